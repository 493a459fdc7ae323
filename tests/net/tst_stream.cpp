// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/clientfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using Kind = ApiError::Kind;
using Headers = QList<QPair<QByteArray, QByteArray>>;

namespace {

RequestParts logs()
{
    RequestParts parts;
    parts.path = {u"endpoints"_s, u"1"_s, u"docker"_s, u"containers"_s, u"abc"_s, u"logs"_s};
    parts.query = {{u"follow"_s, u"1"_s}};
    parts.format = AnswerFormat::Text;
    parts.deadline = DeadlineClass::Stream;
    return parts;
}

const Headers Chunked{{"Transfer-Encoding", "chunked"}};

} // namespace

/// An endless answer in hand: what is told of it, when, and how often.
class StreamTest : public ClientFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void tellsHeadThenChunks();
    void asksAsEveryCall();
    void endsInOrder();
    void endNotAnnounced();
    void lengths();
    void refusals_data();
    void refusals();
    void tokenRefused();
    void longRefusal();
    void wrongHeads_data();
    void wrongHeads();
    void notSent_data();
    void notSent();
    void cancelAborts();
    void deletedFromItsSignals_data();
    void deletedFromItsSignals();
    void clientGoes();
    void abortAllEndsIt();
    void quietIsToldAndEndsNothing();
    void cutIntoPieces();

private:
    void open(const RequestParts &parts = logs(), std::chrono::milliseconds quietAfter = 60s)
    {
        text.clear();
        ends.clear();
        heads = 0;
        stream = client->stream(parts, quietAfter);
        connect(stream.get(), &Stream::opened, this, [this] { ++heads; });
        connect(stream.get(), &Stream::chunk, this, [this](const QByteArray &bytes) { text += bytes; });
        connect(stream.get(), &Stream::ended, this, [this](const std::optional<ApiError> &error) { ends << error; });
    }

    std::unique_ptr<Stream> stream;
    QByteArray text;
    int heads = 0;
    QList<std::optional<ApiError>> ends;
};

void StreamTest::tellsHeadThenChunks()
{
    open();
    QCOMPARE(stream->state(), Stream::State::Opening);
    network->last()->head(200, Chunked);
    QCOMPARE(stream->state(), Stream::State::Open);
    QCOMPARE(heads, 1);
    QCOMPARE(stream->header("transfer-encoding"), QByteArray("chunked"));
    network->last()->bytes("one");
    QCOMPARE(text, QByteArray("one"));
    network->last()->bytes("two");
    QCOMPARE(text, QByteArray("onetwo"));
    QCOMPARE(stream->bytes(), 6);
    QVERIFY(ends.isEmpty());
}

void StreamTest::asksAsEveryCall()
{
    open();
    const QNetworkRequest request = network->asked.last().request;
    QCOMPARE(network->asked.last().verb, QByteArray("GET"));
    QCOMPARE(request.rawHeader("X-API-Key"), Token);
    QCOMPARE(request.rawHeader("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(request.attribute(QNetworkRequest::RedirectPolicyAttribute).toInt(), int(QNetworkRequest::ManualRedirectPolicy));
    QCOMPARE(request.attribute(QNetworkRequest::Http2AllowedAttribute).toBool(), false);
    QVERIFY(!request.url().toString().contains(u"ptr_"_s));
    const auto own = network->asked.last().manager;
    send(list());
    QVERIFY(network->asked.last().manager != own);
}

void StreamTest::endsInOrder()
{
    open();
    network->last()->head(200, Chunked);
    network->last()->bytes("all");
    network->last()->end();
    QCOMPARE(ends, {std::nullopt});
    QCOMPARE(stream->state(), Stream::State::Ended);
    stream->cancel();
    QCOMPARE(ends.size(), 1);
}

/// Neither a length nor a last chunk: whether that was all nobody can tell.
void StreamTest::endNotAnnounced()
{
    open();
    network->last()->head(200, {{"Content-Type", "text/plain"}});
    network->last()->bytes("perhaps");
    network->last()->end();
    QCOMPARE(text, QByteArray("perhaps"));
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0]->kind, Kind::Network);
}

void StreamTest::lengths()
{
    open();
    network->last()->head(200, {{"Content-Length", "3"}});
    network->last()->bytes("abc");
    network->last()->end();
    QCOMPARE(ends, {std::nullopt});
    open();
    network->last()->head(200, {{"Content-Length", "4"}});
    network->last()->bytes("abc");
    network->last()->end();
    QCOMPARE(ends[0]->kind, Kind::Network);
    QCOMPARE(text, QByteArray("abc"));
}

void StreamTest::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("401") << 401 << QByteArray(R"({"message":"A valid authorization token is missing"})") << Kind::Unauthorized;
    QTest::newRow("403") << 403 << QByteArray(R"({"message":"access denied to resource"})") << Kind::Forbidden;
    QTest::newRow("404") << 404 << QByteArray(R"({"message":"No such container: abc"})") << Kind::NotFound;
    QTest::newRow("500") << 500 << QByteArray(R"({"message":"Unable to proxy the request via the Docker socket"})") << Kind::Server;
    QTest::newRow("502, empty") << 502 << QByteArray() << Kind::Server;
    QTest::newRow("redirect") << 302 << QByteArray("elsewhere") << Kind::Protocol;
    QTest::newRow("204") << 204 << QByteArray() << Kind::Protocol;
}

void StreamTest::refusals()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const ApiError::Kind, kind);
    open();
    network->last()->answer(status, body);
    QCOMPARE(ends.size(), 1);
    QVERIFY(ends[0].has_value());
    QCOMPARE(ends[0]->kind, kind);
    QCOMPARE(heads, 0);
    QCOMPARE(text, QByteArray());
}

void StreamTest::tokenRefused()
{
    QSignalSpy refused(client.get(), &ApiClient::unauthorized);
    open();
    network->last()->answer(401, R"({"message":"Invalid JWT token"})");
    QTRY_COMPARE(refused.size(), 1);
}

void StreamTest::longRefusal()
{
    open();
    network->last()->head(403);
    network->last()->bytes("{\"message\":\"" + QByteArray(64 * 1024, 'x'));
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0]->kind, Kind::Forbidden);
    QTRY_COMPARE(network->aborts(), 1);
}

void StreamTest::wrongHeads_data()
{
    QTest::addColumn<Headers>("headers");
    QTest::newRow("a web page") << Headers{{"Content-Type", "text/html; charset=utf-8"}, {"Transfer-Encoding", "chunked"}};
    QTest::newRow("compressed") << Headers{{"Content-Encoding", "gzip"}, {"Transfer-Encoding", "chunked"}};
    QTest::newRow("two lengths") << Headers{{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}};
    QTest::newRow("odd transfer") << Headers{{"Transfer-Encoding", "gzip, chunked"}};
}

void StreamTest::wrongHeads()
{
    QFETCH(const Headers, headers);
    open();
    network->last()->head(200, headers);
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0]->kind, Kind::Protocol);
    QCOMPARE(heads, 0);
    QTRY_COMPARE(network->aborts(), 1);
}

void StreamTest::notSent_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("no token") << QByteArray() << Verb::Get << Kind::Unauthorized;
    QTest::newRow("a POST") << Token << Verb::Post << Kind::Protocol;
}

void StreamTest::notSent()
{
    QFETCH(const QByteArray, token);
    QFETCH(const Verb, verb);
    QFETCH(const ApiError::Kind, kind);
    client->setAccessToken(token);
    RequestParts parts = logs();
    parts.verb = verb;
    open(parts);
    QVERIFY(ends.isEmpty()); // Never before the caller had a chance to connect.
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(ends[0]->kind, kind);
    QVERIFY(network->asked.isEmpty());
}

void StreamTest::cancelAborts()
{
    open();
    network->last()->head(200, Chunked);
    stream->cancel();
    QTRY_COMPARE(network->aborts(), 1);
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0]->kind, Kind::Cancelled);
    open();
    stream.reset();
    QTRY_COMPARE(network->aborts(), 1);
    QVERIFY(ends.isEmpty());
}

void StreamTest::deletedFromItsSignals_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("opened") << 0;
    QTest::newRow("chunk") << 1;
    QTest::newRow("ended") << 2;
}

void StreamTest::deletedFromItsSignals()
{
    QFETCH(const int, signal);
    open();
    const auto drop = [this] { stream.reset(); };
    if (signal == 0)
        connect(stream.get(), &Stream::opened, this, drop);
    else if (signal == 1)
        connect(stream.get(), &Stream::chunk, this, drop);
    else
        connect(stream.get(), &Stream::ended, this, drop);
    const QPointer<FakeReply> reply = network->last();
    reply->head(200, Chunked);
    if (reply)
        reply->bytes("some");
    if (reply && !reply->isFinished())
        reply->end();
    QVERIFY(!stream);
    QTRY_VERIFY(reply.isNull());
}

void StreamTest::clientGoes()
{
    open();
    network->last()->head(200, Chunked);
    client.reset();
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0]->kind, Kind::Cancelled);
    QTRY_COMPARE(network->aborts(), 1);
}

void StreamTest::abortAllEndsIt()
{
    open();
    client->abortAll();
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends[0]->kind, Kind::Cancelled);
}

void StreamTest::quietIsToldAndEndsNothing()
{
    open(logs(), 40ms);
    QSignalSpy quiet(stream.get(), &Stream::quiet);
    QTRY_VERIFY(quiet.size() >= 2);
    QVERIFY(quiet.last().at(0).value<std::chrono::milliseconds>() >= 40ms);
    QCOMPARE(stream->state(), Stream::State::Opening);
    network->last()->head(200, Chunked);
    network->last()->bytes("late");
    QCOMPARE(text, QByteArray("late"));
    QVERIFY(stream->silence() < 40ms);
}

void StreamTest::cutIntoPieces()
{
    open();
    QSignalSpy chunks(stream.get(), &Stream::chunk);
    const QByteArray much(3 * 256 * 1024 + 5, 'm');
    network->last()->head(200, Chunked);
    network->last()->bytes(much);
    network->last()->end();
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(text, much);
    QVERIFY(chunks.size() >= 4);
}

QTEST_GUILESS_MAIN(StreamTest)
#include "tst_stream.moc"
