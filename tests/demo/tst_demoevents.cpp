// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo's engines say of what happened, held to what a real one said.
#include "tests/demo/asker.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <functional>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

QList<QJsonObject> objectsIn(const QByteArray &text)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : text.split('\n'))
        if (!line.trimmed().isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

QJsonObject recording(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/recordings/2.23/events/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object().value("response"_L1).toObject() : QJsonObject();
}

} // namespace

class TestDemoEvents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void looksAsRecorded();
    void keepsToItsWindow();
    void refusesWhoMayNot();
    void tellsAtOnceOverTcp();
    void holdsBackBehindASocket();

private:
    QByteArray listen(const QByteArray &environment, int milliseconds, const std::function<bool(const QByteArray &)> &isEnough, const std::function<void()> &meanwhile = {});

    Heard ask(const QByteArray &query, const QByteArray &user = "admin") { return m_asker.getAs(user, "/api/endpoints/1/docker/events?" + query); }

    DemoServer m_server;
    Asker m_asker{m_server};
    const QByteArray m_shop = "&filters=%7B%22label%22%3A%5B%22com.docker.compose.project%3Dshop%22%5D%7D";
};

void TestDemoEvents::looksAsRecorded()
{
    const QJsonObject recorded = recording(u"window-stack.json"_s);
    const Heard heard = ask("since=0&until=9999999999" + m_shop);
    QCOMPARE(heard.status, recorded.value("status"_L1).toInt());
    QCOMPARE(heard.header("Content-Type"), recorded.value("headers"_L1).toObject().value("Content-Type"_L1).toString().toLatin1());
    const QList<QJsonObject> real = objectsIn(recorded.value("body"_L1).toString().toUtf8());
    const QList<QJsonObject> sample = objectsIn(heard.body);
    QVERIFY(!real.isEmpty() && sample.size() >= 6);
    for (const QJsonObject &each : sample) {
        QCOMPARE(each.keys(), real.constFirst().keys());
        QCOMPARE(each.value("Actor"_L1).toObject().keys(), real.constFirst().value("Actor"_L1).toObject().keys());
        const QJsonObject attributes = each.value("Actor"_L1).toObject().value("Attributes"_L1).toObject();
        QCOMPARE(attributes.value("com.docker.compose.project"_L1).toString(), u"shop"_s);
        QVERIFY(!attributes.value("name"_L1).toString().isEmpty());
        QCOMPARE(each.value("timeNano"_L1).toInteger() / 1'000'000'000, each.value("time"_L1).toInteger());
    }
    QVERIFY(std::ranges::is_sorted(sample, {}, [](const QJsonObject &each) { return each.value("timeNano"_L1).toInteger(); }));
    const QList<QJsonObject> health = objectsIn(recording(u"window-health.json"_s).value("body"_L1).toString().toUtf8());
    QVERIFY(health.constFirst().value("Action"_L1).toString().startsWith(u"exec_create: "_s)); // As the sample spells it.
}

void TestDemoEvents::keepsToItsWindow()
{
    const Heard all = ask("since=0&until=9999999999");
    QVERIFY(objectsIn(all.body).size() <= 256);
    const qint64 middle = objectsIn(all.body).at(3).value("time"_L1).toInteger();
    for (const QJsonObject &each : objectsIn(ask("since=" + QByteArray::number(middle) + "&until=" + QByteArray::number(middle)).body))
        QCOMPARE(each.value("time"_L1).toInteger(), middle);
    QVERIFY(ask("since=5&until=6").body.isEmpty());
}

void TestDemoEvents::refusesWhoMayNot()
{
    QCOMPARE(ask("since=0&until=1", "noor").status, 403);
    QCOMPARE(m_asker.getAs("admin", "/api/endpoints/99/docker/events?since=0&until=1").status, 404);
}

/// What a stream of the demo said, head and all; `meanwhile` is done when the head is there.
QByteArray TestDemoEvents::listen(const QByteArray &environment, int milliseconds, const std::function<bool(const QByteArray &)> &isEnough,
                                  const std::function<void()> &meanwhile)
{
    const QUrl url(m_server.address().origin());
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!socket.waitForConnected())
        return {};
    socket.write("GET /api/endpoints/" + environment + "/docker/events HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(url.port()) + "\r\nX-API-Key: "
                 + m_server.token() + "\r\n\r\n");
    QByteArray bytes;
    QElapsedTimer clock;
    clock.start();
    bool isDone = false;
    while (clock.elapsed() < milliseconds && !isEnough(bytes)) {
        socket.waitForReadyRead(20);
        bytes += socket.readAll();
        if (!isDone && meanwhile && bytes.contains("\r\n\r\n")) {
            isDone = true;
            meanwhile();
        }
    }
    return bytes;
}

/// As recordings/2.23/events/follow-tcp.json: the head at once, then each event when it happens.
void TestDemoEvents::tellsAtOnceOverTcp()
{
    const auto isTold = [](const QByteArray &heard) { return heard.contains(R"("Action":"remove")"); };
    const QByteArray heard = listen("2", 20'000, isTold, [this] {
        const QByteArray id = QByteArray::number(m_asker.stackId("swarm-b", "mail"));
        QCOMPARE(m_asker.sendAs("admin", "POST", "/api/stacks/" + id + "/stop?endpointId=2").status, 200);
    });
    QVERIFY(heard.startsWith("HTTP/1.1 200"));
    QVERIFY(heard.contains("Transfer-Encoding: chunked"));
    QVERIFY2(isTold(heard), heard.constData());
    QVERIFY(heard.contains("mail_"));
}

/// As recordings/2.23/events/follow-socket.json: nothing, not even a head.
void TestDemoEvents::holdsBackBehindASocket()
{
    QCOMPARE(listen("1", 1500, [](const QByteArray &heard) { return !heard.isEmpty(); }), QByteArray());
}

QTEST_GUILESS_MAIN(TestDemoEvents)
#include "tst_demoevents.moc"
