// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's logs beside those a real server handed on: statuses, headers, frames, and when something comes at all.
#include "app/logs/linereader.h"
#include "app/logs/logdetails.h"
#include "tests/demo/asker.h"
#include "tests/demo/exchange.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr int Local = 1; // Behind a socket.
constexpr int Swarm = 2; // Over TCP.

struct Line {
    bool isError;
    qint64 stamp;
};

QList<Line> linesOf(const QByteArray &frames)
{
    QList<Line> lines;
    LineReader reader;
    reader.feed(frames, [&](const LogLine &line) { lines.append({line.stream == LogStream::Err, line.stamp}); });
    return lines;
}

/// What a stream of the demo sent within that time, head and all.
QByteArray heard(const DemoServer &server, const QByteArray &path, int milliseconds, qsizetype enough)
{
    QTcpSocket socket;
    const QUrl url(server.address().origin());
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!socket.waitForConnected())
        return {};
    socket.write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(url.port()) + "\r\nX-API-Key: " + server.token() + "\r\n\r\n");
    QByteArray bytes;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds && bytes.size() < enough) {
        socket.waitForReadyRead(50);
        bytes += socket.readAll();
    }
    return bytes;
}

} // namespace

class DemoLogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void recordings_data();
    void recordings();
    void windows();
    void detailsOfReplicas();
    void followsOverTcp();
    void holdsBackBehindASocket();
    void stopsWhenNobodyListens();
    void denials();

private:
    QByteArray pathFor(int environment, const QByteArray &query) const;

    DemoServer m_server;
    Asker m_asker{m_server};
};

void DemoLogsTest::initTestCase()
{
    QVERIFY(m_server.start());
}

/// A container that runs there.
QByteArray DemoLogsTest::pathFor(int environment, const QByteArray &query) const
{
    const auto containers = m_server.containersOf(environment == Local ? "shop" : "api", EnvironmentId(environment));
    return "/api/endpoints/" + QByteArray::number(environment) + "/docker/containers/" + containers.value(0).id + "/logs?" + query;
}

void DemoLogsTest::recordings_data()
{
    QTest::addColumn<int>("index");
    const QList<Exchange> all = allExchanges();
    for (int index = 0; index < all.size(); ++index) {
        const Exchange &each = all.at(index);
        const bool isStory = each.name.contains("follow"_L1) || each.name.contains("tty"_L1) || each.name.contains("details"_L1) || each.name.contains("empty"_L1);
        if (each.name.contains("/logs/"_L1) && !isStory)
            QTest::newRow(qPrintable(each.name)) << index;
    }
}

void DemoLogsTest::recordings()
{
    QFETCH(const int, index);
    const Exchange exchange = allExchanges().at(index);
    QByteArrayList query;
    for (auto each = exchange.query.begin(); each != exchange.query.end(); ++each) {
        if (each.key() != "since"_L1 && each.key() != "until"_L1) // Of another time.
            query.append(each.key().toLatin1() + '=' + each.value().toString().toLatin1());
    }
    QByteArray path = pathFor(Local, query.join('&'));
    if (exchange.path.contains("/services/"))
        path = "/api/endpoints/2/docker/services/" + m_server.containersOf("api", EnvironmentId(Swarm)).value(0).name.split('.').first() + "/logs?" + query.join('&');
    const Heard answer = m_asker.getAs("admin", path);
    QCOMPARE(answer.status, exchange.status);
    if (!answer.body.isEmpty()) // Nothing has no type.
        QCOMPARE(answer.header("Content-Type"), exchange.answerHeaders.value("content-type"));
    for (const char *name : {"Api-Version", "Ostype", "Server", "X-Content-Type-Options"})
        QCOMPARE(answer.header(name), exchange.answerHeaders.value(QByteArray(name).toLower()));
    if (exchange.status != 200) {
        QCOMPARE(answer.json().toObject(), exchange.answer.toObject());
        return;
    }
    const QList<Line> told = linesOf(answer.body);
    const QList<Line> recorded = linesOf(QByteArray::fromBase64(exchange.answer["base64"_L1].toString().toLatin1()));
    QVERIFY(!told.isEmpty() || exchange.query["tail"_L1].toString().toInt() < 10);
    for (const Line &line : told)
        QCOMPARE(line.stamp > 0, recorded.first().stamp > 0);
    if (exchange.path.contains("/services/")) // So many of each replica; there was one.
        QVERIFY(told.size() >= exchange.query["tail"_L1].toString().toInt());
    else if (exchange.query.contains("stdout"_L1) && exchange.query.contains("tail"_L1))
        QCOMPARE(told.size(), exchange.query["tail"_L1].toString().toInt());
}

/// From a stamp on, with that very line again; up to a stamp; both.
void DemoLogsTest::windows()
{
    const QByteArray all = "stdout=1&stderr=1&timestamps=1&tail=50";
    const QList<Line> lines = linesOf(m_asker.getAs("admin", pathFor(Local, all)).body);
    QCOMPARE(lines.size(), 50);
    const auto moment = [](qint64 stamp) { return QByteArray::number(stamp / 1'000'000'000) + '.' + QByteArray::number(stamp % 1'000'000'000).rightJustified(9, '0'); };
    const QByteArray from = "stdout=1&stderr=1&timestamps=1&since=" + moment(lines[30].stamp);
    const QList<Line> since = linesOf(m_asker.getAs("admin", pathFor(Local, from)).body);
    QVERIFY(since.size() >= 20);
    QCOMPARE(since.first().stamp, lines[30].stamp);
    const QList<Line> between = linesOf(m_asker.getAs("admin", pathFor(Local, from + "&until=" + moment(lines[39].stamp))).body);
    QCOMPARE(between.size(), 10);
}

/// Spelt as on a real engine, and of each replica that runs as many lines as were asked for.
void DemoLogsTest::detailsOfReplicas()
{
    const QRegularExpression spelling(u"^com\\.docker\\.swarm\\.node\\.id=[a-z0-9]{25},com\\.docker\\.swarm\\.service\\.id=[a-z0-9]{25},com\\.docker\\.swarm\\.task\\.id=[a-z0-9]{25}$"_s);
    const auto count = [&](const QByteArray &frames) {
        QHash<QByteArray, int> tasks;
        LineReader reader(true);
        reader.feed(frames, [&](const LogLine &line) {
            if (spelling.match(QString::fromLatin1(line.details)).hasMatch())
                ++tasks[LogDetails::of(line.details)->task];
            else
                ++tasks[{}];
        });
        return tasks;
    };
    const QList<Exchange> all = allExchanges();
    const Exchange recorded = *std::ranges::find_if(all, [](const Exchange &each) { return each.name.endsWith("logs/service-details"_L1); });
    const auto real = count(QByteArray::fromBase64(recorded.answer["base64"_L1].toString().toLatin1()));
    QCOMPARE(real.size(), 1);
    QVERIFY(!real.contains({}));
    const QByteArray service = m_server.containersOf("api", EnvironmentId(Swarm)).value(0).name.split('.').first();
    const QByteArray path = "/api/endpoints/2/docker/services/" + service + "/logs?stdout=1&stderr=1&timestamps=1&tail=3&details=1";
    const auto told = count(m_asker.getAs("admin", path).body);
    QVERIFY(told.size() > 1);
    for (const int lines : told)
        QCOMPARE(lines, 3);
    QVERIFY(!told.contains({}));
    // No end is heeded, as on the real one (20.10).
    QCOMPARE(count(m_asker.getAs("admin", path + "&until=1000").body), told);
    // Of a container there is nothing to tell but the space.
    const QByteArray alone = m_asker.getAs("admin", pathFor(Local, "stdout=1&stderr=1&timestamps=1&tail=1&details=1")).body;
    QVERIFY(alone.contains("Z  "));
}

void DemoLogsTest::followsOverTcp()
{
    const QByteArray bytes = heard(m_server, pathFor(Swarm, "stdout=1&stderr=1&timestamps=1&tail=2&follow=1"), 10'000, 700);
    QVERIFY(bytes.startsWith("HTTP/1.1 200"));
    QVERIFY(bytes.contains("Transfer-Encoding: chunked"));
    QVERIFY(bytes.size() >= 700); // More than the two lines it began with.
}

void DemoLogsTest::holdsBackBehindASocket()
{
    QCOMPARE(heard(m_server, pathFor(Local, "stdout=1&stderr=1&timestamps=1&tail=2&follow=1"), 2000, 1), QByteArray());
    const QByteArray much = heard(m_server, pathFor(Local, "stdout=1&stderr=1&timestamps=1&tail=100&follow=1"), 10'000, 4096);
    QCOMPARE(much.size() % 4096, 0);
    QVERIFY(much.startsWith("HTTP/1.1 200"));
}

/// The server goes on for everybody else.
void DemoLogsTest::stopsWhenNobodyListens()
{
    for (int i = 0; i < 20; ++i)
        QVERIFY(heard(m_server, pathFor(Swarm, "stdout=1&stderr=1&tail=1&follow=1"), 5000, 100).startsWith("HTTP/1.1 200"));
    QCOMPARE(m_asker.getAs("admin", "/api/system/status").status, 200);
}

void DemoLogsTest::denials()
{
    const auto other = m_server.containersOf("grafana", EnvironmentId(Local));
    const QByteArray path = "/api/endpoints/1/docker/containers/" + other.value(0).id + "/logs?stdout=1";
    const Heard denied = m_asker.getAs("alice", path);
    QCOMPARE(denied.status, 500);
    QCOMPARE(denied.text("details"), u"Mime: no media type"_s);
    QCOMPARE(m_asker.getAs("noor", path).status, 403);
    QCOMPARE(m_asker.getAs("admin", "/api/endpoints/1/docker/containers/nothing/logs?stdout=1").status, 404);
}

QTEST_GUILESS_MAIN(DemoLogsTest)
#include "tst_demologs.moc"
