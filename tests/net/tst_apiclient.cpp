// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/async.h"
#include "app/core/logging.h"
#include "app/net/apiclient.h"
#include "tests/net/clientfixture.h"

#include <QMutex>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <optional>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

QMutex logMutex;
QStringList logged;

void capture(QtMsgType, const QMessageLogContext &, const QString &line)
{
    const QMutexLocker lock(&logMutex);
    logged << line;
}

} // namespace

class ApiClientTest : public ClientFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void ok();
    void unauthorized();
    void notFound();
    void conflict();
    void brokenJson();
    void contextGone();

    void neverSynchronous();
    void secondLook_data();
    void secondLook();
    void decodesBigBodiesInAWorker();
    void leavesRoomForTheDecoder();
    void changesGoThroughTheirOwnManager();
    void streamsHaveTheirOwnManager();
    void refusesAnUnusableToken();

    void cancelReachesTheWire();
    void cancelAfterTheEnd();
    void abortAll();
    void clientGone();
    void clientDeletedByListener();
    void logs();
    void warmUp();

};

void ApiClientTest::ok()
{
    answerWith(200, "[1,2]");
    send(list());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(got->value(), QByteArray("[1,2]"));
    QCOMPARE(network->asked.size(), 1);
    QCOMPARE(network->asked.first().request.url().toEncoded(), QByteArray("http://nas.test:9000/api/stacks?secretly=asked"));
    QCOMPARE(network->asked.first().request.rawHeader("X-API-Key"), Token);
}

void ApiClientTest::unauthorized()
{
    QSignalSpy spy(client.get(), &ApiClient::unauthorized);
    answerWith(401, R"({"message":"A valid authorisation token is missing","details":"Unauthorized"})");
    send(list());
    QVERIFY(spy.isEmpty());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Unauthorized);
    QCOMPARE(got->error().httpStatus, 401);
    QTRY_COMPARE(spy.size(), 1);
    Request<QByteArray> probe = list(); // An access proxy in front may answer 401 too, to a call without token.
    probe.credential = Credential::None;
    send(probe);
    QTRY_VERIFY(got.has_value());
    QTest::qWait(10);
    QCOMPARE(spy.size(), 1);
}

void ApiClientTest::notFound()
{
    QSignalSpy spy(client.get(), &ApiClient::unauthorized);
    answerWith(404, R"({"message":"Unable to find a stack","details":"Object not found"})");
    send(list());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::NotFound);
    QCOMPARE(got->error().message, u"Unable to find a stack"_s);
    QCOMPARE(got->error().details, u"Object not found"_s);
    QCOMPARE(got->error().right, Right::SignedIn);
    QVERIFY(spy.isEmpty());
}

void ApiClientTest::conflict()
{
    answerWith(409, R"({"message":"A stack with this name exists"})");
    send(change());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Conflict);
    QCOMPARE(network->asked.size(), 1);
}

void ApiClientTest::brokenJson()
{
    answerWith(200, "[{\"Id\":");
    send(list());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Protocol);
    answerWith(200, "[\"wrong\"]");
    send(list());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(got->error().message, u"stacks: expected a list"_s);
}

void ApiClientTest::contextGone()
{
    answerWith(200, "[]");
    auto context = std::make_unique<QObject>();
    bool delivered = false;
    const auto call = client->send(list());
    onResult(call, context.get(), [&](const Result<QByteArray> &) { delivered = true; });
    context.reset();
    QTRY_VERIFY(call.isFinished());
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
}

void ApiClientTest::neverSynchronous()
{
    ApiTarget target = nas();
    target.accessToken = "no good\n";
    make(patient(), target);
    send(list());
    QVERIFY(!got.has_value());
    QTRY_VERIFY(got.has_value());
}

void ApiClientTest::secondLook_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("redirect") << 302 << QByteArray() << QByteArray();
    QTest::newRow("log-in page") << 200 << QByteArray("<html>") << QByteArray("text/html");
    QTest::newRow("empty") << 200 << QByteArray() << QByteArray("application/json");
    QTest::newRow("no type") << 200 << QByteArray("[]") << QByteArray();
    QTest::newRow("switching protocols") << 101 << QByteArray("[]") << QByteArray("application/json");
    QTest::newRow("partial") << 206 << QByteArray("[]") << QByteArray("application/json");
}

void ApiClientTest::secondLook()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    answerWith(status, body, type);
    for (const auto &request : {list(), change()}) {
        send(request);
        QTRY_VERIFY(got.has_value());
        QCOMPARE(failure(), Kind::Protocol);
    }
}

void ApiClientTest::decodesBigBodiesInAWorker()
{
    QThread *where = nullptr;
    Request<QByteArray> request = list();
    request.decode = [&where](const Answer &answer) -> Result<QByteArray> {
        where = QThread::currentThread();
        return answer.body;
    };
    answerWith(200, '[' + QByteArray(256 * 1024 - 2, ' ') + ']');
    send(request);
    QTRY_VERIFY(got.has_value());
    QCOMPARE(where, thread());
    answerWith(200, '[' + QByteArray(256 * 1024 - 1, ' ') + ']');
    send(request);
    QTRY_VERIFY(got.has_value());
    QVERIFY(where != thread());
    QCOMPARE(got->value().size(), 256 * 1024 + 1);
}

void ApiClientTest::leavesRoomForTheDecoder()
{
    for (const qsizetype size : {2, 1000, 300'000}) {
        answerWith(200, '[' + QByteArray(size - 2, ' ') + ']');
        bool room = false;
        Request<QByteArray> request = list();
        request.decode = [&room](const Answer &answer) -> Result<QByteArray> {
            room = answer.body.capacity() - answer.body.size() >= AnswerPadding;
            return QByteArray();
        };
        send(request);
        QTRY_VERIFY(got.has_value());
        QVERIFY(room);
    }
}

void ApiClientTest::changesGoThroughTheirOwnManager()
{
    answerWith(200, "{}");
    for (const auto &request : {list(), change(Verb::Put), list(), change(Verb::Delete, {})}) {
        send(request);
        QTRY_VERIFY(got.has_value());
        QVERIFY(got->has_value());
    }
    QCOMPARE(network->managers, 2);
    QCOMPARE(network->asked.at(0).manager, network->asked.at(2).manager);
    QCOMPARE(network->asked.at(1).manager, network->asked.at(3).manager);
    QVERIFY(network->asked.at(0).manager != network->asked.at(1).manager);
    QCOMPARE(network->asked.at(1).verb, QByteArray("PUT"));
    QCOMPARE(network->asked.at(1).body, QByteArray("{\"a\":1}"));
    QVERIFY(network->asked.at(1).bodyIsSequential);
    QCOMPARE(network->asked.at(3).verb, QByteArray("DELETE"));
    QVERIFY(network->asked.at(3).bodyIsSequential);
}

void ApiClientTest::streamsHaveTheirOwnManager()
{
    Request<QByteArray> stream = list();
    stream.deadline = DeadlineClass::Stream;
    make({.probe = {1ms, 1ms}, .read = {1ms, 1ms}, .deploy = {1ms, 1ms}});
    QList<QFuture<Result<QByteArray>>> streams{client->send(stream), client->send(stream)};
    QCOMPARE(network->managers, 2);
    QTest::qWait(20);
    QVERIFY(streams.at(0).isRunning() && streams.at(1).isRunning());
    for (QFuture<Result<QByteArray>> &running : streams)
        running.cancel();
    QTRY_COMPARE(*network->asked.at(1).aborts, 1);
}

void ApiClientTest::refusesAnUnusableToken()
{
    QSignalSpy spy(client.get(), &ApiClient::unauthorized);
    for (const QByteArray &token : {QByteArray(), Token + "\r\nX-Evil: 1", QByteArray(4097, 'x')}) {
        ApiTarget target = nas();
        target.accessToken = token;
        make(patient(), target);
        send(list());
        QTRY_VERIFY(got.has_value());
        QCOMPARE(failure(), Kind::Unauthorized);
        QCOMPARE(got->error().httpStatus, 0);
    }
    QCOMPARE(network->asked.size(), 0);
    QVERIFY(spy.isEmpty());
    answerWith(200, "[]");
    client->setAccessToken(Token);
    send(list());
    QTRY_VERIFY(got.has_value());
    QVERIFY(got->has_value());
    QCOMPARE(network->asked.first().request.rawHeader("X-API-Key"), Token);
}

void ApiClientTest::cancelReachesTheWire()
{
    for (const auto &request : {list(), change()}) {
        send(request);
        future.cancel();
        QTRY_COMPARE(network->aborts(), 1);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(!got.has_value());
    }
}

void ApiClientTest::cancelAfterTheEnd()
{
    answerWith(200, "[]");
    send(list());
    QTRY_VERIFY(got.has_value());
    future.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(network->aborts(), 0);
}

void ApiClientTest::abortAll()
{
    std::optional<Result<QByteArray>> changed;
    onResult(client->send(change()), this, [&](const Result<QByteArray> &result) { changed = result; });
    send(list());
    client->abortAll();
    QTRY_VERIFY(got && changed);
    QCOMPARE(failure(), Kind::Cancelled);
    QCOMPARE(changed->error().kind, Kind::OutcomeUnknown);
    answerWith(200, "[]");
    send(list());
    QTRY_VERIFY(got.has_value());
    QVERIFY(got->has_value());
    QCOMPARE(network->managers, 3);
    client->abortAll();
    client->abortAll();
}

void ApiClientTest::clientGone()
{
    send(list());
    client.reset();
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Cancelled);
}

void ApiClientTest::clientDeletedByListener()
{
    answerWith(401, "{}");
    connect(client.get(), &ApiClient::unauthorized, this, [this] { client.reset(); });
    send(list());
    QTRY_VERIFY(!client);
    QVERIFY(got.has_value());
    make();
    network->answer = [](FakeReply &reply) { reply.end(QNetworkReply::RemoteHostClosedError); };
    connect(client.get(), &ApiClient::retrying, this, [this] { client.reset(); });
    send(list());
    QTRY_VERIFY(got.has_value());
    QVERIFY(!client);
    QCOMPARE(failure(), Kind::Cancelled);
}

void ApiClientTest::logs()
{
    QLoggingCategory::setFilterRules(u"longshore.net.debug=true"_s);
    const QtMessageHandler before = qInstallMessageHandler(&capture);
    answerWith(403, R"({"message":"the server's words","details":"PASSWORD=hunter2"})");
    Request<QByteArray> request = list();
    request.path = {u"stacks"_s, u"name"_s, u"a b\n[fake]"_s};
    send(request);
    QTRY_VERIFY(got.has_value());
    send(change(Verb::Put, "{\"secret\":\"body\"}"));
    QTRY_VERIFY(got.has_value());
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules(QString());
    const QStringList lines = logged.filter(u"/stacks"_s);
    QCOMPARE(lines.size(), 2);
    static const QRegularExpression shape(u"^(GET|PUT) /stacks(/name/a%20b%0A%5Bfake%5D)? Forbidden \\d+ ms$"_s);
    for (const QString &line : lines)
        QVERIFY2(shape.match(line).hasMatch(), qPrintable(line));
    const QString all = logged.join(u'\n');
    for (const auto &never : {u"ptr_"_s, u"secretly"_s, u"words"_s, u"hunter2"_s, u"body"_s, u"nas.test"_s})
        QVERIFY2(!all.contains(never), qPrintable(never));
}

void ApiClientTest::warmUp()
{
    client->warmUp();
    QCOMPARE(network->asked.size(), 1);
    QCOMPARE(network->asked.first().request.url().scheme(), u"preconnect-http"_s);
    QCOMPARE(network->asked.first().request.url().host(), u"nas.test"_s);
    QCOMPARE(network->asked.first().request.url().port(), 9000);
    QVERIFY(!network->asked.first().request.hasRawHeader("X-API-Key"));
    client->warmUp();
    QCOMPARE(network->asked.size(), 1);
    answerWith(200, "[]");
    send(list());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(network->managers, 1);
}

QTEST_GUILESS_MAIN(ApiClientTest)
#include "tst_apiclient.moc"
