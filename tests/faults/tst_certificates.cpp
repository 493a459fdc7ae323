// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/client.h"
#include "tests/faults/faultserver.h"
#include "tests/faults/identities.h"

#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSslConfiguration>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// The certificates of one world: the server's own, a CA that the system trusts, and those who would take its place.
struct World {
    const Identity right{CertificateSpec{.serial = 7}};
    const Identity rightAuthority{CertificateSpec{.commonName = "Right", .ca = true}}; ///< A pinned one that may sign.
    const Identity ca{CertificateSpec{.commonName = "Trusted CA", .names = {}, .ca = true}};
    const Identity rightByCa{CertificateSpec{.commonName = "nas"}, ca, false};

    const Identity otherKey{CertificateSpec{.serial = 8}};
    const Identity renewed{CertificateSpec{.serial = 8}, &right};
    const Identity sameSerial{CertificateSpec{.serial = 7}};
    const Identity otherHost{CertificateSpec{.names = "DNS:other.test"}};
    const Identity expired{CertificateSpec{.fromDays = -400, .toDays = -2}};
    const Identity notYet{CertificateSpec{.fromDays = 5, .toDays = 400}};
    const Identity byCa{CertificateSpec{.commonName = "impostor"}, ca, true};
    const Identity byPinned{CertificateSpec{.commonName = "impostor"}, rightAuthority, true};
    const Identity intermediate{CertificateSpec{.commonName = "Intermediate", .names = {}, .ca = true}, ca, true};
    const Identity byIntermediate{CertificateSpec{.commonName = "impostor"}, intermediate, true};
    const Identity withRightBehind = Identity(CertificateSpec{.serial = 9}).append(right);
    const Identity expiredByCa{CertificateSpec{.commonName = "nas", .fromDays = -400, .toDays = -2}, ca, true};
    const Identity otherHostByCa{CertificateSpec{.commonName = "other", .names = "DNS:other.test"}, ca, true};
    const Identity notYetByCa{CertificateSpec{.commonName = "nas", .fromDays = 5, .toDays = 400}, ca, true};
    const Identity otherPort{CertificateSpec{.commonName = "other port"}};
    const Identity rightExpired{CertificateSpec{.fromDays = -400, .toDays = -2}};
    const Identity rightOtherName{CertificateSpec{.names = "DNS:localhost.example,IP:0.0.0.0"}};
};

struct Wrong {
    const char *name;
    const Identity World::*right; ///< What the client trusts, by pin or by the CA.
    const Identity World::*shown; ///< What the wrong server shows.
    bool pinned = true;
};

// Each of them also once with the right server first, on a connection that is kept until the change.
constexpr Wrong Stories[] = {
    {"other key", &World::right, &World::otherKey},
    {"same key, renewed", &World::right, &World::renewed},
    {"other key, same serial and names", &World::right, &World::sameSerial},
    {"other key, other host", &World::right, &World::otherHost},
    {"other key, expired", &World::right, &World::expired},
    {"other key, not yet valid", &World::right, &World::notYet},
    {"valid for the system", &World::right, &World::byCa},
    {"valid through an intermediate", &World::right, &World::byIntermediate},
    {"signed by the pinned one", &World::rightAuthority, &World::byPinned},
    {"the right one only behind it", &World::right, &World::withRightBehind},
    {"pinned for another port", &World::right, &World::otherPort},
    {"pinned by CA, other by same CA", &World::rightByCa, &World::byCa},
    {"self-signed, not pinned", &World::rightByCa, &World::right, false},
    {"expired, not pinned", &World::rightByCa, &World::expiredByCa, false},
    {"not yet valid, not pinned", &World::rightByCa, &World::notYetByCa, false},
    {"other host, not pinned", &World::rightByCa, &World::otherHostByCa, false},
};

/// A pin answers for these: the very certificate, whatever else is wrong with it.
struct Trusted {
    const char *name;
    const Identity World::*shown;
    bool pinned = true;
};
constexpr Trusted RightOnes[] = {
    {"Portainer's own", &World::right},
    {"expired", &World::rightExpired},
    {"without this name", &World::rightOtherName},
    {"may sign", &World::rightAuthority},
    {"by a CA", &World::rightByCa},
    {"by a CA, not pinned", &World::rightByCa, false},
};

void answerAll(Wire &wire)
{
    while (wire.readHead()) {
        if (!wire.readBody() || !wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"))
            return;
    }
}

/// As a real server does for a change; so that a dropped connection is never met by one.
void answerAndHeedClose(Wire &wire)
{
    while (wire.readHead() && wire.readBody()) {
        const bool last = wire.request().header("Connection") == "close";
        wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                   + QByteArray(last ? "Connection: close\r\n" : "") + "\r\n{}");
        if (last)
            return wire.finish();
    }
}

Request<bool> call(Verb verb, Credential credential = Credential::AccessToken)
{
    Request<bool> request;
    request.verb = verb;
    request.path = {u"stacks"_s};
    request.body = verb == Verb::Get ? QByteArray() : QByteArray("{\"secret\":1}");
    request.credential = credential;
    request.mutating = verb != Verb::Get;
    request.decode = [](const Answer &) -> Result<bool> { return true; };
    return request;
}

} // namespace

/// No request ever reaches a server with another certificate than the trusted one.
class CertificatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wrong_data();
    void wrong();
    void right_data();
    void right();
    void manyAtOnce();
    void warmUpIsUsed();
    void portThatSpeaksNoTls();
    void plainOnTlsPort();
    void brokenHandshake();
    void naive_data();
    void naive();
    void cleanupTestCase();

private:
    void show(const Identity &identity, Identity::Tls tls, const QByteArray &label);
    std::unique_ptr<ApiClient> clientFor(const Identity &identity, bool pinned, const char *host);
    static void everyWay();

    const World m_world{};
    FaultServer m_server{answerAll};
    int m_runs = 0;
    int m_received = 0;
    int m_rightRuns = 0;
    int m_answered = 0;
    int m_naiveRuns = 0;
    int m_naiveReceived = 0;
};

void CertificatesTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"qt.network.ssl.warning=false"_s);
    // The trusted CA becomes one of the system's, for this process.
    QSslConfiguration system = QSslConfiguration::defaultConfiguration();
    system.addCaCertificate(m_world.ca.certificate());
    QSslConfiguration::setDefaultConfiguration(system);
}

void CertificatesTest::show(const Identity &identity, Identity::Tls tls, const QByteArray &label)
{
    m_server.setIdentity(label, identity.context(tls));
    m_server.dropConnections();
}

std::unique_ptr<ApiClient> CertificatesTest::clientFor(const Identity &identity, bool pinned, const char *host)
{
    ApiTarget target{.address = at("https", host, m_server.port()), .accessToken = Token};
    if (pinned)
        target.pin.sha256 = identity.sha256();
    return std::make_unique<ApiClient>(target, ApiClient::systemManagers());
}

void CertificatesTest::everyWay()
{
    QTest::addColumn<int>("story");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("tls");
    QTest::addColumn<bool>("kept");
}

void CertificatesTest::wrong_data()
{
    everyWay();
    int number = 0;
    for (const Wrong &story : Stories) {
        for (const char *host : {"127.0.0.1", "localhost"})
            for (const int tls : {12, 13})
                for (const bool kept : {false, true})
                    QTest::addRow("%s, %s, TLS 1.%d, %s", story.name, host, tls - 10, kept ? "kept" : "first") << number << QByteArray(host) << tls << kept;
        ++number;
    }
}

void CertificatesTest::wrong()
{
    QFETCH(int, story);
    QFETCH(QByteArray, host);
    QFETCH(int, tls);
    QFETCH(bool, kept);
    const Wrong &wrong = Stories[story];
    const auto version = tls == 12 ? Identity::Tls::V12 : Identity::Tls::V13;
    const Identity &trusted = m_world.*wrong.right;
    const Identity &shown = m_world.*wrong.shown;

    show(kept ? trusted : shown, version, kept ? "right" : "wrong");
    const auto client = clientFor(trusted, wrong.pinned, host.constData());
    if (kept) {
        for (const Verb verb : {Verb::Get, Verb::Put}) { // One connection each of reads and writes.
            const auto first = await(client->send(call(verb)));
            QVERIFY(first.has_value() && first->has_value());
        }
        show(shown, version, "wrong");
    }
    m_server.forget();
    const auto count = qScopeGuard([this] { m_received += int(m_server.received().size()); });
    client->warmUp();
    for (const auto &request : {call(Verb::Get, Credential::None), call(Verb::Get), call(Verb::Put), call(Verb::Delete), call(Verb::Get)}) {
        const auto result = await(client->send(request));
        QVERIFY(result.has_value());
        ++m_runs;
        QVERIFY(!result->has_value());
        const ApiError &error = result->error();
        // A kept connection may be found dead first: then a change is in doubt, but a read is asked again.
        if (!(kept && error.kind == ApiError::Kind::OutcomeUnknown)) {
            QCOMPARE(kindName(error.kind), u"Tls"_s);
            QCOMPARE(error.certificate.sha256, shown.sha256());
            QVERIFY(!error.tlsProblems.isEmpty());
        }
    }
    QCOMPARE(m_server.received().size(), 0);
    QCOMPARE(m_server.bytesReceived(), 0);
}

void CertificatesTest::right_data()
{
    everyWay();
    int number = 0;
    for (const Trusted &story : RightOnes) {
        for (const char *host : {"127.0.0.1", "localhost"})
            for (const int tls : {12, 13})
                for (const bool kept : {false, true})
                    QTest::addRow("%s, %s, TLS 1.%d, %s", story.name, host, tls - 10, kept ? "reconnected" : "kept") << number << QByteArray(host) << tls << kept;
        ++number;
    }
}

void CertificatesTest::right()
{
    QFETCH(int, story);
    QFETCH(QByteArray, host);
    QFETCH(int, tls);
    QFETCH(bool, kept);
    const Trusted &trusted = RightOnes[story];
    const Identity &identity = m_world.*trusted.shown;
    m_server.setStory(answerAndHeedClose);
    const auto reset = qScopeGuard([this] { m_server.setStory(answerAll); });
    show(identity, tls == 12 ? Identity::Tls::V12 : Identity::Tls::V13, "right");
    const auto client = clientFor(identity, trusted.pinned, host.constData());
    client->warmUp();
    for (int round = 0; round < 3; ++round) {
        for (const auto &request : {call(Verb::Get), call(Verb::Put)}) {
            const auto result = await(client->send(request));
            ++m_rightRuns;
            m_answered += result.has_value() && result->has_value();
            QVERIFY(result.has_value());
            QCOMPARE(result->has_value() ? QString() : kindName(result->error().kind), QString());
        }
        if (kept) { // The next connection resumes the TLS session: its errors are not told again, gate 2 decides.
            m_server.dropConnections();
            QTest::qWait(20);
        }
    }
}

void CertificatesTest::manyAtOnce()
{
    show(m_world.otherKey, Identity::Tls::V13, "wrong");
    const auto client = clientFor(m_world.right, true, "127.0.0.1");
    m_server.forget();
    QList<QFuture<Result<bool>>> calls;
    for (int i = 0; i < 20; ++i)
        calls << client->send(call(i % 2 ? Verb::Put : Verb::Get));
    for (const auto &running : calls) {
        const auto result = await(running);
        QVERIFY(result.has_value() && !result->has_value());
        QCOMPARE(kindName(result->error().kind), u"Tls"_s);
        QCOMPARE(result->error().certificate.sha256, m_world.otherKey.sha256());
    }
    QCOMPARE(m_server.bytesReceived(), 0);
}

void CertificatesTest::warmUpIsUsed()
{
    for (const bool encrypted : {true, false}) {
        m_server.setIdentity("right", encrypted ? m_world.right.context(Identity::Tls::V13) : nullptr);
        m_server.dropConnections();
        m_server.forget();
        ApiClient client({.address = at(encrypted ? "https" : "http", "127.0.0.1", m_server.port()), .pin = {m_world.right.sha256()}, .accessToken = Token},
                         ApiClient::systemManagers());
        client.warmUp();
        QTRY_COMPARE(m_server.greeted(), 1);
        QTest::qWait(100);
        QCOMPARE(m_server.bytesReceived(), 0);
        const auto result = await(client.send(call(Verb::Get)));
        QVERIFY(result.has_value() && result->has_value());
        QCOMPARE(m_server.connections(), 1);
        QCOMPARE(m_server.received().size(), 1);
    }
}

void CertificatesTest::portThatSpeaksNoTls()
{
    FaultServer plain([](Wire &wire) {
        wire.write("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request");
        wire.finish();
    });
    ApiClient client({.address = at("https", "127.0.0.1", plain.port()), .pin = {m_world.right.sha256()}, .accessToken = Token}, ApiClient::systemManagers());
    for (const Verb verb : {Verb::Get, Verb::Put}) {
        const auto result = await(client.send(call(verb)));
        QVERIFY(result.has_value() && !result->has_value());
        QCOMPARE(kindName(result->error().kind), u"Tls"_s);
        QCOMPARE(result->error().message, WireMessage::TlsOnPlainPort);
        QVERIFY(result->error().certificate.isNull());
    }
}

void CertificatesTest::plainOnTlsPort()
{
    // As Go's server answers plain http on its TLS port: no header at all.
    FaultServer tls([](Wire &wire) {
        if (wire.readHead())
            wire.write("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n");
        wire.finish();
    });
    ApiClient client({.address = at("http", "127.0.0.1", tls.port()), .accessToken = Token}, ApiClient::systemManagers());
    const auto result = await(client.send(call(Verb::Get, Credential::None)));
    QVERIFY(result.has_value() && !result->has_value());
    QCOMPARE(kindName(result->error().kind), u"Protocol"_s);
    QCOMPARE(result->error().message, WireMessage::PlainHttpOnTlsPort);
}

void CertificatesTest::brokenHandshake()
{
    FaultServer deaf([](Wire &wire) { wire.finish(); }); // Plain, so it closes in the middle of the handshake.
    ApiClient client({.address = at("https", "127.0.0.1", deaf.port()), .accessToken = Token}, ApiClient::systemManagers(),
                     {.retryAfter = std::chrono::milliseconds(1)});
    const auto result = await(client.send(call(Verb::Get)));
    QVERIFY(result.has_value() && !result->has_value());
    QVERIFY(result->error().kind == ApiError::Kind::Tls || result->error().kind == ApiError::Kind::Network);
    QVERIFY(result->error().certificate.isNull());
    QVERIFY(result->error().message != WireMessage::TlsOnPlainPort);
}

void CertificatesTest::naive_data()
{
    wrong_data();
}

void CertificatesTest::naive()
{
    QFETCH(int, story);
    QFETCH(QByteArray, host);
    QFETCH(int, tls);
    show(m_world.*Stories[story].shown, tls == 12 ? Identity::Tls::V12 : Identity::Tls::V13, "wrong");
    m_server.forget();
    NaiveClient().ask("GET", at("https", host.constData(), m_server.port()).apiUrl({u"stacks"_s}));
    ++m_naiveRuns;
    m_naiveReceived += int(m_server.received().size());
}

void CertificatesTest::cleanupTestCase()
{
    std::printf("certificates: %d stories, %d calls, %d requests received by a wrong server; %d of %d answered by the right one; "
                "control: %d runs, %d received\n",
                int(std::size(Stories)), m_runs, m_received, m_answered, m_rightRuns, m_naiveRuns, m_naiveReceived);
    QVERIFY(std::size(Stories) >= 12);
    QCOMPARE(m_received, 0);
    QCOMPARE(m_answered, m_rightRuns);
    QVERIFY2(m_naiveReceived >= m_naiveRuns, "the control was not caught: this test cannot fail");
}

QTEST_GUILESS_MAIN(CertificatesTest)
#include "tst_certificates.moc"
