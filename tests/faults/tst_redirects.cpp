// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/client.h"
#include "tests/faults/faultserver.h"
#include "tests/faults/identities.h"

#include <QLoggingCategory>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// Two places a redirect may point to; both would be glad to answer.
constexpr int Codes[] = {301, 302, 303, 307, 308};
constexpr const char *Targets[] = {"path", "relative", "other port", "other name", "no scheme", "other scheme", "user info"};

enum class Ask { FirstContact, Get, Post, Put, Delete };
constexpr Ask Asks[] = {Ask::FirstContact, Ask::Get, Ask::Post, Ask::Put, Ask::Delete};

void answer(Wire &wire)
{
    wire.readBody();
    wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
}

void answerAll(Wire &wire)
{
    while (wire.readHead())
        answer(wire);
}

Request<bool> call(Ask ask)
{
    Request<bool> request;
    request.verb = ask == Ask::Post ? Verb::Post : ask == Ask::Put ? Verb::Put : ask == Ask::Delete ? Verb::Delete : Verb::Get;
    request.path = {u"stacks"_s};
    request.body = ask == Ask::Post || ask == Ask::Put ? QByteArray("{\"secret\":1}") : QByteArray();
    request.mutating = request.verb != Verb::Get;
    request.credential = ask == Ask::FirstContact ? Credential::None : Credential::AccessToken;
    request.decode = [](const Answer &) -> Result<bool> { return true; };
    return request;
}

} // namespace

/// A redirect is told, never followed: nothing reaches its target, the token least of all.
class RedirectsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void redirects_data();
    void redirects();
    void naive_data() { redirects_data(); }
    void naive();
    void cleanupTestCase();

private:
    QByteArray location(const QByteArray &target, bool encrypted) const;
    QString origin(const QByteArray &target, bool encrypted) const;
    void prepare(int code, const QByteArray &target, bool encrypted);
    int leakedTokens() const;
    int reachedTarget() const;

    const Identity m_identity{CertificateSpec{}};
    FaultServer m_first;
    FaultServer m_plainTarget{answerAll};
    FaultServer m_tlsTarget{answerAll};
    int m_runs = 0;
    int m_followed = 0;
    int m_tokens = 0;
    int m_naiveRuns = 0;
    int m_naiveFollowed = 0;
    int m_naiveTokens = 0;
};

void RedirectsTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"qt.network.ssl.warning=false"_s);
    m_tlsTarget.setIdentity("right", m_identity.context(Identity::Tls::V13));
}

/// Where the target of a name is, seen from a first server that is encrypted or not.
QByteArray RedirectsTest::location(const QByteArray &target, bool encrypted) const
{
    const QByteArray same = encrypted ? "https" : "http", other = encrypted ? "http" : "https";
    const QByteArray first = QByteArray::number(m_first.port());
    const QByteArray samePort = QByteArray::number(encrypted ? m_tlsTarget.port() : m_plainTarget.port());
    const QByteArray otherPort = QByteArray::number(encrypted ? m_plainTarget.port() : m_tlsTarget.port());
    if (target == "path")
        return "/target";
    if (target == "relative")
        return "../target";
    if (target == "other port")
        return same + "://127.0.0.1:" + samePort + "/target";
    if (target == "other name")
        return same + "://localhost:" + first + "/target";
    if (target == "no scheme")
        return "//127.0.0.1:" + samePort + "/target";
    if (target == "other scheme")
        return other + "://127.0.0.1:" + otherPort + "/target";
    return same + "://user:word@127.0.0.1:" + samePort + "/target";
}

QString RedirectsTest::origin(const QByteArray &target, bool encrypted) const
{
    if (target == "path" || target == "relative")
        return at(encrypted ? "https" : "http", "127.0.0.1", m_first.port()).origin();
    if (target == "other name")
        return at(encrypted ? "https" : "http", "localhost", m_first.port()).origin();
    const bool toTls = encrypted != (target == "other scheme");
    return at(toTls ? "https" : "http", "127.0.0.1", toTls ? m_tlsTarget.port() : m_plainTarget.port()).origin();
}

void RedirectsTest::redirects_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("encrypted");
    for (const int code : Codes)
        for (const char *target : Targets)
            for (const bool encrypted : {false, true})
                QTest::addRow("%d to %s, %s", code, target, encrypted ? "https" : "http") << code << QByteArray(target) << encrypted;
}

void RedirectsTest::prepare(int code, const QByteArray &target, bool encrypted)
{
    const QByteArray head = "HTTP/1.1 " + QByteArray::number(code) + " Elsewhere\r\nLocation: " + location(target, encrypted)
        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    m_first.setIdentity("right", encrypted ? m_identity.context(Identity::Tls::V13) : nullptr);
    m_first.setStory([head](Wire &wire) {
        while (wire.readHead()) {
            if (wire.request().path().contains("target")) {
                answer(wire);
                continue;
            }
            wire.readBody();
            wire.write(head);
        }
    });
    for (FaultServer *server : {&m_first, &m_plainTarget, &m_tlsTarget}) {
        server->dropConnections();
        server->forget();
    }
}

int RedirectsTest::reachedTarget() const
{
    const QList<Received> first = m_first.received();
    const auto followed = std::ranges::count_if(first, [](const Received &request) { return request.path().contains("target"); });
    return int(followed + m_plainTarget.received().size() + m_tlsTarget.received().size());
}

int RedirectsTest::leakedTokens() const
{
    const QList<Received> all = m_plainTarget.received() + m_tlsTarget.received();
    return int(std::ranges::count_if(all, [](const Received &request) { return request.head.contains(Token); }));
}

void RedirectsTest::redirects()
{
    QFETCH(int, code);
    QFETCH(QByteArray, target);
    QFETCH(bool, encrypted);
    prepare(code, target, encrypted);
    ApiClient client({.address = at(encrypted ? "https" : "http", "127.0.0.1", m_first.port()), .pin = {m_identity.sha256()}, .accessToken = Token},
                     ApiClient::systemManagers());
    const auto count = qScopeGuard([this] {
        m_followed += reachedTarget();
        m_tokens += leakedTokens();
    });
    int asked = 0;
    for (const Ask ask : Asks) {
        const auto result = await(client.send(call(ask)));
        QVERIFY(result.has_value() && !result->has_value());
        QCOMPARE(kindName(result->error().kind), u"Protocol"_s);
        QCOMPARE(result->error().redirectTarget, origin(target, encrypted));
        QVERIFY(!result->error().message.contains("word"_L1));
        ++m_runs;
        QCOMPARE(m_first.received().size(), ++asked);
        QCOMPARE(m_first.received().last().head.contains(Token), ask != Ask::FirstContact);
    }
    QCOMPARE(reachedTarget(), 0);
    QCOMPARE(leakedTokens(), 0);
    QCOMPARE(m_plainTarget.connections() + m_tlsTarget.connections(), 0);
}

void RedirectsTest::naive()
{
    QFETCH(int, code);
    QFETCH(QByteArray, target);
    QFETCH(bool, encrypted);
    prepare(code, target, encrypted);
    NaiveClient client;
    for (const QByteArray &verb : {QByteArray("GET"), QByteArray("PUT")}) {
        client.ask(verb, at(encrypted ? "https" : "http", "127.0.0.1", m_first.port()).apiUrl({u"stacks"_s}), "{}");
        ++m_naiveRuns;
    }
    m_naiveFollowed += reachedTarget();
    m_naiveTokens += leakedTokens();
}

void RedirectsTest::cleanupTestCase()
{
    std::printf("redirects: %d runs, %d requests at a target, %d tokens leaked; control: %d runs, %d at a target, %d tokens\n", m_runs, m_followed,
                m_tokens, m_naiveRuns, m_naiveFollowed, m_naiveTokens);
    QVERIFY(m_runs >= 5 * 7 * 5);
    QCOMPARE(m_followed, 0);
    QCOMPARE(m_tokens, 0);
    QVERIFY2(m_naiveFollowed > 0 && m_naiveTokens > 0, "the control was not caught: this test cannot fail");
}

QTEST_GUILESS_MAIN(RedirectsTest)
#include "tst_redirects.moc"
