// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"
#include "app/logs/logfeed.h"
#include "app/logs/logingest.h"
#include "tests/faults/client.h"
#include "tests/faults/faultserver.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>
#include <QtEndian>

#include <atomic>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char ChunkedHead[] = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
constexpr qint64 Second = 1'000'000'000;
constexpr qint64 Day = 1'795'468'000; ///< Some second of the log.

QByteArray chunkOf(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray stampOf(qint64 nanoseconds)
{
    return QDateTime::fromSecsSinceEpoch(nanoseconds / Second, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1() + '.'
        + QByteArray::number(nanoseconds % Second).rightJustified(9, '0') + 'Z';
}

/// A container that has written lines, 100 ms apart, and goes on; the server may break off wherever it wants.
class LogServer
{
public:
    explicit LogServer(int lines)
        : m_lines(lines)
        , m_server([this](Wire &wire) { serve(wire); })
    {
    }

    ~LogServer() { end(); }

    int port() const { return m_server.port(); }
    FaultServer &server() { return m_server; }
    void write(int lines) { m_lines += lines; }
    std::atomic<bool> heldBack = false; ///< Followers get nothing, not even a head.
    std::atomic<bool> comesAtOnce = false; ///< What is there comes in one packet with the head.
    std::atomic<int> breaksAfter = -1; ///< Bytes of a follower's body; then the connection is reset, once.
    std::atomic<int> status = 200;
    std::atomic<int> followers = 0;
    std::atomic<int> polls = 0;

    static QByteArray line(int index)
    {
        // Every fourth pair has the same stamp and the same words.
        const int said = index % 4 == 3 ? index - 1 : index;
        const qint64 stamp = Day * Second + qint64(said) * 100'000'000;
        const QByteArray payload = stampOf(stamp) + " line " + QByteArray::number(said) + '\n';
        QByteArray head(8, '\0');
        head[0] = 1;
        qToBigEndian(quint32(payload.size()), head.data() + 4);
        return head + payload;
    }
    static qint64 stampOfLine(int index) { return Day * Second + qint64(index % 4 == 3 ? index - 1 : index) * 100'000'000; }

private:
    void serve(Wire &wire)
    {
        while (wire.readHead()) {
            const QByteArray path = wire.request().path();
            if (status != 200) {
                wire.write("HTTP/1.1 " + QByteArray::number(status) + " No\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"message\":\"no\"}");
                continue;
            }
            const QUrlQuery query(QUrl(QString::fromLatin1(path)).query());
            const QString since = query.queryItemValue(u"since"_s);
            const qint64 from = since.section(u'.', 0, 0).toLongLong() * Second + since.section(u'.', 1).toLongLong();
            int next = 0;
            while (next < m_lines && stampOfLine(next) < from)
                ++next;
            if (query.hasQueryItem(u"tail"_s))
                next = std::max(next, m_lines - query.queryItemValue(u"tail"_s).toInt());
            if (!query.hasQueryItem(u"follow"_s)) {
                ++polls;
                QByteArray body;
                for (const int end = m_lines; next < end; ++next)
                    body += line(next);
                wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                continue;
            }
            ++followers;
            if (heldBack && !path.contains("/fast/"))
                return wire.waitForPeer();
            if (!follow(wire, next))
                return;
        }
    }

    bool follow(Wire &wire, int next)
    {
        QByteArray start = ChunkedHead;
        m_lines += comesAtOnce ? 80 : 0; // Some 4 KiB.
        for (const int end = m_lines; comesAtOnce && next < end; ++next)
            start += chunkOf(line(next));
        if (!wire.write(start))
            return false;
        int told = 0;
        while (true) {
            for (const int end = m_lines; next < end; ++next) {
                const QByteArray frame = line(next);
                const int most = breaksAfter;
                if (most >= 0 && told + frame.size() > most) {
                    breaksAfter = -1;
                    wire.write(chunkOf(frame.first(std::max<qsizetype>(most - told, 1))));
                    std::this_thread::sleep_for(50ms);
                    wire.reset();
                    return false;
                }
                if (!wire.write(chunkOf(frame)))
                    return false;
                told += int(frame.size());
            }
            std::this_thread::sleep_for(5ms);
            if (m_isOver)
                return false;
        }
    }

public:
    void end()
    {
        m_isOver = true;
        m_server.dropConnections();
    }

private:
    std::atomic<int> m_lines;
    std::atomic<bool> m_isOver = false;
    FaultServer m_server;
};

QStringList expectedLines(int from, int to)
{
    QStringList lines;
    for (int i = from; i < to; ++i)
        lines.append(u"line %1"_s.arg(i % 4 == 3 ? i - 1 : i));
    return lines;
}

QStringList linesIn(const LogStore &store)
{
    QStringList lines;
    for (qint64 line = store.first(); line < store.end(); ++line)
        lines.append(QString::fromUtf8(store.text(line)));
    return lines;
}

} // namespace

/// Logs as they come over real sockets: whatever becomes of the connection, no line is lost and none is doubled.
class LogFeedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsThenFollows();
    void asksWhereStreamsAreHeldBack();
    void oneThatWritesMuchSaysNothing();
    void goesOnAfterEveryBreak();
    void goesOnAfterTheServerWasGone();
    void emptyLogThatBegins();
    void refused_data();
    void refused();
    void stopsAndGoesOn();
    void waitsUnseenWithoutAsking();
    void whatIsOnItsWayIsDropped_data();
    void whatIsOnItsWayIsDropped();
    void demoMergesByTime();
    void demoBehindASocket();

private:
    void open(int port)
    {
        feed.reset();
        client = std::make_unique<ApiClient>(ApiTarget{.address = at("http", "127.0.0.1", port), .accessToken = Token}, ApiClient::systemManagers());
        makeFeed();
    }
    void makeFeed()
    {
        store.clear();
        feed = std::make_unique<LogFeed>(store, [this](const RequestParts &parts, std::chrono::milliseconds quietAfter) { return client->stream(parts, quietAfter); });
        feed->asking().askEvery = 50ms;
        feed->asking().flowWithin = 300ms;
        feed->asking().retryAfter = 20ms;
        feed->asking().endedAgainAfter = 50ms;
    }
    void watch(const QList<LogOrigin> &origins, const LogWindow &window = {.tail = 1000}, EnvironmentId environment = EnvironmentId(1))
    {
        feed->watch(environment, origins, window);
    }
    LogSource::State state() const { return feed->sources().front()->state(); }

    std::unique_ptr<ApiClient> client;
    LogStore store;
    std::unique_ptr<LogFeed> feed;
};

void LogFeedTest::readsThenFollows()
{
    LogServer server(10);
    open(server.port());
    watch({{u"abc"_s, u"web"_s}}, {.tail = 4});
    QTRY_COMPARE(linesIn(store), expectedLines(6, 10));
    QTRY_COMPARE(state(), LogSource::State::Live);
    QTRY_COMPARE(feed->flow(), LogFlow::Live);
    server.write(5);
    QTRY_COMPARE(linesIn(store), expectedLines(6, 15));
    server.end();
}

void LogFeedTest::asksWhereStreamsAreHeldBack()
{
    LogServer server(10);
    server.heldBack = true;
    open(server.port());
    watch({{u"abc"_s, u"web"_s}});
    QTRY_COMPARE(state(), LogSource::State::Asked);
    QCOMPARE(feed->flow(), LogFlow::Asked);
    server.write(7);
    QTRY_COMPARE(linesIn(store), expectedLines(0, 17));
    const int polls = server.polls;
    QTRY_VERIFY(server.polls > polls + 3);
    QCOMPARE(linesIn(store), expectedLines(0, 17));
    QCOMPARE(server.followers, 1); // Found out once.
}

/// The head of a busy container's log comes soon, with 4 KiB behind it: the others are held back all the same.
void LogFeedTest::oneThatWritesMuchSaysNothing()
{
    LogServer server(200);
    server.heldBack = true;
    server.comesAtOnce = true;
    open(server.port());
    LogWindow window{.tail = 100};
    feed->asking().flowWithin = 600ms;
    watch({{u"fast"_s, u"fast"_s}, {u"slow"_s, u"slow"_s}}, window);
    QTRY_COMPARE(feed->flow(), LogFlow::Asked);
    QTRY_COMPARE(feed->sources()[1]->state(), LogSource::State::Asked);
    server.end();
}

/// Cut inside heads, stamps and texts of frames.
void LogFeedTest::goesOnAfterEveryBreak()
{
    LogServer server(4);
    open(server.port());
    watch({{u"abc"_s, u"web"_s}});
    int lines = 4;
    for (int at = 1; at < 60; at += 6) {
        QTRY_COMPARE(state(), LogSource::State::Live);
        const int before = feed->sources().front()->reconnects();
        server.breaksAfter = at;
        server.write(5);
        lines += 5;
        QTRY_COMPARE(feed->sources().front()->reconnects(), before + 1);
        QTRY_COMPARE(linesIn(store), expectedLines(0, lines));
    }
    QTest::qWait(100);
    QCOMPARE(linesIn(store), expectedLines(0, lines));
    server.end();
}

void LogFeedTest::goesOnAfterTheServerWasGone()
{
    LogServer server(4);
    open(server.port());
    watch({{u"abc"_s, u"web"_s}});
    QTRY_COMPARE(state(), LogSource::State::Live);
    server.server().stopListening();
    server.server().dropConnections();
    QTRY_COMPARE(state(), LogSource::State::Waiting);
    QVERIFY(feed->sources().front()->error().has_value());
    QCOMPARE(feed->sources().front()->error()->kind, ApiError::Kind::Network);
    QVERIFY(feed->sources().front()->retryAt().isValid());
    server.write(6);
    server.server().listenAgain();
    feed->retryNow();
    QTRY_COMPARE(linesIn(store), expectedLines(0, 10));
    QTRY_COMPARE(state(), LogSource::State::Live);
    QVERIFY(!feed->sources().front()->error());
    server.end();
}

void LogFeedTest::emptyLogThatBegins()
{
    LogServer server(0);
    open(server.port());
    watch({{u"abc"_s, u"web"_s}}, {.tail = 2});
    QTRY_COMPARE(state(), LogSource::State::Live);
    QCOMPARE(store.size(), 0);
    QVERIFY(feed->hasTold());
    server.write(5); // More than were asked for at first.
    QTRY_COMPARE(linesIn(store), expectedLines(0, 5));
    server.end();
}

void LogFeedTest::refused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<LogSource::State>("state");
    QTest::newRow("token") << 401 << LogSource::State::Refused;
    QTest::newRow("right") << 403 << LogSource::State::Refused;
    QTest::newRow("gone") << 404 << LogSource::State::Gone;
    QTest::newRow("engine down") << 502 << LogSource::State::Waiting;
}

void LogFeedTest::refused()
{
    QFETCH(const int, status);
    QFETCH(const LogSource::State, state);
    LogServer server(4);
    server.status = status;
    open(server.port());
    watch({{u"abc"_s, u"web"_s}});
    QTRY_COMPARE(this->state(), state);
    QVERIFY(feed->hasTold());
    server.status = 200;
    feed->retryNow();
    if (state == LogSource::State::Gone)
        return;
    QTRY_COMPARE(linesIn(store), expectedLines(0, 4));
    server.end();
}

void LogFeedTest::stopsAndGoesOn()
{
    LogServer server(4);
    open(server.port());
    watch({{u"abc"_s, u"web"_s}});
    QTRY_COMPARE(state(), LogSource::State::Live);
    feed->setFollowing(false);
    QTRY_COMPARE(state(), LogSource::State::Done);
    server.write(4);
    QTest::qWait(100);
    QCOMPARE(linesIn(store), expectedLines(0, 4));
    feed->setFollowing(true);
    QTRY_COMPARE(linesIn(store), expectedLines(0, 8));
    server.end();
}

void LogFeedTest::waitsUnseenWithoutAsking()
{
    LogServer server(4);
    server.status = 502;
    open(server.port());
    watch({{u"abc"_s, u"web"_s}});
    QTRY_COMPARE(state(), LogSource::State::Waiting);
    QVERIFY(feed->sources().front()->retryAt().isValid());
    feed->setFollowing(false);
    QTRY_VERIFY(!feed->sources().front()->retryAt().isValid());
    QTest::qWait(50); // For one that was under way.
    server.status = 200;
    QTest::qWait(300);
    QCOMPARE(store.size(), 0);
    feed->setFollowing(true);
    QTRY_COMPARE(linesIn(store), expectedLines(0, 4));
    QTRY_COMPARE(state(), LogSource::State::Live);
    server.end();
}

void LogFeedTest::whatIsOnItsWayIsDropped_data()
{
    QTest::addColumn<bool>("isAnother");
    QTest::newRow("no feed any more") << false;
    QTest::newRow("another log") << true;
}

/// A batch that the thread has handed over, and that is taken only when its log is no longer shown.
void LogFeedTest::whatIsOnItsWayIsDropped()
{
    QFETCH(const bool, isAnother);
    LogServer server(4);
    open(server.port());
    watch({{u"abc"_s, u"web"_s}});
    QTRY_COMPARE(state(), LogSource::State::Live);
    QCOMPARE(linesIn(store), expectedLines(0, 4));
    QMetaObject::invokeMethod(feed->asking().ingest, [ingest = feed->asking().ingest] { ingest->feed(0, LogServer::line(20)); });
    QThread::msleep(200); // Nothing is taken meanwhile.
    if (isAnother)
        watch({{u"def"_s, u"db"_s}});
    else
        feed.reset();
    QTest::qWait(50);
    QTRY_VERIFY(!feed || state() == LogSource::State::Live);
    QCOMPARE(linesIn(store), expectedLines(0, 4));
    server.end();
}

/// All containers of a stack of the demo, beside what each says alone.
void LogFeedTest::demoMergesByTime()
{
    DemoServer demo;
    QVERIFY(demo.start());
    client = std::make_unique<ApiClient>(ApiTarget{.address = demo.address(), .accessToken = demo.token()}, ApiClient::systemManagers());
    makeFeed();
    QList<LogOrigin> origins;
    for (const DemoContainer &each : demo.containersOf("api", EnvironmentId(2)))
        origins.append({QString::fromLatin1(each.id), QString::fromLatin1(each.name)});
    QVERIFY(origins.size() >= 2);
    watch(origins, {.tail = 200}, EnvironmentId(2));
    QTRY_VERIFY(feed->hasTold());
    QTRY_VERIFY(store.size() >= 200 * origins.size());
    QTRY_COMPARE(feed->flow(), LogFlow::Live);
    const qint64 before = store.size();
    QTRY_VERIFY(store.size() > before + 2);
    QList<int> counts(origins.size());
    for (qint64 line = store.first(); line < store.end(); ++line) {
        ++counts[store.row(line).source];
        if (line > store.first())
            QVERIFY(store.row(line - 1).stamp <= store.row(line).stamp);
    }
    for (const int count : counts)
        QVERIFY(count >= 200);
}

void LogFeedTest::demoBehindASocket()
{
    DemoServer demo;
    QVERIFY(demo.start());
    client = std::make_unique<ApiClient>(ApiTarget{.address = demo.address(), .accessToken = demo.token()}, ApiClient::systemManagers());
    makeFeed();
    const auto containers = demo.containersOf("shop", EnvironmentId(1));
    QVERIFY(!containers.isEmpty());
    watch({{QString::fromLatin1(containers.first().id), u"web"_s}}, {.tail = 5});
    QTRY_COMPARE(state(), LogSource::State::Asked);
    const qint64 before = store.size();
    QTRY_VERIFY_WITH_TIMEOUT(store.size() > before + 1, 10'000);
}

QTEST_GUILESS_MAIN(LogFeedTest)
#include "tst_logfeed.moc"
