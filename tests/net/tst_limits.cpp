// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/clientfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using Kind = ApiError::Kind;

/// Caps, deadlines and retries: how long a call may be, and how often it is made.
class LimitsTest : public ClientFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
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
};

void LimitsTest::declaredTooLong()
{
    Request<QByteArray> request = list();
    request.byteCap = 100;
    send(request);
    network->last()->head(200, {{"Content-Type", "application/json"}, {"Content-Length", "101"}});
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Protocol);
    QCOMPARE(network->aborts(), 1);
}

void LimitsTest::grewTooLong()
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

void LimitsTest::exactlyTheCap()
{
    Request<QByteArray> request = list();
    request.byteCap = 100;
    answerWith(200, '[' + QByteArray(98, ' ') + ']');
    send(request);
    QTRY_VERIFY(got.has_value());
    QVERIFY(got->has_value());
}

void LimitsTest::longRefusals()
{
    send(list());
    network->last()->head(403);
    network->last()->bytes("{\"message\":\"" + QByteArray(64 * 1024, 'x'));
    QCOMPARE(network->aborts(), 1);
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Forbidden);
    QCOMPARE(got->error().message, QString());
}

void LimitsTest::idle()
{
    make({.read = {20ms, 60s}});
    send(list());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Timeout);
    QCOMPARE(network->aborts(), 1);
    QCOMPARE(network->asked.size(), 1);
}

void LimitsTest::bytesKeepItAlive()
{
    make({.read = {2s, 60s}});
    send(list());
    network->last()->head(200);
    network->last()->bytes("[");
    for (int i = 0; i < 9; ++i) { // 2.25 s in all
        QTest::qWait(250);
        network->last()->bytes(" ");
    }
    QVERIFY(!got.has_value());
    network->last()->bytes("]");
    network->last()->end();
    QTRY_VERIFY(got.has_value());
    QVERIFY(got->has_value());
}

void LimitsTest::absolute()
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

void LimitsTest::classesOfDeadline()
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

void LimitsTest::changesThatTimeOut()
{
    make({.deploy = {20ms, 20ms}});
    send(change());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::OutcomeUnknown);
    QCOMPARE(network->asked.size(), 1);
}

void LimitsTest::retriesReads()
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

void LimitsTest::givesUp()
{
    network->answer = [](FakeReply &reply) { reply.end(QNetworkReply::ConnectionRefusedError, u"Connection refused"_s); };
    send(list());
    QTRY_VERIFY(got.has_value());
    QCOMPARE(failure(), Kind::Network);
    QCOMPARE(got->error().message, u"Connection refused"_s);
    QCOMPARE(network->asked.size(), 3);
}

void LimitsTest::retriesNothingElse_data()
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

void LimitsTest::retriesNothingElse()
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

void LimitsTest::cancelInThePause()
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

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
