// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/apiclient.h"
#include "app/net/arrival.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;
using Headers = QList<QPair<QByteArray, QByteArray>>;

namespace {

const Headers Json{{"Content-Type", "application/json"}};

Arrival arrival(int status, const QByteArray &body, const Headers &headers = Json, QNetworkReply::NetworkError error = QNetworkReply::NoError)
{
    return {.asked = QUrl(u"https://nas:9443/api/stacks?x=1"_s), .error = error, .errorText = u"text of the library"_s, .status = status, .headers = headers, .body = body};
}

Headers with(const char *name, const char *value)
{
    Headers headers = Json;
    headers << QPair<QByteArray, QByteArray>(name, value);
    return headers;
}

RequestParts parts(AnswerFormat format = AnswerFormat::Json, bool mutating = false)
{
    return {.verb = mutating ? Verb::Post : Verb::Get,
            .path = {u"stacks"_s},
            .expected = format == AnswerFormat::Nothing ? QList<int>{204} : QList<int>{200},
            .format = format,
            .mutating = mutating,
            .right = Right::Administrator};
}

} // namespace

class ArrivalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void believesJson_data();
    void believesJson();
    void doubtsJson_data();
    void doubtsJson();
    void nothing();
    void text();
    void refusals_data();
    void refusals();
    void refusalsNameTheRight();
    void redirects_data();
    void redirects();
    void brokenConnections_data();
    void brokenConnections();
    void tellsPortsApart();
    void tooLong();
    void expectedRefusals();
};

void ArrivalTest::believesJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Headers>("headers");
    QTest::newRow("list") << QByteArray("[]") << Json;
    QTest::newRow("object") << QByteArray("{\"a\":1}") << Json;
    QTest::newRow("null") << QByteArray("null") << Json;
    QTest::newRow("blanks around") << QByteArray(" \r\n\t[1]\n") << Json;
    QTest::newRow("charset") << QByteArray("[]") << Headers{{"content-type", "application/json; charset=utf-8"}};
    QTest::newRow("capitals") << QByteArray("[]") << Headers{{"CONTENT-TYPE", "Application/JSON"}};
    QTest::newRow("length") << QByteArray("[]") << with("Content-Length", "2");
    QTest::newRow("chunked") << QByteArray("[]") << with("Transfer-Encoding", "chunked");
    QTest::newRow("identity") << QByteArray("[]") << with("Content-Encoding", "identity");
}

void ArrivalTest::believesJson()
{
    QFETCH(QByteArray, body);
    QFETCH(Headers, headers);
    const Result<Answer> answer = judge(arrival(200, body, headers), parts());
    QVERIFY(answer.has_value());
    QCOMPARE(answer->body, body);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->headers, headers);
}

void ArrivalTest::doubtsJson_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Headers>("headers");
    const QByteArray list = "[]";
    QTest::newRow("empty") << 200 << QByteArray() << Json;
    QTest::newRow("blank") << 200 << QByteArray(" \n") << Json;
    QTest::newRow("cut list") << 200 << QByteArray("[1,2") << Json;
    QTest::newRow("cut object") << 200 << QByteArray("{\"a\":") << Json;
    QTest::newRow("mixed") << 200 << QByteArray("[}") << Json;
    QTest::newRow("trailing text") << 200 << QByteArray("[] garbage") << Json;
    QTest::newRow("number") << 200 << QByteArray("12") << Json;
    QTest::newRow("string") << 200 << QByteArray("\"x\"") << Json;
    QTest::newRow("true") << 200 << QByteArray("true") << Json;
    QTest::newRow("byte order mark") << 200 << QByteArray("\xef\xbb\xbf[]") << Json;
    QTest::newRow("UTF-16") << 200 << QByteArray("[\0]\0", 4) << Json;
    QTest::newRow("NUL after") << 200 << QByteArray("[]\0", 3) << Json;
    QTest::newRow("no type") << 200 << list << Headers{};
    QTest::newRow("HTML") << 200 << QByteArray("<html>") << Headers{{"Content-Type", "text/html"}};
    QTest::newRow("JSON as text") << 200 << list << Headers{{"Content-Type", "text/plain"}};
    QTest::newRow("JSON-like type") << 200 << list << Headers{{"Content-Type", "application/jsonx"}};
    QTest::newRow("problem type") << 200 << list << Headers{{"Content-Type", "application/problem+json"}};
    QTest::newRow("two types") << 200 << list << Headers{{"Content-Type", "application/json, text/html"}};
    QTest::newRow("length too big") << 200 << list << with("Content-Length", "3");
    QTest::newRow("length too small") << 200 << list << with("Content-Length", "1");
    QTest::newRow("two lengths") << 200 << list << with("Content-Length", "2, 2");
    QTest::newRow("length with sign") << 200 << list << with("Content-Length", "+2");
    QTest::newRow("length no number") << 200 << list << with("Content-Length", "two");
    QTest::newRow("gzip") << 200 << list << with("Content-Encoding", "gzip");
    QTest::newRow("gzip transfer") << 200 << list << with("Transfer-Encoding", "gzip, chunked");
    QTest::newRow("length and chunks") << 200 << list << Headers{{"Content-Type", "application/json"}, {"Content-Length", "2"}, {"Transfer-Encoding", "chunked"}};
    for (const int status : {1, 99, 100, 101, 103, 199, 201, 202, 203, 204, 205, 206, 226, 299})
        QTest::addRow("status %d", status) << status << list << Json;
}

void ArrivalTest::doubtsJson()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Headers, headers);
    const Result<Answer> answer = judge(arrival(status, body, headers), parts());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Protocol);
    QCOMPARE(answer.error().httpStatus, status);
    QVERIFY(!answer.error().message.isEmpty());
}

void ArrivalTest::nothing()
{
    const RequestParts call = parts(AnswerFormat::Nothing);
    QVERIFY(judge(arrival(204, {}, {}), call).has_value());
    QVERIFY(judge(arrival(204, {}, {{"Content-Length", "0"}}), call).has_value());
    QVERIFY(!judge(arrival(204, "x", {}), call));
    QVERIFY(!judge(arrival(200, {}, {}), call));
    RequestParts either = call;
    either.expected = {200, 204};
    QVERIFY(judge(arrival(200, {}, {}), either).has_value());
    QVERIFY(!judge(arrival(200, "<html>", {{"Content-Type", "text/html"}}), either));
}

void ArrivalTest::text()
{
    const RequestParts call = parts(AnswerFormat::Text);
    const auto typed = [](const char *type) { return Headers{{"Content-Type", type}, {"Transfer-Encoding", "chunked"}}; };
    QVERIFY(judge(arrival(200, "a line", typed("text/plain; charset=utf-8")), call).has_value());
    QVERIFY(judge(arrival(200, "", typed("application/octet-stream")), call).has_value());
    QVERIFY(!judge(arrival(200, "<html>", typed("text/html; charset=utf-8")), call));
    QVERIFY(!judge(arrival(200, "perhaps cut", {{"Content-Type", "text/plain"}}), call));
}

void ArrivalTest::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("400") << 400 << QNetworkReply::ProtocolInvalidOperationError << Kind::Server;
    QTest::newRow("401") << 401 << QNetworkReply::AuthenticationRequiredError << Kind::Unauthorized;
    QTest::newRow("403") << 403 << QNetworkReply::ContentAccessDenied << Kind::Forbidden;
    QTest::newRow("404") << 404 << QNetworkReply::ContentNotFoundError << Kind::NotFound;
    QTest::newRow("409") << 409 << QNetworkReply::ContentConflictError << Kind::Conflict;
    QTest::newRow("429") << 429 << QNetworkReply::UnknownContentError << Kind::RateLimited;
    QTest::newRow("500") << 500 << QNetworkReply::InternalServerError << Kind::Server;
    QTest::newRow("502") << 502 << QNetworkReply::UnknownServerError << Kind::Server;
    QTest::newRow("404, cut") << 404 << QNetworkReply::RemoteHostClosedError << Kind::NotFound;
    QTest::newRow("600") << 600 << QNetworkReply::UnknownServerError << Kind::Protocol;
}

void ArrivalTest::refusals()
{
    QFETCH(int, status);
    QFETCH(QNetworkReply::NetworkError, error);
    for (const bool mutating : {false, true}) {
        const auto answer = judge(arrival(status, R"({"message":"Said","details":"More"})", Json, error), parts(AnswerFormat::Json, mutating));
        QVERIFY(!answer);
        QTEST(answer.error().kind, "kind");
        QCOMPARE(answer.error().httpStatus, status);
        QCOMPARE(answer.error().message, u"Said"_s);
    }
}

void ArrivalTest::refusalsNameTheRight()
{
    const auto answer = judge(arrival(403, R"({"message":"Access denied","details":"Unauthorized"})", Json, QNetworkReply::ContentAccessDenied), parts());
    QCOMPARE(answer.error().right, Right::Administrator);
}

void ArrivalTest::redirects_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("target");
    QTest::newRow("elsewhere") << QByteArray("https://sso.example/login?back=nas") << u"https://sso.example"_s;
    QTest::newRow("other port") << QByteArray("http://nas:9000/api/stacks") << u"http://nas:9000"_s;
    QTest::newRow("path") << QByteArray("/login") << u"https://nas:9443"_s;
    QTest::newRow("no scheme") << QByteArray("//evil.example/x") << u"https://evil.example"_s;
    QTest::newRow("user info") << QByteArray("https://a:b@evil.example/x") << u"https://evil.example"_s;
    QTest::newRow("none") << QByteArray() << QString();
    QTest::newRow("no host") << QByteArray("file:///etc/passwd") << QString();
}

void ArrivalTest::redirects()
{
    QFETCH(QByteArray, location);
    for (const int status : {300, 301, 302, 303, 304, 307, 308, 399}) {
        const auto answer = judge(arrival(status, {}, location.isEmpty() ? Headers{} : Headers{{"Location", location}}), parts());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Kind::Protocol);
        QTEST(answer.error().redirectTarget, "target");
        QVERIFY(answer.error().message != WireMessage::AdminInitTimeout);
    }
    const auto lockOut = judge(arrival(303, "{}", with("Redirect-Reason", "AdminInitTimeout")), parts());
    QCOMPARE(lockOut.error().kind, Kind::Protocol);
    QCOMPARE(lockOut.error().httpStatus, 303);
    QCOMPARE(lockOut.error().message, WireMessage::AdminInitTimeout);
}

void ArrivalTest::brokenConnections_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("read");
    QTest::addColumn<Kind>("change");
    using Error = QNetworkReply::NetworkError;
    QTest::newRow("refused") << Error::ConnectionRefusedError << 0 << Kind::Network << Kind::Network;
    QTest::newRow("no such host") << Error::HostNotFoundError << 0 << Kind::Network << Kind::Network;
    QTest::newRow("proxy refused") << Error::ProxyConnectionRefusedError << 0 << Kind::Network << Kind::Network;
    QTest::newRow("proxy wants a password") << Error::ProxyAuthenticationRequiredError << 0 << Kind::Network << Kind::Network;
    QTest::newRow("not trusted") << Error::SslHandshakeFailedError << 0 << Kind::Tls << Kind::Tls;
    QTest::newRow("closed") << Error::RemoteHostClosedError << 0 << Kind::Network << Kind::OutcomeUnknown;
    QTest::newRow("closed in the body") << Error::RemoteHostClosedError << 200 << Kind::Network << Kind::OutcomeUnknown;
    QTest::newRow("cannot be sent again") << Error::ContentReSendError << 0 << Kind::Network << Kind::OutcomeUnknown;
    QTest::newRow("unknown") << Error::UnknownNetworkError << 0 << Kind::Network << Kind::OutcomeUnknown;
    QTest::newRow("network gone") << Error::TemporaryNetworkFailureError << 0 << Kind::Network << Kind::OutcomeUnknown;
    QTest::newRow("proxy, unknown") << Error::UnknownProxyError << 0 << Kind::Network << Kind::OutcomeUnknown;
    QTest::newRow("no HTTP") << Error::ProtocolFailure << 0 << Kind::Protocol << Kind::OutcomeUnknown;
    QTest::newRow("nothing at all") << Error::NoError << 0 << Kind::Network << Kind::OutcomeUnknown;
}

void ArrivalTest::brokenConnections()
{
    QFETCH(QNetworkReply::NetworkError, error);
    QFETCH(int, status);
    QTEST(judge(arrival(status, "[]", Json, error), parts()).error().kind, "read");
    QTEST(judge(arrival(status, "[]", Json, error), parts(AnswerFormat::Json, true)).error().kind, "change");
}

void ArrivalTest::tellsPortsApart()
{
    const auto plain = judge(arrival(400, "Client sent an HTTP request to an HTTPS server.\n", {}, QNetworkReply::ProtocolInvalidOperationError), parts());
    QCOMPARE(plain.error().kind, Kind::Protocol);
    QCOMPARE(plain.error().message, WireMessage::PlainHttpOnTlsPort);
    Arrival tls = arrival(0, {}, {}, QNetworkReply::SslHandshakeFailedError);
    tls.errorText = u"SSL handshake failed: error:0A00010B:SSL routines::wrong version number"_s;
    QCOMPARE(judge(tls, parts()).error().kind, Kind::Tls);
    QCOMPARE(judge(tls, parts()).error().message, WireMessage::TlsOnPlainPort);
    QCOMPARE(judge(tls, parts(AnswerFormat::Json, true)).error().kind, Kind::Tls);
}

void ArrivalTest::tooLong()
{
    Arrival big = arrival(200, {});
    big.bodyTooLong = true;
    QCOMPARE(judge(big, parts()).error().kind, Kind::Protocol);
    Arrival refusal = arrival(403, R"({"message":"half a )", Json, QNetworkReply::ContentAccessDenied);
    refusal.bodyTooLong = true;
    QCOMPARE(judge(refusal, parts()).error().kind, Kind::Forbidden);
    QCOMPARE(judge(refusal, parts()).error().message, QString());
}

void ArrivalTest::expectedRefusals()
{
    RequestParts check = parts(AnswerFormat::Nothing);
    check.expected = {204, 404};
    const auto answer = judge(arrival(404, R"({"message":"No administrator"})", Json, QNetworkReply::ContentNotFoundError), check);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->status, 404);
    QCOMPARE(judge(arrival(403, "{}", Json, QNetworkReply::ContentAccessDenied), check).error().kind, Kind::Forbidden);
}

QTEST_GUILESS_MAIN(ArrivalTest)
#include "tst_arrival.moc"
