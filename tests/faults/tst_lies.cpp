// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/async.h"
#include "app/portainer/requests.h"
#include "tests/faults/client.h"
#include "tests/faults/lies.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// One request of the product, its true answer, and how to ask it.
struct Asked {
    const char *name;
    QByteArray truth; ///< As a real server said it; empty for a check.
    std::function<void(ApiClient &, QObject *, std::function<void(bool, const ApiError &)>)> send;
    QByteArray path;

    bool isList() const { return truth.startsWith('['); }
};

QByteArray recorded(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/recordings/2.23/%1.json").arg(QLatin1StringView(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", name);
    const QJsonValue body = QJsonDocument::fromJson(file.readAll()).object().value("response"_L1).toObject().value("body"_L1);
    return (body.isArray() ? QJsonDocument(body.toArray()) : QJsonDocument(body.toObject())).toJson(QJsonDocument::Compact);
}

template <typename T>
Asked ask(const char *name, const QByteArray &truth, Request<T> request)
{
    request.byteCap = std::min<qint64>(request.byteCap, 2 * 1024 * 1024);
    const auto send = [request](ApiClient &client, QObject *context, const std::function<void(bool, const ApiError &)> &done) {
        onResult(client.send(request), context, [done](const Result<T> &result) { done(result.has_value(), result ? ApiError() : result.error()); });
    };
    return {name, truth, send, "/api/" + request.path.join(u'/').toLatin1()};
}

QList<Asked> everyRequest()
{
    return {
        ask("systemStatus", recorded("system/status"), requests::systemStatus()),
        ask("deprecatedStatus", recorded("system/status-deprecated-twin"), requests::deprecatedStatus()),
        ask("publicSettings", recorded("settings/public"), requests::publicSettings()),
        ask("settings", recorded("settings/settings"), requests::settings()),
        ask("administratorExists", {}, requests::administratorExists()),
        ask("me", recorded("users/me-standard"), requests::me()),
        ask("user", recorded("users/inspect"), requests::user(UserId(2))),
        ask("accessTokens", R"([{"id":1,"userId":2,"description":"d","dateCreated":1,"lastUsed":0,"digest":"","prefix":"ptr_xyz"}])",
            requests::accessTokens(UserId(2))),
        ask("users", recorded("users/list"), requests::users()),
        ask("teams", R"([{"Id":1,"Name":"crew"}])", requests::teams()),
        ask("stacks", recorded("stacks/list-mixed"), requests::stacks()),
        ask("stack", recorded("stacks/inspect"), requests::stack(StackId(3))),
        ask("stackFile", recorded("stacks/file"), requests::stackFile(StackId(3))),
        ask("environments", recorded("environments/list"), requests::environments()),
        ask("environment", recorded("environments/inspect"), requests::environment(EnvironmentId(1))),
    };
}

bool isTrueFor(const Lie &lie, const Asked &asked)
{
    return (lie.truth == Lie::True::ForLists && asked.isList()) || (lie.truth == Lie::True::ForChecks && asked.truth.isEmpty());
}

Request<QByteArray> raw(const QString &part)
{
    Request<QByteArray> request;
    request.path = {part};
    request.decode = [](const Answer &answer) -> Result<QByteArray> { return answer.body; };
    return request;
}

} // namespace

/// No answer that is not what it claims is taken for success.
class LiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void truth();
    void lies_data();
    void lies();
    void leftovers_data();
    void leftovers();
    void naive_data() { lies_data(); }
    void naive();
    void cleanupTestCase();

private:
    struct Outcome {
        bool believed = false;
        ApiError error;
    };
    QByteArray truthFor(const QByteArray &path) const;
    QList<Outcome> askAll(Deadlines::Pair patience);
    ServerAddress address() const { return at("http", "127.0.0.1", m_server.port()); }

    const QList<Asked> m_requests = everyRequest();
    const std::vector<Lie> m_lies = longshore::test::lies();
    FaultServer m_server;
    int m_runs = 0;
    int m_believed = 0;
    QMap<QString, int> m_kinds; ///< How they were refused.
    int m_naiveRuns = 0;
    int m_naiveBelieved = 0;
};

void LiesTest::initTestCase()
{
    QVERIFY(m_lies.size() >= 40);
    for (const Asked &asked : m_requests)
        QVERIFY2(asked.truth.isEmpty() == (asked.name == QByteArray("administratorExists")) && asked.truth != "{}" && asked.truth != "[]", asked.name);
}

QByteArray LiesTest::truthFor(const QByteArray &path) const
{
    const QByteArray bare = path.split('?').first();
    const auto found = std::ranges::find_if(m_requests, [&](const Asked &asked) { return asked.path == bare; });
    return found == m_requests.end() ? QByteArray("[]") : found->truth;
}

QList<LiesTest::Outcome> LiesTest::askAll(Deadlines::Pair patience)
{
    QList<Outcome> outcomes(m_requests.size());
    std::vector<std::unique_ptr<ApiClient>> clients;
    QEventLoop loop;
    qsizetype open = m_requests.size();
    for (qsizetype i = 0; i < m_requests.size(); ++i) {
        clients.push_back(std::make_unique<ApiClient>(ApiTarget{.address = address(), .accessToken = Token}, ApiClient::systemManagers(),
                                                      Deadlines{.probe = patience, .read = patience, .deploy = patience, .retries = 0}));
        m_requests.at(i).send(*clients.back(), &loop, [&, i](bool believed, const ApiError &error) {
            outcomes[i] = {.believed = believed, .error = error};
            if (--open == 0)
                loop.quit();
        });
    }
    QTimer::singleShot(20s, &loop, &QEventLoop::quit);
    loop.exec();
    if (open > 0)
        outcomes.clear();
    return outcomes;
}

void LiesTest::truth()
{
    m_server.setStory([this](Wire &wire) {
        while (wire.readHead())
            wire.write(honestAnswer(truthFor(wire.request().path())));
    });
    const QList<Outcome> outcomes = askAll({15s, 15s});
    QCOMPARE(outcomes.size(), m_requests.size());
    for (qsizetype i = 0; i < outcomes.size(); ++i)
        QVERIFY2(outcomes.at(i).believed, qPrintable(QLatin1StringView(m_requests.at(i).name) + u": "_s + outcomes.at(i).error.message));
}

void LiesTest::lies_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < m_lies.size(); ++i)
        QTest::newRow(m_lies.at(i).name) << int(i);
}

void LiesTest::lies()
{
    QFETCH(int, number);
    const Lie &lie = m_lies.at(std::size_t(number));
    m_server.setStory([this, &lie](Wire &wire) {
        if (wire.readHead()) {
            const QByteArray truth = truthFor(wire.request().path());
            lie.tell(wire, truth.isEmpty() ? QByteArray("{\"message\":\"yes\"}") : truth);
        }
    });
    const QList<Outcome> outcomes = askAll({400ms, 800ms});
    QCOMPARE(outcomes.size(), m_requests.size());
    QStringList believers;
    for (qsizetype i = 0; i < outcomes.size(); ++i) {
        ++m_runs;
        if (outcomes.at(i).believed && !isTrueFor(lie, m_requests.at(i)))
            believers << QLatin1StringView(m_requests.at(i).name);
        m_kinds[outcomes.at(i).believed ? u"Believed"_s : kindName(outcomes.at(i).error.kind)] += 1;
        if (!outcomes.at(i).believed)
            QVERIFY(outcomes.at(i).error.kind != ApiError::Kind::Cancelled && outcomes.at(i).error.kind != ApiError::Kind::OutcomeUnknown);
    }
    m_believed += int(believers.size());
    QCOMPARE(believers.join(u", "_s), QString());
}

void LiesTest::leftovers_data()
{
    QTest::addColumn<QByteArray>("first");
    const QByteArray poison = honestAnswer("[\"poison\"]");
    QTest::newRow("behind an answer") << honestAnswer("[1]") + poison;
    QTest::newRow("behind 204") << "HTTP/1.1 204 No Content\r\n\r\n" + poison;
    QTest::newRow("behind 304") << "HTTP/1.1 304 Not Modified\r\n\r\n" + poison;
    QTest::newRow("behind 404") << "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" + poison;
    QTest::newRow("behind chunks") << "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\n\r\n" + poison;
    QTest::newRow("behind a short length") << "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n[1][2]" + poison;
    QTest::newRow("instead of 101") << "HTTP/1.1 101 Switching Protocols\r\n\r\n" + poison;
}

void LiesTest::leftovers()
{
    QFETCH(QByteArray, first);
    m_server.setStory([first](Wire &wire) {
        while (wire.readHead())
            wire.write(wire.request().path().endsWith("/first") ? first : honestAnswer("[\"honest\"]"));
    });
    ApiClient client({.address = address(), .accessToken = Token}, ApiClient::systemManagers(), {.read = {400ms, 800ms}, .retryAfter = 1ms});
    for (int round = 0; round < 5; ++round) {
        QVERIFY(await(client.send(raw(u"first"_s))).has_value());
        const auto second = await(client.send(raw(u"second"_s)));
        QVERIFY(second.has_value());
        ++m_runs;
        m_believed += second->has_value() && second->value() != "[\"honest\"]";
        if (second->has_value())
            QCOMPARE(second->value(), QByteArray("[\"honest\"]"));
    }
}

void LiesTest::naive()
{
    QFETCH(int, number);
    const Lie &lie = m_lies.at(std::size_t(number));
    if (QByteArray(lie.name).startsWith("endless"))
        return; // It would fill the memory.
    m_server.setStory([this, &lie](Wire &wire) {
        if (wire.readHead())
            lie.tell(wire, truthFor(wire.request().path()));
    });
    const NaiveClient::Seen seen = NaiveClient().ask("GET", address().apiUrl({u"stacks"_s}), {}, Token, 400);
    ++m_naiveRuns;
    m_naiveBelieved += seen.error == QNetworkReply::NoError;
}

void LiesTest::cleanupTestCase()
{
    std::printf("lies: %d kinds, %d requests, %d runs, %d believed; control: %d runs, %d believed\n", int(m_lies.size()), int(m_requests.size()),
                m_runs, m_believed, m_naiveRuns, m_naiveBelieved);
    for (auto kind = m_kinds.cbegin(); kind != m_kinds.cend(); ++kind)
        std::printf("lies: %s %d\n", qPrintable(kind.key()), kind.value());
    QCOMPARE(m_believed, 0);
    QVERIFY2(m_naiveBelieved > 0, "the control was not caught: this test cannot fail");
}

QTEST_GUILESS_MAIN(LiesTest)
#include "tst_lies.moc"
