// SPDX-License-Identifier: GPL-3.0-or-later
// Follows containers on a real server that is yours to play with, merged by time, with its connections dropped now and then, and prints
// what was kept: livelogs ADDRESS TOKEN_FILE ENVIRONMENT SECONDS DROPS ID... To be compared with what `docker logs` says.
#include "app/logs/logfeed.h"
#include "app/net/apiclient.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <cstdio>

using namespace longshore;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments();
    QFile token(words.value(2));
    if (words.size() < 7 || !token.open(QIODevice::ReadOnly))
        return 2;
    ApiClient client({.address = ServerAddress::parse(words[1]).address, .accessToken = token.readAll().trimmed()}, ApiClient::systemManagers());
    LogStore store;
    LogFeed feed(store, [&client](const RequestParts &parts, std::chrono::milliseconds quietAfter) { return client.stream(parts, quietAfter); });
    QList<LogOrigin> origins;
    for (const QString &id : words.mid(6))
        origins.append({id, id.left(12)});
    feed.watch(EnvironmentId(words[3].toInt()), origins, {});
    const int seconds = words[4].toInt();
    const int drops = words[5].toInt();
    QTimer dropping;
    QObject::connect(&dropping, &QTimer::timeout, &client, &ApiClient::abortAll);
    if (drops > 0)
        dropping.start(seconds * 1000 / (drops + 1));
    QTimer::singleShot(seconds * 1000, &application, &QCoreApplication::quit);
    application.exec();
    int reconnects = 0;
    for (const auto &source : feed.sources())
        reconnects += source->reconnects();
    std::fprintf(stderr, "%lld lines, %d reconnects, flow %d\n", static_cast<long long>(store.size()), reconnects, int(feed.flow()));
    for (qint64 line = store.first(); line < store.end(); ++line) {
        const LogRow &row = store.row(line);
        std::printf("%s %lld %s\n", qPrintable(feed.sources()[row.source]->origin().name), static_cast<long long>(row.stamp), store.text(line).toByteArray().constData());
    }
    return 0;
}
