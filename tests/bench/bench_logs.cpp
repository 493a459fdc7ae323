// SPDX-License-Identifier: GPL-3.0-or-later
// A million lines of 20 containers: read, put in order and kept, beside a program that does nothing but take the frames apart and copy;
// and searched with a regular expression, beside grep on the same text.
#include "app/logs/logingest.h"
#include "app/logs/logsearch.h"
#include "app/logs/logstore.h"
#include "tests/bench/millionlines.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace longshore;
using bench::MillionLines;
using namespace Qt::StringLiterals;

namespace {

constexpr int Sources = MillionLines::Sources;
constexpr int LinesEach = MillionLines::LinesEach;
constexpr int Runs = 5;

/// What has to be done at the least: heads read, payloads copied.
QByteArray plainCopy(const QList<QByteArray> &logs)
{
    QByteArray out;
    for (const QByteArray &log : logs) {
        for (const char *at = log.constData(), *end = at + log.size(); at < end;) {
            const quint32 size = qFromBigEndian<quint32>(at + 4);
            out.append(at + 8, size);
            at += 8 + size;
        }
    }
    return out;
}

/// In pieces of 64 KiB, one source after the other, as they come over the wire.
void ingest(const QList<QByteArray> &logs, LogStore &store)
{
    LogIngest reader;
    QObject::connect(&reader, &LogIngest::ready, &store, [&store](const LogBatch &batch) { store.add(batch); });
    for (int source = 0; source < logs.size(); ++source)
        reader.beginAnswer(quint16(source));
    constexpr qsizetype Piece = 64 * 1024;
    const qsizetype longest = std::ranges::max(logs, {}, &QByteArray::size).size();
    for (qsizetype at = 0; at < longest; at += Piece) {
        for (int source = 0; source < logs.size(); ++source)
            if (at < logs[source].size())
                reader.feed(quint16(source), logs[source].mid(at, Piece));
    }
    for (int source = 0; source < logs.size(); ++source)
        reader.endAnswer(quint16(source), true);
    while (store.isMerging()) // Late lines are put into their places by another thread, which is part of the work.
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// A figure of something else than what was to be measured is none.
int fail(const char *what, qint64 got, qint64 wanted)
{
    std::fprintf(stderr, "bench_logs: %s: %lld instead of %lld\n", what, static_cast<long long>(got), static_cast<long long>(wanted));
    return 1;
}

template <typename Work>
double best(Work work)
{
    double least = 1e9;
    for (int run = 0; run < Runs; ++run) {
        QElapsedTimer clock;
        clock.start();
        work();
        least = std::min(least, double(clock.nsecsElapsed()) / 1e6);
    }
    return least;
}

void print(const char *what, double ours, double peer, double goal)
{
    std::printf("%-58s %9.1f %9.1f %-4s %8.2f  (goal: at most %.1f)\n", what, ours, peer, "ms", ours / peer, goal);
}

QByteArray textOf(const LogStore &store)
{
    QByteArray text;
    for (qint64 line = store.first(); line < store.end(); ++line)
        text.append(store.text(line)).append('\n');
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QList<QByteArray> logs = MillionLines::frames();
    qsizetype copied = 0;
    const double copy = best([&] { copied = plainCopy(logs).size(); });
    LogStore store(LogStore::Limit{.lines = 2'000'000, .bytes = 1'000'000'000});
    const double read = best([&] {
        store.clear();
        ingest(logs, store);
    });
    if (store.size() != Sources * LinesEach)
        return fail("lines kept", store.size(), Sources * LinesEach);
    std::printf("%lld lines, %lld MB in frames\n", static_cast<long long>(store.size()), static_cast<long long>(copied / 1'000'000));
    print("a million log lines, read and ordered : frames copied", read, copy, 3);

    QTemporaryDir folder;
    QFile file(folder.filePath(u"log"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(textOf(store)) < 0 || !file.flush())
        return 1;
    const std::atomic<bool> stop = false;
    std::size_t found = 0;
    const double search = best([&] { found = searchLog(store.snapshot(), {u"timeout|refus[a-z]+"_s, true, true}, {}, stop).matches.size(); });
    QByteArray counted;
    const double grep = best([&] {
        QProcess peer;
        peer.start(u"grep"_s, {u"-cE"_s, u"timeout|refus[a-z]+"_s, file.fileName()});
        peer.waitForFinished();
        counted = peer.readAll().trimmed();
    });
    if (qsizetype(found) != counted.toLongLong())
        return fail("lines found, beside grep", qint64(found), counted.toLongLong());
    print("a regular expression in a million lines : grep", search, grep, 2);
    return 0;
}
