// SPDX-License-Identifier: GPL-3.0-or-later
// Terminals of the demo server over real websockets, held to what a real server did.
#include "tests/demo/asker.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// Frames of a recorded terminal.
QJsonArray recordedFrames(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/recordings/2.23/exec/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value("response"_L1).toObject().value("frames"_L1).toArray();
}

/// One websocket as a client has it.
struct Line {
    Line(const DemoServer &server, const QByteArray &query, const QByteArray &token)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) {
            heard += text.toUtf8();
            longest = std::max(longest, text.toUtf8().size());
        });
        QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket, [this] { ++binaries; });
        QNetworkRequest request(QUrl(u"ws://127.0.0.1:%1/api/websocket/exec?%2"_s.arg(server.address().port()).arg(QString::fromLatin1(query))));
        if (!token.isEmpty())
            request.setRawHeader("X-API-Key", token);
        socket.open(request);
    }
    bool isOpen() { return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; }); }
    bool isGone() { return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::UnconnectedState; }); }
    bool hears(const QByteArray &text) { return QTest::qWaitFor([&] { return heard.contains(text); }); }

    QWebSocket socket;
    QByteArray heard;
    qsizetype longest = 0;
    int binaries = 0;
};

} // namespace

class TestDemoConsole : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void talksAsRecorded();
    void missingShell();
    void startsOnce();
    void tooLongAMessage();
    void closingLeavesItRunning();
    void marksAreFound();
    void longOutputComesInPieces();
    void topAndSleep();
    void refusals_data();
    void refusals();

private:
    QByteArray made(const QByteArray &container, const QByteArray &shell, const QByteArray &variable = "A=1")
    {
        const Heard made = m_asker.sendAs("admin", "POST", "/api/endpoints/1/docker/containers/" + container + "/exec",
                                          "{\"AttachStdin\":true,\"AttachStdout\":true,\"AttachStderr\":true,\"Tty\":true,\"Cmd\":[\"" + shell + "\"],\"Env\":[\"" + variable + "\"]}");
        return made.status == 201 ? made.text("Id").toLatin1() : QByteArray();
    }
    QJsonObject stateOf(const QByteArray &exec) { return m_asker.getAs("admin", "/api/endpoints/1/docker/exec/" + exec + "/json").json().toObject(); }
    QByteArray queryFor(const QByteArray &exec) const { return "endpointId=1&id=" + exec; }
    QByteArray admin() const { return m_server.tokenOf("admin"); }

    DemoServer m_server;
    Asker m_asker{m_server};
    const QByteArray m_container = "grafana-grafana-1";
};

/// The story of the recording, played with the same words: text messages, the question for the cursor, the size by HTTP, the end by TCP.
void TestDemoConsole::talksAsRecorded()
{
    const QJsonArray frames = recordedFrames(u"session-socket.json"_s);
    QVERIFY(!frames.isEmpty());
    QVERIFY(frames.at(0).toObject().value("text"_L1).toString().contains(u"built-in shell (ash)"_s));
    const QByteArray exec = made(m_container, "sh");
    QVERIFY(!exec.isEmpty());
    QVERIFY(stateOf(exec).value("ExitCode"_L1).isNull());
    Line line(m_server, queryFor(exec), admin());
    QVERIFY(line.isOpen());
    QVERIFY(line.hears("built-in shell (ash)"));
    QVERIFY(line.hears("# \033[6n")); // As recorded.
    line.socket.sendTextMessage(u"\u001b[1;5R"_s);
    QCOMPARE(m_asker.sendAs("admin", "POST", "/api/endpoints/1/docker/exec/" + exec + "/resize?h=30&w=100").status, 200);
    line.socket.sendTextMessage(u"stty size\n"_s);
    QVERIFY(line.hears("stty size\r\n30 100\r\n"));
    QVERIFY(stateOf(exec).value("Running"_L1).toBool());
    line.socket.sendBinaryMessage("exit 3\n");
    QVERIFY(line.isGone());
    QVERIFY(line.socket.closeReason().isEmpty());
    QCOMPARE(line.binaries, 0);
    QCOMPARE(stateOf(exec).value("Running"_L1).toBool(), false);
    QCOMPARE(stateOf(exec).value("ExitCode"_L1).toInt(), 3);
}

void TestDemoConsole::missingShell()
{
    QCOMPARE(recordedFrames(u"no-such-shell.json"_s).size(), 0);
    const QByteArray exec = made(m_container, "ash");
    Line line(m_server, queryFor(exec), admin());
    QSignalSpy opened(&line.socket, &QWebSocket::connected);
    QVERIFY(opened.wait() || !opened.isEmpty());
    QVERIFY(line.isGone());
    QCOMPARE(stateOf(exec).value("ExitCode"_L1).toInt(), 126);
    QCOMPARE(stateOf(exec).value("Pid"_L1).toInt(), 0);
}

void TestDemoConsole::startsOnce()
{
    const QByteArray exec = made(m_container, "sh");
    Line first(m_server, queryFor(exec), admin());
    QVERIFY(first.hears("[6n"));
    Line second(m_server, queryFor(exec), admin());
    QSignalSpy opened(&second.socket, &QWebSocket::connected);
    QVERIFY(opened.wait() || !opened.isEmpty());
    QVERIFY(second.isGone());
    QVERIFY(second.heard.isEmpty());
}

void TestDemoConsole::tooLongAMessage()
{
    const QByteArray exec = made(m_container, "sh");
    Line line(m_server, queryFor(exec), admin());
    QVERIFY(line.hears("[6n"));
    line.socket.sendBinaryMessage(QByteArray(2048, 'y'));
    QVERIFY(line.hears(QByteArray(2048, 'y')));
    line.socket.sendBinaryMessage(QByteArray(2049, 'z'));
    QVERIFY(line.isGone());
    QCOMPARE(int(line.socket.closeCode()), 1009);
    QVERIFY(stateOf(exec).value("Running"_L1).toBool());
}

void TestDemoConsole::closingLeavesItRunning()
{
    const QByteArray exec = made(m_container, "sh");
    {
        Line line(m_server, queryFor(exec), admin());
        QVERIFY(line.hears("[6n"));
        line.socket.close();
        QVERIFY(line.isGone());
    }
    QTest::qWait(200);
    QVERIFY(stateOf(exec).value("Running"_L1).toBool());
    const QByteArray top = m_asker.getAs("admin", "/api/endpoints/1/docker/containers/" + m_container + "/top").body;
    QVERIFY(top.contains("\"sh\""));
}

void TestDemoConsole::marksAreFound()
{
    const QByteArray marked = made(m_container, "sh", "LONGSHORE_CONSOLE=abc1");
    const QByteArray other = made(m_container, "sh", "LONGSHORE_CONSOLE=abc2");
    Line first(m_server, queryFor(marked), admin());
    Line second(m_server, queryFor(other), admin());
    QVERIFY(first.hears("[6n") && second.hears("[6n"));
    const QByteArray sweeper = made(m_container, "each() { grep -q LONGSHORE_CONSOLE=abc1 $p/environ; }");
    QCOMPARE(m_asker.sendAs("admin", "POST", "/api/endpoints/1/docker/exec/" + sweeper + "/start", "{\"Detach\":true}").status, 200);
    QVERIFY(first.isGone());
    QVERIFY(!stateOf(marked).value("Running"_L1).toBool());
    QVERIFY(stateOf(other).value("Running"_L1).toBool());
}

void TestDemoConsole::longOutputComesInPieces()
{
    const QByteArray exec = made(m_container, "sh");
    Line line(m_server, queryFor(exec), admin());
    QVERIFY(line.hears("[6n"));
    line.socket.sendBinaryMessage("seq 5000\r");
    QVERIFY(line.hears("\n5000\r\n"));
    QVERIFY(line.longest <= 2048);
    line.socket.sendBinaryMessage("cat welcome.txt\r");
    QVERIFY(line.hears("\u65e5\u672c\u8a9e"));
}

void TestDemoConsole::topAndSleep()
{
    const QByteArray exec = made(m_container, "sh");
    Line line(m_server, queryFor(exec), admin());
    QVERIFY(line.hears("[6n"));
    line.socket.sendBinaryMessage("top\r");
    QVERIFY(line.hears("\033[?1049h"));
    QVERIFY(line.hears("Load average"));
    line.socket.sendBinaryMessage("q");
    QVERIFY(line.hears("\033[?1049l"));
    line.socket.sendBinaryMessage("sleep 1000\r");
    QVERIFY(QTest::qWaitFor([&] { return m_asker.getAs("admin", "/api/endpoints/1/docker/containers/" + m_container + "/top").body.contains("sleep 1000"); }));
    line.socket.sendBinaryMessage("\x03");
    QVERIFY(line.hears("^C"));
    line.socket.sendBinaryMessage("\x04");
    QVERIFY(line.isGone());
    QCOMPARE(stateOf(exec).value("ExitCode"_L1).toInt(), 0);
}

void TestDemoConsole::refusals_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<int>("status");
    QTest::newRow("no credential") << QByteArray("endpointId=1&id=abc") << QByteArray() << 401;
    QTest::newRow("no hexadecimal id") << QByteArray("endpointId=1&id=b-shop") << QByteArray("admin") << 400;
    QTest::newRow("environment denied") << QByteArray("endpointId=2&id=abc") << QByteArray("alice") << 403;
    QTest::newRow("unknown environment") << QByteArray("endpointId=99&id=abc") << QByteArray("admin") << 404;
}

void TestDemoConsole::refusals()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, user);
    QFETCH(int, status);
    Line line(m_server, query, user.isEmpty() ? QByteArray() : m_server.tokenOf(user));
    QSignalSpy opened(&line.socket, &QWebSocket::connected);
    // The library has other words for 400.
    const QString words = status == 400 ? u"Unknown error condition"_s : u"status code: %1"_s.arg(status);
    QVERIFY(QTest::qWaitFor([&] { return line.socket.errorString().contains(words); }));
    QVERIFY(opened.isEmpty());
}

QTEST_GUILESS_MAIN(TestDemoConsole)
#include "tst_democonsole.moc"
