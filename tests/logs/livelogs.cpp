// SPDX-License-Identifier: GPL-3.0-or-later
// Follows containers on a real server that is yours to play with, merged by time, with its connections dropped now and then, and prints
// what was kept: livelogs ADDRESS TOKEN_FILE ENVIRONMENT SECONDS DROPS ID... To be compared with what `docker logs` says. In place of the id
// of a container a service of a Swarm may stand, with what its replicas are called: service:ID:NAME:TASK=NAME,TASK=NAME
#include "app/logs/logfeed.h"
#include "app/net/apiclient.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <cstdio>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

LogOrigin originOf(const QString &word)
{
    const QStringList parts = word.split(u':');
    if (parts.first() != u"service"_s)
        return {.id = word, .name = word.left(12)};
    LogOrigin origin{.id = parts.value(1), .name = parts.value(2), .isService = true};
    for (const QString &task : parts.value(3).split(u',', Qt::SkipEmptyParts))
        origin.replicas.insert(task.section(u'=', 0, 0), task.section(u'=', 1));
    return origin;
}

} // namespace

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
        origins.append(originOf(id));
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
    const QStringList names = feed.names();
    for (qint64 line = store.first(); line < store.end(); ++line) {
        const LogRow &row = store.row(line);
        std::printf("%s %lld %s\n", qPrintable(names.value(row.source)), static_cast<long long>(row.stamp), store.text(line).toByteArray().constData());
    }
    return 0;
}
