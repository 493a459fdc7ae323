// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logfeed.h"
#include "tests/faults/client.h"
#include "tests/logs/serviceserver.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The log of a service over real sockets: whose line is whose, whatever becomes of its replicas and of the connection.
class ServiceLogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        server = std::make_unique<ServiceServer>();
        client = std::make_unique<ApiClient>(ApiTarget{.address = at("http", "127.0.0.1", server->port()), .accessToken = Token}, ApiClient::systemManagers());
        feed = std::make_unique<LogFeed>(store, [this](const RequestParts &parts, std::chrono::milliseconds quietAfter) { return client->stream(parts, quietAfter); });
        feed->asking().flowWithin = 300ms;
        feed->asking().retryAfter = 20ms;
        feed->asking().endedAgainAfter = 50ms;
    }
    void cleanup()
    {
        feed.reset();
        server.reset();
    }
    void tellsReplicasApart();
    void oneInThePlaceOfAnother();
    void whoIsNotListedYet();
    void goesOnAfterEveryBreak();
    void breakInTheFirstPart();
    void firstPartThatNeverEnds();
    void clockBehind();
    void breakWhileCatchingUp();

private:
    void watch(const QHash<QString, QString> &replicas, const LogWindow &window = {.tail = 1000}) { feed->watch(EnvironmentId(1), {origin(replicas)}, window); }
    static LogOrigin origin(const QHash<QString, QString> &replicas)
    {
        return {.id = u"s"_s, .name = u"web"_s, .isService = true, .pod = {}, .replicas = replicas};
    }
    LogSource::State state() const { return feed->sources().front()->state(); }
    /// By the name of the replica, in the order of the store.
    QHash<QString, QStringList> lines() const
    {
        QHash<QString, QStringList> all;
        for (qint64 line = store.first(); line < store.end(); ++line)
            all[feed->names().value(store.row(line).source)].append(QString::fromUtf8(store.text(line)));
        return all;
    }
    static QStringList written(const QString &task, int from, int to)
    {
        QStringList all;
        for (int i = from; i < to; ++i)
            all.append(u"%1 %2"_s.arg(task).arg(i));
        return all;
    }

    LogStore store;
    std::unique_ptr<ServiceServer> server;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<LogFeed> feed;
};

void ServiceLogsTest::tellsReplicasApart()
{
    server->write("a", 3);
    server->write("b", 5);
    watch({{u"a"_s, u"web.1"_s}, {u"b"_s, u"web.2"_s}, {u"c"_s, u"web.3"_s}}, {.tail = 4});
    QCOMPARE(feed->names(), (QStringList{u"web.1"_s, u"web.2"_s, u"web.3"_s})); // Whether they have written or not.
    QTRY_COMPARE(lines()[u"web.2"_s], written(u"b"_s, 1, 5)); // Of each replica as many as were asked for.
    QCOMPARE(lines()[u"web.1"_s], written(u"a"_s, 0, 3));
    QTRY_COMPARE(state(), LogSource::State::Live);
    server->write("c", 2);
    QTRY_COMPARE(lines()[u"web.3"_s], written(u"c"_s, 0, 2));
    QCOMPARE(lines().size(), 3);
}

/// Rolling update: the new task of a place is called as the one before it, whose lines stay what they were.
void ServiceLogsTest::oneInThePlaceOfAnother()
{
    server->write("old", 3);
    server->write("b", 3);
    watch({{u"old"_s, u"web.1"_s}, {u"b"_s, u"web.2"_s}});
    QTRY_COMPARE(state(), LogSource::State::Live);
    server->pass(ServiceServer::Second);
    feed->setOrigins({origin({{u"old"_s, u"web.1"_s}, {u"new"_s, u"web.1"_s}, {u"b"_s, u"web.2"_s}})});
    server->write("new", 4);
    QTRY_COMPARE(lines()[u"web.1"_s], written(u"old"_s, 0, 3) + written(u"new"_s, 0, 4));
    QCOMPARE(feed->names(), (QStringList{u"web.1"_s, u"web.2"_s}));
    // The engine forgets the old task; its lines are still those of the first replica.
    feed->setOrigins({origin({{u"new"_s, u"web.1"_s}, {u"b"_s, u"web.2"_s}})});
    QCOMPARE(lines()[u"web.1"_s], written(u"old"_s, 0, 3) + written(u"new"_s, 0, 4));
    QCOMPARE(lines()[u"web.2"_s], written(u"b"_s, 0, 3));
}

/// A task writes before it is known which it is; from then on all of its lines are called so.
void ServiceLogsTest::whoIsNotListedYet()
{
    server->write("a", 2);
    watch({{u"a"_s, u"web.1"_s}});
    QTRY_COMPARE(state(), LogSource::State::Live);
    server->write("new", 2);
    QTRY_COMPARE(lines()[u"web"_s], written(u"new"_s, 0, 2));
    feed->setOrigins({origin({{u"a"_s, u"web.1"_s}, {u"new"_s, u"web.2"_s}})});
    QTRY_COMPARE(lines()[u"web.2"_s], written(u"new"_s, 0, 2));
    server->pass(ServiceServer::Second);
    server->write("new", 2);
    QTRY_COMPARE(lines()[u"web.2"_s], written(u"new"_s, 0, 4));
    QVERIFY(!lines().contains(u"web"_s));
}

/// Cut inside heads, stamps, details and texts.
void ServiceLogsTest::goesOnAfterEveryBreak()
{
    const QHash<QString, QString> replicas{{u"a"_s, u"web.1"_s}, {u"b"_s, u"web.2"_s}, {u"c"_s, u"web.3"_s}};
    server->write("a", 4);
    server->write("b", 4);
    watch(replicas);
    int count = 4;
    for (int at = 1; at < 400; at += 37) {
        QTRY_COMPARE(state(), LogSource::State::Live);
        const int before = feed->sources().front()->reconnects();
        server->breaksAfter = at;
        server->pass(ServiceServer::Second);
        for (const char *task : {"a", "b", "c"})
            server->write(task, 3);
        count += 3;
        QTRY_VERIFY(feed->sources().front()->reconnects() > before);
        QTRY_COMPARE(lines()[u"web.3"_s], written(u"c"_s, 0, count - 4));
        QTRY_COMPARE(lines()[u"web.1"_s], written(u"a"_s, 0, count));
        QTRY_COMPARE(lines()[u"web.2"_s], written(u"b"_s, 0, count));
    }
    QTest::qWait(100);
    QCOMPARE(store.size(), 2 * count + count - 4);
}

/// One replica has said all of it, the other nothing yet.
void ServiceLogsTest::breakInTheFirstPart()
{
    server->write("a", 30);
    server->write("b", 30);
    server->breaksAfter = 2700; // In the first line of the second.
    watch({{u"a"_s, u"web.1"_s}, {u"b"_s, u"web.2"_s}}, {.tail = 20});
    QTRY_COMPARE(lines()[u"web.2"_s], written(u"b"_s, 10, 30));
    QCOMPARE(lines()[u"web.1"_s], written(u"a"_s, 10, 30));
    QTRY_COMPARE(state(), LogSource::State::Live);
    QCOMPARE(store.size(), 40);
}

/// An engine of 20.10 stops in the middle when several replicas have much to tell: what is written from then on is not to wait for it.
void ServiceLogsTest::firstPartThatNeverEnds()
{
    feed->asking().stalledAfter = 600ms;
    server->write("a", 30);
    server->write("b", 30);
    server->stallsAfter = 2700;
    watch({{u"a"_s, u"web.1"_s}, {u"b"_s, u"web.2"_s}}, {.tail = 20});
    QTRY_COMPARE(state(), LogSource::State::Live);
    QVERIFY(feed->sources().front()->isPartial());
    QVERIFY(feed->hasTold());
    server->pass(60 * ServiceServer::Second);
    server->write("a", 3);
    server->write("b", 3);
    QTRY_VERIFY(lines()[u"web.2"_s].contains(u"b 32"_s));
    QTRY_COMPARE(lines()[u"web.1"_s], written(u"a"_s, 10, 33));
}

/// What a node whose clock is behind writes during a break has an earlier stamp than what the others had written before it.
void ServiceLogsTest::clockBehind()
{
    constexpr qint64 Behind = -5 * ServiceServer::Second;
    server->write("a", 10);
    server->write("b", 10, "node2", Behind);
    watch({{u"a"_s, u"web.1"_s}, {u"b"_s, u"web.2"_s}});
    QTRY_COMPARE(state(), LogSource::State::Live);
    server->server().stopListening();
    server->server().dropConnections();
    QTRY_COMPARE(state(), LogSource::State::Waiting);
    server->pass(ServiceServer::Second);
    server->write("a", 10);
    server->write("b", 10, "node2", Behind);
    server->server().listenAgain();
    feed->retryNow();
    QTRY_COMPARE(lines()[u"web.2"_s], written(u"b"_s, 0, 20));
    QTRY_COMPARE(lines()[u"web.1"_s], written(u"a"_s, 0, 20));
    QCOMPARE(store.size(), 40);
}

/// After a long break a replica has told all of it, up to now, when the connection breaks again: of the others nothing came yet.
void ServiceLogsTest::breakWhileCatchingUp()
{
    server->write("a", 5);
    server->write("b", 5);
    watch({{u"a"_s, u"web.1"_s}, {u"b"_s, u"web.2"_s}});
    QTRY_COMPARE(state(), LogSource::State::Live);
    feed->setFollowing(false);
    QTRY_COMPARE(state(), LogSource::State::Done);
    for (int minute = 0; minute < 5; ++minute) {
        server->pass(60 * ServiceServer::Second);
        server->write("a", 10);
        server->write("b", 10);
    }
    server->breaksAfter = 7800; // After what the first has to tell.
    feed->setFollowing(true);
    QTRY_COMPARE(lines()[u"web.2"_s], written(u"b"_s, 0, 55));
    QTRY_COMPARE(lines()[u"web.1"_s], written(u"a"_s, 0, 55));
    QCOMPARE(server->breaksAfter.load(), -1);
    QCOMPARE(store.size(), 110);
}

QTEST_GUILESS_MAIN(ServiceLogsTest)
#include "tst_servicelogs.moc"
