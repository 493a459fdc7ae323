// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/proxyroute.h"
#include "app/net/socket.h"
#include "tests/faults/client.h"
#include "tests/faults/faultserver.h"
#include "tests/faults/identities.h"
#include "tests/faults/proxyserver.h"

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RequestParts route()
{
    RequestParts route;
    route.path = {u"websocket"_s, u"exec"_s};
    route.query = {{u"endpointId"_s, u"1"_s}, {u"id"_s, u"abc"_s}};
    route.mutating = true;
    route.right = Right::EnvironmentAccess;
    return route;
}

QByteArray upgrade(const Wire &wire)
{
    const QByteArray key = wire.request().header("Sec-WebSocket-Key");
    const QByteArray accept = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept + "\r\n\r\n";
}

QByteArray textFrame(const QByteArray &text)
{
    return QByteArray("\x81") + char(text.size()) + text;
}

/// Opens, says something, and ends as a server does whose shell is gone: TCP alone.
void sayAndGo(Wire &wire)
{
    if (wire.readHead() && wire.write(upgrade(wire) + textFrame("~ # ")))
        wire.finish();
}

QByteArray refusal(int status)
{
    const QByteArray body = "{\"message\":\"no\"}";
    return "HTTP/1.1 " + QByteArray::number(status) + " No\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

struct World {
    const Identity right{CertificateSpec{.serial = 7}};
    const Identity ca{CertificateSpec{.commonName = "Trusted CA", .names = {}, .ca = true}};
    const Identity otherKey{CertificateSpec{.serial = 8}};
    const Identity byCa{CertificateSpec{.commonName = "impostor"}, ca, true};
    const Identity otherHostByCa{CertificateSpec{.commonName = "other", .names = "DNS:other.test"}, ca, true};
    const Identity withRightBehind = Identity(CertificateSpec{.serial = 9}).append(right);
    const Identity rightExpired{CertificateSpec{.fromDays = -400, .toDays = -2}};
};

/// One socket from its opening to its end.
struct Run {
    explicit Run(const ApiTarget &target, bool readOnly = false, std::chrono::milliseconds wait = 20s)
        : socket(target, route(), readOnly)
    {
        QObject::connect(&socket, &Socket::opened, &socket, [this] { opened = true; });
        QObject::connect(&socket, &Socket::received, &socket, [this](const QByteArray &bytes) { heard += bytes; });
        QObject::connect(&socket, &Socket::ended, &socket, [this](const std::optional<ApiError> &what) {
            ++ends;
            error = what;
        });
        socket.open(wait);
    }
    bool waitForEnd() { return QTest::qWaitFor([this] { return ends > 0; }, 20'000); }

    Socket socket;
    bool opened = false;
    QByteArray heard;
    int ends = 0;
    std::optional<ApiError> error;
};

} // namespace

/// A websocket is as careful as a request: the same gates, the same ways, the token in a header alone.
class SocketsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void opensAndEnds_data();
    void opensAndEnds();
    void wrongCertificate_data();
    void wrongCertificate();
    void naiveReachesIt();
    void refusals_data();
    void refusals();
    void nobodyListens();
    void neverAnswered();
    void plainPort();
    void readOnlySendsNothing();
    void badTokenSendsNothing();
    void throughProxies_data();
    void throughProxies();
    void cutsWhatIsLong();
    void cancelled();
    void endsWithTheConnections_data();
    void endsWithTheConnections();
    void readOnlyForAllSendsNothing();

private:
    ApiTarget target(bool encrypted, const Identity *pinned = nullptr) const;

    const World m_world{};
    FaultServer m_server{sayAndGo};
};

void SocketsTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"qt.network.ssl.warning=false"_s);
    QSslConfiguration system = QSslConfiguration::defaultConfiguration();
    system.addCaCertificate(m_world.ca.certificate());
    QSslConfiguration::setDefaultConfiguration(system);
}

void SocketsTest::init()
{
    m_server.setStory(sayAndGo);
    m_server.setIdentity("plain", nullptr);
    m_server.dropConnections();
    m_server.forget();
}

ApiTarget SocketsTest::target(bool encrypted, const Identity *pinned) const
{
    ApiTarget target{.address = at(encrypted ? "https" : "http", "127.0.0.1", m_server.port()), .accessToken = Token};
    target.extraHeaders = {{"CF-Access-Client-Id", "somebody"}};
    if (pinned)
        target.pin.sha256 = pinned->sha256();
    return target;
}

void SocketsTest::opensAndEnds_data()
{
    QTest::addColumn<int>("tls");
    QTest::addColumn<bool>("expired");
    QTest::newRow("plain") << 0 << false;
    QTest::newRow("TLS 1.2") << 12 << false;
    QTest::newRow("TLS 1.3") << 13 << false;
    QTest::newRow("TLS 1.3, expired, but the pinned one") << 13 << true;
}

void SocketsTest::opensAndEnds()
{
    QFETCH(int, tls);
    QFETCH(bool, expired);
    const Identity &shown = expired ? m_world.rightExpired : m_world.right;
    if (tls)
        m_server.setIdentity("right", shown.context(tls == 12 ? Identity::Tls::V12 : Identity::Tls::V13));
    Run run(target(tls != 0, tls ? &shown : nullptr));
    QVERIFY(run.waitForEnd());
    QVERIFY(run.opened);
    QCOMPARE(run.heard, "~ # ");
    QVERIFY2(!run.error, "closed TCP is no error"); // Code 1006 of a shell that has gone.
    QCOMPARE(m_server.received().size(), 1);
    const Received request = m_server.received().constFirst();
    QCOMPARE(request.verb(), "GET");
    QCOMPARE(request.path(), "/api/websocket/exec?endpointId=1&id=abc"); // No token in it.
    QCOMPARE(request.header("X-API-Key"), Token);
    QCOMPARE(request.header("CF-Access-Client-Id"), "somebody");
    QCOMPARE(request.header("Upgrade"), "websocket");
    QVERIFY(request.header("Content-Length").isEmpty());
    QTest::qWait(50);
    QCOMPARE(run.ends, 1);
}

void SocketsTest::wrongCertificate_data()
{
    QTest::addColumn<int>("shown");
    QTest::addColumn<bool>("pinned");
    QTest::addColumn<int>("tls");
    const char *const names[] = {"another key", "valid for the system", "the right one only behind it", "of another host, not pinned", "self-signed, not pinned"};
    for (int shown = 0; shown < 5; ++shown)
        for (const int tls : {12, 13})
            QTest::addRow("%s, TLS 1.%d", names[shown], tls - 10) << shown << (shown < 3) << tls;
}

void SocketsTest::wrongCertificate()
{
    QFETCH(int, shown);
    QFETCH(bool, pinned);
    QFETCH(int, tls);
    const Identity *const all[] = {&m_world.otherKey, &m_world.byCa, &m_world.withRightBehind, &m_world.otherHostByCa, &m_world.right};
    m_server.setIdentity("wrong", all[shown]->context(tls == 12 ? Identity::Tls::V12 : Identity::Tls::V13));
    Run run(target(true, pinned ? &m_world.right : nullptr));
    QVERIFY(run.waitForEnd());
    QVERIFY(!run.opened);
    QVERIFY(run.error.has_value());
    QCOMPARE(run.error->kind, ApiError::Kind::Tls);
    QVERIFY(!run.error->certificate.isNull());
    QTest::qWait(100);
    QCOMPARE(m_server.bytesReceived(), 0);
    QVERIFY(m_server.received().isEmpty());
}

/// The control: somebody who ignores the faults does reach the same server, token and all.
void SocketsTest::naiveReachesIt()
{
    m_server.setIdentity("wrong", m_world.otherKey.context(Identity::Tls::V13));
    QWebSocket naive;
    QSslConfiguration careless = QSslConfiguration::defaultConfiguration();
    careless.setPeerVerifyMode(QSslSocket::VerifyNone);
    naive.setSslConfiguration(careless);
    QNetworkRequest request(QUrl(u"wss://127.0.0.1:%1/api/websocket/exec"_s.arg(m_server.port())));
    request.setRawHeader("X-API-Key", Token);
    naive.open(request);
    QTRY_COMPARE(m_server.received().size(), 1);
    QCOMPARE(m_server.received().constFirst().header("X-API-Key"), Token);
}

void SocketsTest::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("400") << 400 << ApiError::Kind::Server;
    QTest::newRow("401") << 401 << ApiError::Kind::Unauthorized;
    QTest::newRow("403") << 403 << ApiError::Kind::Forbidden;
    QTest::newRow("404") << 404 << ApiError::Kind::NotFound;
    QTest::newRow("502") << 502 << ApiError::Kind::Server;
    QTest::newRow("200, a log-in page") << 200 << ApiError::Kind::Protocol;
    QTest::newRow("302") << 302 << ApiError::Kind::Protocol;
}

void SocketsTest::refusals()
{
    QFETCH(int, status);
    QFETCH(ApiError::Kind, kind);
    m_server.setStory([status](Wire &wire) {
        if (wire.readHead() && wire.write(refusal(status)))
            wire.finish();
    });
    Run run(target(false));
    QVERIFY(run.waitForEnd());
    QVERIFY(!run.opened);
    QVERIFY(run.error.has_value());
    QCOMPARE(run.error->kind, kind);
    QCOMPARE(run.error->httpStatus, status);
    QCOMPARE(m_server.received().size(), 1);
}

void SocketsTest::nobodyListens()
{
    m_server.stopListening();
    Run run(target(false));
    QVERIFY(run.waitForEnd());
    QCOMPARE(run.error->kind, ApiError::Kind::Network);
    m_server.listenAgain();
}

void SocketsTest::neverAnswered()
{
    m_server.setStory([](Wire &wire) {
        if (wire.readHead())
            wire.waitForPeer();
    });
    Run run(target(false), false, 300ms);
    QVERIFY(run.waitForEnd());
    QCOMPARE(run.error->kind, ApiError::Kind::Timeout);
}

void SocketsTest::plainPort()
{
    m_server.setStory([](Wire &wire) { wire.write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    Run run(target(true, &m_world.right));
    QVERIFY(run.waitForEnd());
    QCOMPARE(run.error->kind, ApiError::Kind::Tls);
    QVERIFY(m_server.received().isEmpty());
}

void SocketsTest::readOnlySendsNothing()
{
    Run run(target(false), true);
    QVERIFY(run.waitForEnd());
    QCOMPARE(run.error->kind, ApiError::Kind::ReadOnly);
    QVERIFY(m_server.received().isEmpty());
}

void SocketsTest::badTokenSendsNothing()
{
    ApiTarget bad = target(false);
    bad.accessToken = "two\r\nlines";
    Run run(bad);
    QVERIFY(run.waitForEnd());
    QCOMPARE(run.error->kind, ApiError::Kind::Unauthorized);
    QVERIFY(m_server.received().isEmpty());
}

void SocketsTest::throughProxies_data()
{
    QTest::addColumn<ProxyServer::Kind>("kind");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<bool>("password");
    for (const auto kind : {ProxyServer::Kind::Http, ProxyServer::Kind::Socks5})
        for (const bool encrypted : {true, false})
            for (const bool password : {true, false})
                QTest::addRow("%s, %s%s", kind == ProxyServer::Kind::Http ? "HTTP" : "SOCKS5", encrypted ? "https" : "http", password ? ", password" : "")
                    << kind << encrypted << password;
}

void SocketsTest::throughProxies()
{
    QFETCH(ProxyServer::Kind, kind);
    QFETCH(bool, encrypted);
    QFETCH(bool, password);
    ProxyServer proxy(kind, password ? ProxyServer::Mood::WantsPassword : ProxyServer::Mood::Open);
    if (encrypted)
        m_server.setIdentity("right", m_world.right.context(Identity::Tls::V13));
    ApiTarget way = target(encrypted, encrypted ? &m_world.right : nullptr);
    way.proxy = {.kind = kind == ProxyServer::Kind::Http ? ProxyChoice::Kind::Http : ProxyChoice::Kind::Socks5, .host = u"127.0.0.1"_s, .port = proxy.port()};
    if (password) {
        way.proxy.userName = QString::fromUtf8(ProxyServer::User);
        way.proxyPassword = Secret(ProxyServer::Password);
    }
    Run run(way);
    QVERIFY(run.waitForEnd());
    QVERIFY(run.opened);
    QCOMPARE(proxy.targets(), QList<QByteArray>{"127.0.0.1:" + QByteArray::number(m_server.port())});
    QCOMPARE(m_server.received().size(), 1);
    QVERIFY(m_server.received().constFirst().header("Proxy-Authorization").isEmpty());
    QCOMPARE(proxy.seen().contains(Token), !encrypted);
}

/// Against a server that looks at each message: none is longer than what it takes, and nothing is lost or doubled.
void SocketsTest::cutsWhatIsLong()
{
    QWebSocketServer server(u"x"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QList<QByteArray> messages;
    QWebSocket *peer = nullptr;
    connect(&server, &QWebSocketServer::newConnection, this, [&] {
        peer = server.nextPendingConnection();
        connect(peer, &QWebSocket::binaryMessageReceived, this, [&](const QByteArray &message) { messages.append(message); });
    });
    ApiTarget there{.address = at("http", "127.0.0.1", server.serverPort()), .accessToken = Token};
    Run run(there);
    QTRY_VERIFY(run.opened);
    QByteArray paste;
    for (int i = 0; i < 3000; ++i)
        paste += QByteArray::number(i) + ',';
    run.socket.send(paste);
    run.socket.send("x");
    QTRY_COMPARE(messages.join(), paste + 'x');
    for (const QByteArray &message : messages)
        QVERIFY(message.size() <= Socket::MostBytes);
    QVERIFY(messages.size() >= 8);
    peer->close(QWebSocketProtocol::CloseCodeNormal);
    QVERIFY(run.waitForEnd());
    QVERIFY(!run.error);
    peer->deleteLater();
}

void SocketsTest::cancelled()
{
    m_server.setStory([](Wire &wire) {
        if (wire.readHead() && wire.write(upgrade(wire)))
            wire.waitForPeer();
    });
    Run run(target(false));
    QTRY_VERIFY(run.opened);
    run.socket.abort();
    QVERIFY(run.waitForEnd());
    QCOMPARE(run.error->kind, ApiError::Kind::Cancelled);
    { Run gone(target(false)); } // Deleted on its way up: nothing comes later.
    QTest::qWait(50);
}

void SocketsTest::endsWithTheConnections_data()
{
    QTest::addColumn<bool>("opened");
    QTest::addColumn<bool>("signsOut");
    QTest::newRow("dropped while open") << true << false;
    QTest::newRow("dropped on its way up") << false << false;
    QTest::newRow("signed out while open") << true << true;
    QTest::newRow("signed out on its way up") << false << true;
}

void SocketsTest::endsWithTheConnections()
{
    QFETCH(bool, opened);
    QFETCH(bool, signsOut);
    m_server.setStory([opened](Wire &wire) {
        if (wire.readHead() && (!opened || wire.write(upgrade(wire))))
            wire.waitForPeer();
    });
    ApiClient client(target(false), ApiClient::systemManagers());
    const std::unique_ptr<Socket> socket = client.socket(route());
    bool isOpen = false;
    QList<std::optional<ApiError>> ends;
    connect(socket.get(), &Socket::opened, this, [&] { isOpen = true; });
    connect(socket.get(), &Socket::ended, this, [&](const std::optional<ApiError> &error) { ends << error; });
    socket->open();
    QTRY_COMPARE(m_server.received().size(), 1);
    QTRY_COMPARE(isOpen, opened);
    signsOut ? client.setAccessToken({}) : client.abortAll();
    QTRY_COMPARE(ends.size(), 1);
    QVERIFY(ends.constFirst());
    QCOMPARE(ends.constFirst()->kind, ApiError::Kind::Cancelled);
}

void SocketsTest::readOnlyForAllSendsNothing()
{
    const auto readOnly = std::make_shared<ReadOnlySwitch>();
    readOnly->setOn(true);
    ApiClient client(target(false), ApiClient::systemManagers(readOnly));
    const std::unique_ptr<Socket> socket = client.socket(route());
    std::optional<ApiError> error;
    connect(socket.get(), &Socket::ended, this, [&](const std::optional<ApiError> &why) { error = why; });
    socket->open();
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ApiError::Kind::ReadOnly);
    QVERIFY(m_server.received().isEmpty());
}

QTEST_GUILESS_MAIN(SocketsTest)
#include "tst_sockets.moc"
