// SPDX-License-Identifier: GPL-3.0-or-later
// Every change of a stack, with the connection dying at every point of the exchange, over http and https: it reaches the server at most
// once, and nobody is told that it went well, or that it did not when it may have.
#include "tests/faults/cuts.h"
#include "tests/faults/identities.h"
#include "tests/faults/stackchanges.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class StackCutsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void changes_data();
    void changes();
    void aNaiveClientSendsTwice();
    void cleanupTestCase();

private:
    ServerAddress prepare(Cut cut, bool encrypted);
    void check(const Row &change, Cut cut, bool encrypted);
    int copies(const RequestParts &request) const;

    const Identity m_identity{CertificateSpec{}};
    FaultServer m_server;
    int m_runs = 0;
    int m_duplicates = 0;
    int m_believed = 0;
    int m_unknown = 0;
    int m_notSent = 0;
};

namespace {

/// What files look like: short, with the line ends of Windows and a tail without one, and up to a megabyte.
QStringList files()
{
    const QString line = u"      A_VARIABLE: \"žluť 😀\"\r\n"_s;
    return {u"services:\n  web:\n    image: nginx:1.27\n"_s, u"\ufeffservices:\r\n\tweb: {}"_s, line.repeated(300), line.repeated(2'000), line.repeated(30'000)};
}

} // namespace

void StackCutsTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"qt.network.ssl.warning=false"_s);
}

ServerAddress StackCutsTest::prepare(Cut cut, bool encrypted)
{
    m_server.dropConnections();
    m_server.setIdentity("right", encrypted ? m_identity.context(Identity::Tls::V13) : nullptr);
    m_server.setStory(dyingAt(cut, false));
    m_server.listenAgain();
    m_server.forget();
    if (cut == Cut::BeforeAccept)
        m_server.stopListening();
    return at(encrypted ? "https" : "http", "127.0.0.1", m_server.port());
}

int StackCutsTest::copies(const RequestParts &request) const
{
    const QList<Received> received = m_server.received();
    return int(std::ranges::count_if(received, [&](const Received &each) {
        return each.verb() == verbName(request.verb) && each.path().startsWith("/api/" + request.path.first().toLatin1());
    }));
}

void StackCutsTest::changes_data()
{
    QTest::addColumn<Cut>("cut");
    QTest::addColumn<bool>("encrypted");
    for (const Cut cut : Cuts)
        for (const bool encrypted : {false, true})
            QTest::addRow("%s, %s", nameOf(cut), encrypted ? "https" : "http") << cut << encrypted;
}

void StackCutsTest::changes()
{
    QFETCH(const Cut, cut);
    QFETCH(const bool, encrypted);
    for (const QString &file : files()) {
        for (const Row &each : stackChanges(file)) {
            check(each, cut, encrypted);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void StackCutsTest::check(const Row &change, Cut cut, bool encrypted)
{
    const ServerAddress address = prepare(cut, encrypted);
    ApiClient client({.address = address, .pin = {m_identity.sha256()}, .accessToken = Token}, ApiClient::systemManagers(), {.deploy = {5s, 10s}});
    const std::optional<ApiError> error = change.send(client);
    const int received = copies(change.parts);
    ++m_runs;
    m_duplicates += std::max(0, received - 1);
    m_believed += !error;
    QVERIFY2(received <= 1, qPrintable(change.name + u" reached the server twice"_s));
    QVERIFY2(error.has_value(), qPrintable(change.name + u" was believed to have gone well"_s));
    const bool isUnknown = error->kind == ApiError::Kind::OutcomeUnknown;
    m_unknown += isUnknown;
    m_notSent += received == 0;
    QVERIFY2(isUnknown || received == 0, qPrintable(change.name + u": "_s + kindName(error->kind)));
}

/// The control: what trusts the defaults of the library sends a change again when the connection it kept has died.
void StackCutsTest::aNaiveClientSendsTwice()
{
    int duplicates = 0;
    for (int round = 0; round < 5; ++round) {
        m_server.setStory(dyingAt(Cut::BeforeAnswer, true));
        m_server.setIdentity("right", nullptr);
        m_server.listenAgain();
        m_server.forget();
        const ServerAddress address = at("http", "127.0.0.1", m_server.port());
        NaiveClient client;
        client.ask("PUT", address.apiUrl({u"stacks"_s, u"prime"_s}), "{}");
        client.ask("PUT", address.apiUrl({u"stacks"_s, u"5"_s}), "{\"StackFileContent\":\"a\"}");
        const QList<Received> received = m_server.received();
        duplicates += int(std::ranges::count_if(received, [](const Received &each) { return each.path() == "/api/stacks/5"; })) - 1;
    }
    QVERIFY2(duplicates > 0, "the control was not caught: this test cannot fail");
}

void StackCutsTest::cleanupTestCase()
{
    std::printf("changes of stacks: %d runs, %d duplicates, %d believed, %d of unknown outcome, %d never arrived\n", m_runs, m_duplicates, m_believed,
                m_unknown, m_notSent);
    QVERIFY2(m_runs >= 2'000, qPrintable(QString::number(m_runs)));
    QCOMPARE(m_duplicates, 0);
    QCOMPARE(m_believed, 0);
}

QTEST_GUILESS_MAIN(StackCutsTest)
#include "tst_stackcuts.moc"
