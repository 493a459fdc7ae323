// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/proxyroute.h"
#include "tests/faults/client.h"
#include "tests/faults/faultserver.h"
#include "tests/faults/identities.h"
#include "tests/faults/proxyserver.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Deadlines Short{.probe = {1s, 2s}, .read = {1s, 2s}, .deploy = {1s, 2s}, .retryAfter = 1ms, .retries = 2};

void answerAll(Wire &wire)
{
    while (wire.readHead() && wire.readBody()) {
        wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        return wire.finish();
    }
}

Request<bool> call(Verb verb, const QString &id = u"7"_s)
{
    Request<bool> request;
    request.verb = verb;
    request.path = {u"stacks"_s, id};
    request.mutating = verb != Verb::Get;
    request.body = request.mutating ? QByteArray(2000, 'b') : QByteArray();
    request.deadline = request.mutating ? DeadlineClass::Deploy : DeadlineClass::Read;
    request.decode = [](const Answer &) -> Result<bool> { return true; };
    return request;
}

ProxyChoice choiceOf(ProxyServer::Kind kind, int port, const QString &user = {})
{
    return {.kind = kind == ProxyServer::Kind::Http ? ProxyChoice::Kind::Http : ProxyChoice::Kind::Socks5,
            .host = u"127.0.0.1"_s,
            .port = port,
            .userName = user};
}

} // namespace

/// The way through a proxy: taken when it is chosen, never another, with nothing said to it that is not for it.
class ProxiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void goesThrough_data();
    void goesThrough();
    void password_data();
    void password();
    void closedWays_data();
    void closedWays();
    void nobodyListens();
    void noneIsNone();
    void wrongCertificateBehindIt();
    void atMostOnce_data();
    void atMostOnce();
    void cleanupTestCase();

private:
    ApiTarget target(bool encrypted, const ProxyChoice &proxy) const;
    void listKinds(bool (*wanted)(ProxyServer::Kind, bool) = nullptr);

    const Identity m_identity{CertificateSpec{}};
    FaultServer m_server;
    int m_cuts = 0;
    int m_duplicates = 0;
    int m_arrived = 0;
};

void ProxiesTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"qt.network.ssl.warning=false"_s);
}

void ProxiesTest::init()
{
    m_server.setStory(answerAll);
    m_server.forget();
}

ApiTarget ProxiesTest::target(bool encrypted, const ProxyChoice &proxy) const
{
    ApiTarget target{.address = at(encrypted ? "https" : "http", "127.0.0.1", m_server.port()), .accessToken = Token, .proxy = proxy};
    if (encrypted)
        target.pin = {m_identity.sha256()};
    return target;
}

void ProxiesTest::listKinds(bool (*wanted)(ProxyServer::Kind, bool))
{
    QTest::addColumn<ProxyServer::Kind>("kind");
    QTest::addColumn<bool>("encrypted");
    for (const auto kind : {ProxyServer::Kind::Http, ProxyServer::Kind::Socks5})
        for (const bool encrypted : {true, false})
            if (!wanted || wanted(kind, encrypted))
                QTest::addRow("%s, %s", kind == ProxyServer::Kind::Http ? "HTTP" : "SOCKS5", encrypted ? "https" : "http") << kind << encrypted;
}

void ProxiesTest::goesThrough_data()
{
    listKinds();
}

void ProxiesTest::goesThrough()
{
    QFETCH(ProxyServer::Kind, kind);
    QFETCH(bool, encrypted);
    m_server.setIdentity("right", encrypted ? m_identity.context(Identity::Tls::V13) : nullptr);
    ProxyServer proxy(kind);
    ApiClient client(target(encrypted, choiceOf(kind, proxy.port())), ApiClient::systemManagers(), Short);
    for (const Verb verb : {Verb::Get, Verb::Put, Verb::Post, Verb::Delete}) {
        m_server.forget();
        proxy.forget();
        const auto result = await(client.send(call(verb)));
        QVERIFY(result.has_value() && result->has_value());
        QCOMPARE(m_server.received().size(), 1);
        QCOMPARE(m_server.received().constFirst().path(), "/api/stacks/7");
        QCOMPARE(m_server.received().constFirst().header("X-API-Key"), Token);
        QVERIFY(m_server.received().constFirst().header("Proxy-Authorization").isEmpty());
        QCOMPARE(proxy.targets(), QList<QByteArray>{"127.0.0.1:" + QByteArray::number(m_server.port())});
        // The control for "never in clear": over plain http it does pass the proxy, which is why that is warned of.
        QCOMPARE(proxy.seen().contains(Token), !encrypted);
        QCOMPARE(proxy.seen().contains("/api/stacks"), !encrypted);
    }
}

void ProxiesTest::password_data()
{
    QTest::addColumn<ProxyServer::Kind>("kind");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<bool>("passes");
    for (const auto kind : {ProxyServer::Kind::Http, ProxyServer::Kind::Socks5}) {
        for (const bool encrypted : {true, false}) {
            const QByteArray name = QByteArray(kind == ProxyServer::Kind::Http ? "HTTP" : "SOCKS5") + (encrypted ? ", https" : ", http");
            QTest::newRow((name + ", right").constData()) << kind << encrypted << ProxyServer::Password << true;
            QTest::newRow((name + ", wrong").constData()) << kind << encrypted << QByteArray("guess") << false;
            QTest::newRow((name + ", none").constData()) << kind << encrypted << QByteArray() << false;
        }
    }
}

void ProxiesTest::password()
{
    QFETCH(ProxyServer::Kind, kind);
    QFETCH(bool, encrypted);
    QFETCH(QByteArray, given);
    QFETCH(bool, passes);
    m_server.setIdentity("right", encrypted ? m_identity.context(Identity::Tls::V13) : nullptr);
    ProxyServer proxy(kind, ProxyServer::Mood::WantsPassword);
    for (const Verb verb : {Verb::Get, Verb::Put}) {
        m_server.forget();
        proxy.forget();
        ApiTarget through = target(encrypted, choiceOf(kind, proxy.port(), given.isEmpty() ? QString() : u"user"_s));
        through.proxyPassword = Secret(given);
        ApiClient client(through, ApiClient::systemManagers(), Short);
        const auto result = await(client.send(call(verb)));
        QVERIFY(result.has_value());
        QCOMPARE(result->has_value(), passes);
        QCOMPARE(m_server.received().size(), passes ? 1 : 0);
        if (passes) {
            QVERIFY(m_server.received().constFirst().header("Proxy-Authorization").isEmpty() || !encrypted);
            QVERIFY(!m_server.received().constFirst().head.contains(given));
            continue;
        }
        QCOMPARE(kindName(result->error().kind), u"Network"_s);
        QVERIFY(result->error().message == ProxyMessage::WantsPassword || (kind == ProxyServer::Kind::Socks5 && given.isEmpty()));
        QCOMPARE(m_server.bytesReceived(), 0);
        QVERIFY2(proxy.connections() <= 2 || given.isEmpty(), "a wrong password is not tried again and again");
    }
}

void ProxiesTest::closedWays_data()
{
    listKinds();
}

void ProxiesTest::closedWays()
{
    QFETCH(ProxyServer::Kind, kind);
    QFETCH(bool, encrypted);
    m_server.setIdentity("right", encrypted ? m_identity.context(Identity::Tls::V13) : nullptr);
    for (const auto mood : {ProxyServer::Mood::Refuses, ProxyServer::Mood::Drops}) {
        // A plain request is the proxy's to answer: "403" then looks like an answer of the server.
        const bool answersItself = kind == ProxyServer::Kind::Http && !encrypted;
        ProxyServer proxy(kind, mood);
        ApiClient client(target(encrypted, choiceOf(kind, proxy.port())), ApiClient::systemManagers(), Short);
        for (const Verb verb : {Verb::Get, Verb::Put}) {
            const auto result = await(client.send(call(verb)));
            QVERIFY(result.has_value() && !result->has_value());
            // Of a change that did not pass it cannot be known how far it came: that is said, never "it failed".
            const ApiError::Kind said = result->error().kind;
            QVERIFY2(answersItself || said == ApiError::Kind::Network || said == (verb == Verb::Get ? ApiError::Kind::Timeout : ApiError::Kind::OutcomeUnknown),
                     qPrintable(kindName(said)));
            QCOMPARE(m_server.bytesReceived(), 0);
        }
    }
}

void ProxiesTest::nobodyListens()
{
    int port = 0;
    {
        const FaultServer gone;
        port = gone.port();
    }
    for (const auto kind : {ProxyServer::Kind::Http, ProxyServer::Kind::Socks5}) {
        ApiClient client(target(true, choiceOf(kind, port)), ApiClient::systemManagers(), Short);
        for (const Verb verb : {Verb::Get, Verb::Put}) {
            const auto result = await(client.send(call(verb)));
            QVERIFY(result.has_value() && !result->has_value());
            QCOMPARE(kindName(result->error().kind), u"Network"_s);
            QCOMPARE(result->error().message, ProxyMessage::Unreachable);
        }
    }
    QCOMPARE(m_server.connections(), 0);
}

void ProxiesTest::noneIsNone()
{
    m_server.setIdentity({}, nullptr);
    ProxyServer system(ProxyServer::Kind::Http);
    const ManagerFactory proxied([&] {
        auto manager = std::make_unique<QNetworkAccessManager>();
        manager->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(system.port())));
        return manager;
    });
    for (const auto kind : {ProxyChoice::Kind::System, ProxyChoice::Kind::None}) {
        system.forget();
        ApiClient client(target(false, {.kind = kind}), proxied, Short);
        const auto result = await(client.send(call(Verb::Get)));
        QVERIFY(result.has_value() && result->has_value());
        QCOMPARE(system.connections(), kind == ProxyChoice::Kind::System ? 1 : 0);
    }
}

void ProxiesTest::wrongCertificateBehindIt()
{
    const Identity impostor{CertificateSpec{.serial = 9}};
    m_server.setIdentity("wrong", impostor.context(Identity::Tls::V13));
    for (const auto kind : {ProxyServer::Kind::Http, ProxyServer::Kind::Socks5}) {
        ProxyServer proxy(kind);
        ApiClient client(target(true, choiceOf(kind, proxy.port())), ApiClient::systemManagers(), Short);
        for (const Verb verb : {Verb::Get, Verb::Put}) {
            const auto result = await(client.send(call(verb)));
            QVERIFY(result.has_value() && !result->has_value());
            QCOMPARE(kindName(result->error().kind), u"Tls"_s);
            QCOMPARE(result->error().certificate.sha256, impostor.sha256());
        }
        QVERIFY(!proxy.targets().isEmpty());
    }
    QCOMPARE(m_server.bytesReceived(), 0);
}

void ProxiesTest::atMostOnce_data()
{
    listKinds();
}

void ProxiesTest::atMostOnce()
{
    QFETCH(ProxyServer::Kind, kind);
    QFETCH(bool, encrypted);
    m_server.setIdentity("right", encrypted ? m_identity.context(Identity::Tls::V13) : nullptr);
    const std::array<FaultServer::Story, 4> cuts{[](Wire &wire) { wire.readHead() ? wire.finish() : void(); },
                                                 [](Wire &wire) { wire.readHead() && wire.readBody(1000) ? wire.reset() : void(); },
                                                 [](Wire &wire) { wire.readHead() && wire.readBody() ? wire.reset() : void(); },
                                                 [](Wire &wire) {
                                                     if (wire.readHead() && wire.readBody() && wire.write("HTTP/1.1 200 OK\r\nContent-"))
                                                         wire.finish();
                                                 }};
    ProxyServer proxy(kind);
    for (const FaultServer::Story &cut : cuts) {
        for (const Verb verb : {Verb::Post, Verb::Put, Verb::Delete}) {
            m_server.setStory(cut);
            m_server.forget();
            ApiClient client(target(encrypted, choiceOf(kind, proxy.port())), ApiClient::systemManagers(), Short);
            const auto result = await(client.send(call(verb)));
            QVERIFY(result.has_value() && !result->has_value());
            QCOMPARE(kindName(result->error().kind), u"OutcomeUnknown"_s);
            ++m_cuts;
            m_arrived += int(m_server.received().size());
            m_duplicates += std::max(0, int(m_server.received().size()) - 1);
        }
    }
}

void ProxiesTest::cleanupTestCase()
{
    std::printf("proxies: %d changes cut, %d arrived, %d duplicates\n", m_cuts, m_arrived, m_duplicates);
    QCOMPARE(m_cuts, 48);
    QVERIFY(m_arrived > 0);
    QCOMPARE(m_duplicates, 0);
}

QTEST_GUILESS_MAIN(ProxiesTest)
#include "tst_proxies.moc"
