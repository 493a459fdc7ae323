// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/async.h"
#include "app/core/logging.h"
#include "app/net/apiclient.h"
#include "tests/net/fakenetwork.h"

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

const QByteArray Token = "ptr_2S1FSP+v5vRgNd0/SXMc2LrYaCL2/s8qkc3KzWO+Lbk=";

ApiTarget nas()
{
    return {.address = ServerAddress::parse(u"http://nas.test"_s).address, .accessToken = Token};
}

/// Long enough that nothing ends by itself, short enough for a test that waits for the pause.
Deadlines patient()
{
    return {.probe = {60s, 60s}, .read = {60s, 60s}, .deploy = {60s, 60s}, .retryAfter = 1ms, .retries = 2};
}

Request<QByteArray> list()
{
    Request<QByteArray> request;
    request.path = {u"stacks"_s};
    request.query = {{u"secretly"_s, u"asked"_s}};
    request.decode = [](const Answer &answer) -> Result<QByteArray> {
        if (answer.body.contains("wrong"))
            return Failure(ApiError{.kind = Kind::Protocol, .message = u"stacks: expected a list"_s});
        return answer.body;
    };
    return request;
}

Request<QByteArray> change(Verb verb = Verb::Post, const QByteArray &body = "{\"a\":1}")
{
    Request<QByteArray> request = list();
    request.verb = verb;
    request.body = body;
    request.mutating = true;
    request.deadline = DeadlineClass::Deploy;
    return request;
}

QMutex logMutex;
QStringList logged;

void capture(QtMsgType, const QMessageLogContext &, const QString &line)
{
    const QMutexLocker lock(&logMutex);
    logged << line;
}

} // namespace

/// A client on a fake network; `got` is what the last call delivered.
class ApiClientTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
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

    void declaredTooLong();
    void grewTooLong();
    void exactlyTheCap();
    void longRefusals();

    void idle();
    void bytesKeepItAlive();
    void absolute();
    void classesOfDeadline();
    void changesThatTimeOut();

    void retriesReads();
    void givesUp();
    void retriesNothingElse_data();
    void retriesNothingElse();
    void cancelInThePause();

    void cancelReachesTheWire();
    void cancelAfterTheEnd();
    void abortAll();
    void clientGone();
    void clientDeletedByListener();
    void logs();
    void warmUp();

private:
    void make(const Deadlines &deadlines = patient(), const ApiTarget &target = nas())
    {
        client = std::make_unique<ApiClient>(target, network->factory(), deadlines);
    }
    void send(const Request<QByteArray> &request)
    {
        got.reset();
        future = client->send(request);
        onResult(future, this, [this](const Result<QByteArray> &result) { got = result; });
    }
    void answerWith(int status, const QByteArray &body, const QByteArray &type = "application/json")
    {
        network->answer = [=](FakeReply &reply) { reply.answer(status, body, type); };
    }
    Kind failure() const { return got->error().kind; }

    std::unique_ptr<FakeNetwork> network;
    std::unique_ptr<ApiClient> client;
    QFuture<Result<QByteArray>> future;
    std::optional<Result<QByteArray>> got;
};

void ApiClientTest::init()
{
    client.reset();
    network = std::make_unique<FakeNetwork>();
    make();
    got.reset();
}

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

void ApiClientTest::declaredTooLong()
{
    Request<QByteArray> request = list();
    request.byteCap = 100;
    send(request);
    network->last()->head(200, {{"Content-Type", "application/json"}, {"Content-Length", "101"}});
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Protocol);
    QCOMPARE(network->aborts(), 1);
}

void ApiClientTest::grewTooLong()
{
    Request<QByteArray> request = list();
    request.byteCap = 100;
    send(request);
    network->last()->head(200);
    network->last()->bytes('[' + QByteArray(99, ' '));
    QCOMPARE(network->aborts(), 0);
    network->last()->bytes("]");
    QCOMPARE(network->aborts(), 1);
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Protocol);
}

void ApiClientTest::exactlyTheCap()
{
    Request<QByteArray> request = list();
    request.byteCap = 100;
    answerWith(200, '[' + QByteArray(98, ' ') + ']');
    send(request);
    QTRY_VERIFY(got.has_value());
    QVERIFY(got->has_value());
}

void ApiClientTest::longRefusals()
{
    send(list());
    network->last()->head(403);
    network->last()->bytes("{\"message\":\"" + QByteArray(64 * 1024, 'x'));
    QCOMPARE(network->aborts(), 1);
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Forbidden);
    QCOMPARE(got->error().message, QString());
}

void ApiClientTest::idle()
{
    make({.read = {20ms, 60s}});
    send(list());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Timeout);
    QCOMPARE(network->aborts(), 1);
    QCOMPARE(network->asked.size(), 1);
}

void ApiClientTest::bytesKeepItAlive()
{
    make({.read = {1s, 60s}});
    send(list());
    network->last()->head(200);
    network->last()->bytes("[");
    for (int i = 0; i < 6; ++i) { // 1.2 s in all
        QTest::qWait(200);
        network->last()->bytes(" ");
    }
    QVERIFY(!got.has_value());
    network->last()->bytes("]");
    network->last()->end();
    QTRY_VERIFY(got.has_value());
    QVERIFY(got->has_value());
}

void ApiClientTest::absolute()
{
    make({.read = {60s, 100ms}});
    send(list());
    network->last()->head(200);
    for (int i = 0; i < 200 && !got; ++i) {
        if (network->last() && network->last()->isOpen())
            network->last()->bytes(" ");
        QTest::qWait(5);
    }
    QVERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Timeout);
}

void ApiClientTest::classesOfDeadline()
{
    make({.probe = {20ms, 20ms}, .read = {60s, 60s}, .deploy = {60s, 60s}});
    Request<QByteArray> probe = list();
    probe.deadline = DeadlineClass::Probe;
    const auto read = client->send(list());
    const auto deploy = client->send(change());
    send(probe);
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Timeout);
    QVERIFY(read.isRunning() && deploy.isRunning());
}

void ApiClientTest::changesThatTimeOut()
{
    make({.deploy = {20ms, 20ms}});
    send(change());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::OutcomeUnknown);
    QCOMPARE(network->asked.size(), 1);
}

void ApiClientTest::retriesReads()
{
    QSignalSpy spy(client.get(), &ApiClient::retrying);
    network->answer = [this](FakeReply &reply) {
        if (network->asked.size() < 3)
            reply.end(QNetworkReply::RemoteHostClosedError, u"closed"_s);
        else
            reply.answer(200, "[]");
    };
    send(list());
    QTRY_VERIFY(got.has_value());
    QVERIFY(got->has_value());
    QCOMPARE(network->asked.size(), 3);
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(spy.at(0).at(0).toString(), u"/stacks"_s);
    QCOMPARE(spy.at(0).at(1).toInt(), 1);
    QCOMPARE(spy.at(1).at(1).toInt(), 2);
    QCOMPARE(spy.at(0).at(2).value<std::chrono::milliseconds>(), 1ms);
    QCOMPARE(spy.at(1).at(2).value<std::chrono::milliseconds>(), 2ms);
}

void ApiClientTest::givesUp()
{
    network->answer = [](FakeReply &reply) { reply.end(QNetworkReply::ConnectionRefusedError, u"Connection refused"_s); };
    send(list());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Network);
    QCOMPARE(got->error().message, u"Connection refused"_s);
    QCOMPARE(network->asked.size(), 3);
}

void ApiClientTest::retriesNothingElse_data()
{
    QTest::addColumn<bool>("mutating");
    QTest::addColumn<int>("status");
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("change, refused connection") << true << 0 << QNetworkReply::ConnectionRefusedError << Kind::Network;
    QTest::newRow("change, closed") << true << 0 << QNetworkReply::RemoteHostClosedError << Kind::OutcomeUnknown;
    QTest::newRow("change, not sent again") << true << 0 << QNetworkReply::ContentReSendError << Kind::OutcomeUnknown;
    QTest::newRow("change, 503") << true << 503 << QNetworkReply::ServiceUnavailableError << Kind::Server;
    QTest::newRow("read, 503") << false << 503 << QNetworkReply::ServiceUnavailableError << Kind::Server;
    QTest::newRow("read, 401") << false << 401 << QNetworkReply::AuthenticationRequiredError << Kind::Unauthorized;
    QTest::newRow("read, not trusted") << false << 0 << QNetworkReply::SslHandshakeFailedError << Kind::Tls;
    QTest::newRow("read, no HTTP") << false << 0 << QNetworkReply::ProtocolFailure << Kind::Protocol;
}

void ApiClientTest::retriesNothingElse()
{
    QFETCH(bool, mutating);
    QFETCH(int, status);
    QFETCH(QNetworkReply::NetworkError, error);
    network->answer = [=](FakeReply &reply) {
        if (status != 0)
            reply.head(status);
        reply.end(error, u"reason"_s);
    };
    send(mutating ? change() : list());
    QTRY_VERIFY(got.has_value());
    QTEST(failure(), "kind");
    QTest::qWait(10);
    QCOMPARE(network->asked.size(), 1);
}

void ApiClientTest::cancelInThePause()
{
    make({.retryAfter = 30ms, .retries = 5});
    QSignalSpy spy(client.get(), &ApiClient::retrying);
    network->answer = [](FakeReply &reply) { reply.end(QNetworkReply::RemoteHostClosedError); };
    send(list());
    QVERIFY(spy.wait());
    future.cancel();
    QTest::qWait(80);
    QCOMPARE(network->asked.size(), 1);
    QVERIFY(!got.has_value());
    QVERIFY(future.isFinished());
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
