// SPDX-License-Identifier: GPL-3.0-or-later
// Terminals in pods of the demo server: as silent as those of a real one (portainer-api.md 6.5, 7.2).
#include "tests/demo/asker.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QWebSocket>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// One websocket as a client has it.
struct PodLine {
    PodLine(const DemoServer &server, const QByteArray &query, const QByteArray &token)
        : opened(&socket, &QWebSocket::connected)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) { heard += text.toUtf8(); });
        QNetworkRequest request(QUrl::fromEncoded("ws://127.0.0.1:" + QByteArray::number(server.address().port()) + "/api/websocket/pod?" + query));
        if (!token.isEmpty())
            request.setRawHeader("X-API-Key", token);
        socket.open(request);
    }
    bool hasOpened() { return QTest::qWaitFor([this] { return !opened.isEmpty(); }); }
    bool isGone() { return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::UnconnectedState; }); }
    bool hears(const QByteArray &text) { return QTest::qWaitFor([&] { return heard.contains(text); }); }

    QWebSocket socket;
    QSignalSpy opened;
    QByteArray heard;
};

} // namespace

class TestDemoPodConsole : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        const QJsonArray pods = m_asker.getAs("admin", "/api/endpoints/4/kubernetes/api/v1/namespaces/shop/pods").json().toObject()["items"_L1].toArray();
        const QJsonObject pod = pods.first().toObject();
        m_pod = pod["metadata"_L1].toObject()["name"_L1].toString().toUtf8();
        m_container = pod["spec"_L1].toObject()["containers"_L1].toArray().first().toObject()["name"_L1].toString().toUtf8();
        QVERIFY(!m_pod.isEmpty() && !m_container.isEmpty());
    }
    void saysNothingOfItsEnd();
    void whatCannotStartIsClosed_data();
    void whatCannotStartIsClosed();
    void scriptsTell();
    void refusals_data();
    void refusals();

private:
    QByteArray query(const QByteArray &pod, const QByteArray &container, const QByteArray &command) const
    {
        return "endpointId=4&namespace=shop&podName=" + pod + "&containerName=" + container + "&command=" + QUrl::toPercentEncoding(QString::fromUtf8(command));
    }
    QByteArray admin() const { return m_server.tokenOf("admin"); }

    DemoServer m_server;
    Asker m_asker{m_server};
    QByteArray m_pod;
    QByteArray m_container;
};

void TestDemoPodConsole::saysNothingOfItsEnd()
{
    PodLine line(m_server, query(m_pod, m_container, "sh"), admin());
    QVERIFY(line.hears("# "));
    line.socket.sendBinaryMessage("whoami\r");
    QVERIFY(line.hears("\r\nroot\r\n"));
    line.socket.sendBinaryMessage("exit\r");
    QVERIFY(line.hears("exit\r\n"));
    QTest::qWait(300);
    QCOMPARE(line.socket.state(), QAbstractSocket::ConnectedState);
    const qsizetype before = line.heard.size();
    line.socket.sendBinaryMessage("whoami\r");
    QTest::qWait(300);
    QCOMPARE(line.heard.size(), before);
}

void TestDemoPodConsole::whatCannotStartIsClosed_data()
{
    QTest::addColumn<QByteArray>("pod");
    QTest::addColumn<QByteArray>("container");
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("no such pod") << QByteArray("nosuch") << m_container << QByteArray("sh");
    QTest::newRow("no such container") << m_pod << QByteArray("nosuch") << QByteArray("sh");
    QTest::newRow("no such shell") << m_pod << m_container << QByteArray("ash");
}

void TestDemoPodConsole::whatCannotStartIsClosed()
{
    QFETCH(QByteArray, pod);
    QFETCH(QByteArray, container);
    QFETCH(QByteArray, command);
    PodLine line(m_server, query(pod, container, command), admin());
    QVERIFY(line.hasOpened());
    QVERIFY(line.isGone());
    QVERIFY(line.heard.isEmpty());
}

void TestDemoPodConsole::scriptsTell()
{
    PodLine line(m_server, query(m_pod, m_container, "sh -c export\tLONGSHORE_CONSOLE=77;exec\tsh\t-c\t\"$0\" "
                                                     "stty\trows\t30\tcols\t100;for\ts\tin\tash\tsh;do\tprintf\t'<;begin;%s;%s;%s>'\t$s;$s;printf\t'<;end;%s>'\t$?"), admin());
    QVERIFY(line.hears("<;begin;sh;"));
    line.socket.sendBinaryMessage("stty size\r");
    QVERIFY(line.hears("\r\n30 100\r\n"));
    PodLine other(m_server, query(m_pod, m_container, "sh -c grep\tLONGSHORE_CONSOLE=78;kill;printf\t'<;swept;%s>'\t$n"), admin());
    QVERIFY(other.hears("<;swept;0>"));
    line.socket.sendBinaryMessage("exit 4\r"); // It was another's.
    QVERIFY(line.hears("<;end;4>"));
}

void TestDemoPodConsole::refusals_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<int>("status");
    const QByteArray rest = "&namespace=shop&podName=web&containerName=web&command=sh";
    QTest::newRow("no credential") << QByteArray("endpointId=4" + rest) << QByteArray() << 401;
    QTest::newRow("no command") << QByteArray("endpointId=4&namespace=shop&podName=web&containerName=web") << QByteArray("admin") << 400;
    QTest::newRow("environment denied") << QByteArray("endpointId=4" + rest) << QByteArray("alice") << 403;
    QTest::newRow("unknown environment") << QByteArray("endpointId=99" + rest) << QByteArray("admin") << 404;
}

void TestDemoPodConsole::refusals()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, user);
    QFETCH(int, status);
    PodLine line(m_server, query, user.isEmpty() ? QByteArray() : m_server.tokenOf(user));
    // The library has other words for 400.
    const QString words = status == 400 ? u"Unknown error condition"_s : u"status code: %1"_s.arg(status);
    QVERIFY(QTest::qWaitFor([&] { return line.socket.errorString().contains(words); }));
    QVERIFY(line.opened.isEmpty());
}

QTEST_GUILESS_MAIN(TestDemoPodConsole)
#include "tst_demopodconsole.moc"
