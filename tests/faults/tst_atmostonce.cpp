// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/client.h"
#include "tests/faults/cuts.h"
#include "tests/faults/faultserver.h"
#include "tests/faults/identities.h"

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

struct Shape {
    Verb verb;
    qsizetype bodySize;
    AnswerFormat format = AnswerFormat::Json;
};
constexpr std::array Shapes{Shape{Verb::Post, 0},
                            Shape{Verb::Post, 1024},
                            Shape{Verb::Post, 1024 * 1024},
                            Shape{Verb::Post, 1024, AnswerFormat::Nothing},
                            Shape{Verb::Put, 0},
                            Shape{Verb::Put, 1024},
                            Shape{Verb::Put, 1024 * 1024},
                            Shape{Verb::Patch, 1024},
                            Shape{Verb::Delete, 0, AnswerFormat::Nothing},
                            Shape{Verb::Delete, 1024, AnswerFormat::Nothing},
                            Shape{Verb::Get, 0}}; // Some changes of this API are asked for with a GET.

Request<bool> change(const Shape &shape, const QString &id)
{
    Request<bool> request;
    request.verb = shape.verb;
    request.path = {u"stacks"_s, id};
    request.body = QByteArray(shape.bodySize, 'b');
    request.expected = shape.format == AnswerFormat::Nothing ? QList<int>{204} : QList<int>{200};
    request.format = shape.format;
    request.mutating = true;
    request.deadline = DeadlineClass::Deploy;
    request.decode = [](const Answer &) -> Result<bool> { return true; };
    return request;
}

Request<bool> prime()
{
    Request<bool> request = change({Verb::Put, 2}, u"prime"_s);
    request.expected = {200};
    return request;
}

} // namespace

/// Every change reaches the server at most once, wherever the connection dies.
class AtMostOnceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void changes_data();
    void changes();
    void changesThatTimeOut();
    void changesUseFreshConnections();
    void naive_data();
    void naive();
    void cleanupTestCase();

private:
    ServerAddress prepare(Cut cut, bool idle, bool encrypted);
    int copies(const QString &id) const;

    const Identity m_identity{CertificateSpec{}};
    FaultServer m_server;
    int m_run = 0;
    int m_runs = 0;
    int m_duplicates = 0;
    int m_believed = 0;
    int m_naiveRuns = 0;
    int m_naiveDuplicates = 0;
};

void AtMostOnceTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"qt.network.ssl.warning=false"_s);
}

ServerAddress AtMostOnceTest::prepare(Cut cut, bool idle, bool encrypted)
{
    m_server.dropConnections();
    m_server.setIdentity("right", encrypted ? m_identity.context(Identity::Tls::V13) : nullptr);
    m_server.setStory(dyingAt(cut, idle));
    m_server.listenAgain();
    m_server.forget();
    return at(encrypted ? "https" : "http", "127.0.0.1", m_server.port());
}

int AtMostOnceTest::copies(const QString &id) const
{
    const QByteArray path = "/api/stacks/" + id.toLatin1();
    const QList<Received> received = m_server.received();
    return int(std::ranges::count_if(received, [&](const Received &request) { return request.path() == path; }));
}

void AtMostOnceTest::changes_data()
{
    QTest::addColumn<Cut>("cut");
    QTest::addColumn<bool>("idle");
    QTest::addColumn<bool>("encrypted");
    for (const Cut cut : Cuts)
        for (const bool idle : {false, true})
            for (const bool encrypted : {false, true})
                QTest::addRow("%s, %s, %s", nameOf(cut), idle ? "idle" : "fresh", encrypted ? "https" : "http") << cut << idle << encrypted;
}

void AtMostOnceTest::changes()
{
    QFETCH(Cut, cut);
    QFETCH(bool, idle);
    QFETCH(bool, encrypted);
    for (const Shape &shape : Shapes) {
        const ServerAddress address = prepare(cut, idle, encrypted);
        ApiClient client({.address = address, .pin = {m_identity.sha256()}, .accessToken = Token}, ApiClient::systemManagers(), {.deploy = {5s, 10s}});
        if (idle)
            QVERIFY(await(client.send(prime())).value().has_value());
        if (cut == Cut::BeforeAccept) {
            m_server.stopListening();
            m_server.dropConnections();
        }
        const QString id = QString::number(++m_run);
        const auto result = await(client.send(change(shape, id)));
        QVERIFY(result.has_value());
        const int received = copies(id);
        ++m_runs;
        m_duplicates += std::max(0, received - 1);
        m_believed += result->has_value();
        QVERIFY2(received <= 1, "a change reached the server twice");
        QVERIFY(!result->has_value());
        const ApiError::Kind kind = result->error().kind;
        QVERIFY2(kind == ApiError::Kind::OutcomeUnknown || (kind == ApiError::Kind::Network && received == 0)
                     || (kind == ApiError::Kind::Tls && received == 0),
                 qPrintable(kindName(kind)));
    }
}

void AtMostOnceTest::changesThatTimeOut()
{
    const ServerAddress address = prepare(Cut::BeforeAnswer, false, false);
    m_server.setStory([](Wire &wire) {
        if (wire.readHead() && wire.readBody())
            wire.waitForPeer();
    });
    ApiClient client({.address = address, .accessToken = Token}, ApiClient::systemManagers(), {.deploy = {200ms, 400ms}});
    for (const Shape &shape : Shapes) {
        const QString id = QString::number(++m_run);
        const auto result = await(client.send(change(shape, id)));
        QVERIFY(result.has_value());
        ++m_runs;
        QCOMPARE(result->error().kind, ApiError::Kind::OutcomeUnknown);
        QCOMPARE(copies(id), 1);
    }
}

/// A server that heeds "Connection: close" never leaves an idle connection for the next change to fall into.
void AtMostOnceTest::changesUseFreshConnections()
{
    const ServerAddress address = prepare(Cut::BeforeAnswer, false, true);
    m_server.setStory([](Wire &wire) {
        while (wire.readHead() && wire.readBody()) {
            const bool last = wire.request().header("Connection") == "close";
            wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                       + QByteArray(last ? "Connection: close\r\n" : "") + "\r\n{}");
            if (last)
                return wire.finish();
        }
    });
    ApiClient client({.address = address, .pin = {m_identity.sha256()}, .accessToken = Token}, ApiClient::systemManagers());
    for (int i = 0; i < 10; ++i) {
        const auto result = await(client.send(prime()));
        QVERIFY(result.has_value() && result->has_value());
    }
    QCOMPARE(m_server.connections(), 10);
    QCOMPARE(m_server.received().size(), 10);
}

void AtMostOnceTest::naive_data()
{
    changes_data();
}

void AtMostOnceTest::naive()
{
    QFETCH(Cut, cut);
    QFETCH(bool, idle);
    QFETCH(bool, encrypted);
    for (const Shape &shape : {Shapes.at(1), Shapes.at(4), Shapes.at(7)}) {
        const ServerAddress address = prepare(cut, idle, encrypted);
        NaiveClient client;
        if (idle)
            client.ask("PUT", address.apiUrl({u"stacks"_s, u"prime"_s}), "{}");
        if (cut == Cut::BeforeAccept)
            continue;
        const QString id = QString::number(++m_run);
        client.ask(verbName(shape.verb), address.apiUrl({u"stacks"_s, id}), QByteArray(shape.bodySize, 'b'));
        ++m_naiveRuns;
        m_naiveDuplicates += std::max(0, copies(id) - 1);
    }
}

void AtMostOnceTest::cleanupTestCase()
{
    std::printf("at most once: %d runs, %d duplicates, %d believed; control: %d runs, %d duplicates\n", m_runs, m_duplicates, m_believed,
                m_naiveRuns, m_naiveDuplicates);
    QVERIFY(m_runs >= 320);
    QCOMPARE(m_duplicates, 0);
    QVERIFY2(m_naiveDuplicates > 0, "the control was not caught: this test cannot fail");
}

QTEST_GUILESS_MAIN(AtMostOnceTest)
#include "tst_atmostonce.moc"
