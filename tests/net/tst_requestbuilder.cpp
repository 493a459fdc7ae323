// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/requestbuilder.h"

#include <QSslConfiguration>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using Attribute = QNetworkRequest::Attribute;

namespace {

const QByteArray Token = "ptr_2S1FSP+v5vRgNd0/SXMc2LrYaCL2/s8qkc3KzWO+Lbk=";

ApiTarget target(const QString &address = u"https://nas:9443/p"_s)
{
    return {.address = ServerAddress::parse(address).address, .accessToken = Token, .extraHeaders = {{"CF-Access-Client-Id", "id"}, {"CF-Access-Client-Secret", "key"}}};
}

RequestParts call(Verb verb, const QByteArray &body = {})
{
    return {.verb = verb, .path = {u"stacks"_s, u"5"_s}, .query = {{u"endpointId"_s, u"2"_s}}, .body = body};
}

QNetworkRequest build(const RequestParts &parts, const ApiTarget &to = target())
{
    return buildRequest(to, parts, QSslConfiguration::defaultConfiguration());
}

} // namespace

class RequestBuilderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void attributes_data();
    void attributes();
    void address();
    void headers();
    void firstContactCarriesNoToken();
    void bodies_data();
    void bodies();
    void sendsOnceWhatChanges();
    void onlyHttpsHasTls();
    void refuses_data();
    void refuses();
    void refusesWithoutAToken();
};

void RequestBuilderTest::attributes_data()
{
    QTest::addColumn<Verb>("verb");
    for (const Verb verb : {Verb::Get, Verb::Post, Verb::Put, Verb::Patch, Verb::Delete})
        QTest::newRow(verbName(verb).constData()) << verb;
}

void RequestBuilderTest::attributes()
{
    QFETCH(Verb, verb);
    const QNetworkRequest request = build(call(verb));
    QCOMPARE(request.attribute(Attribute::Http2AllowedAttribute, true).toBool(), false);
    QCOMPARE(request.attribute(Attribute::RedirectPolicyAttribute).toInt(), int(QNetworkRequest::ManualRedirectPolicy));
    QCOMPARE(request.attribute(Attribute::CookieLoadControlAttribute).toInt(), int(QNetworkRequest::Manual));
    QCOMPARE(request.attribute(Attribute::CookieSaveControlAttribute).toInt(), int(QNetworkRequest::Manual));
    QCOMPARE(request.attribute(Attribute::AuthenticationReuseAttribute).toInt(), int(QNetworkRequest::Manual));
    QCOMPARE(request.attribute(Attribute::CacheLoadControlAttribute).toInt(), int(QNetworkRequest::AlwaysNetwork));
    QCOMPARE(request.attribute(Attribute::CacheSaveControlAttribute, true).toBool(), false);
    QCOMPARE(request.attribute(Attribute::HttpPipeliningAllowedAttribute, false).toBool(), false);
    QCOMPARE(request.attribute(Attribute::DoNotBufferUploadDataAttribute, false).toBool(), verb != Verb::Get);
    QCOMPARE(request.transferTimeout(), 0); // Ours are told apart from an abort, Qt's is not.
}

void RequestBuilderTest::address()
{
    QCOMPARE(build(call(Verb::Get)).url().toEncoded(), QByteArray("https://nas:9443/p/api/stacks/5?endpointId=2"));
}

void RequestBuilderTest::headers()
{
    const QNetworkRequest request = build(call(Verb::Get));
    QCOMPARE(request.rawHeader("X-API-Key"), Token);
    QCOMPARE(request.rawHeader("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(request.rawHeader("Accept"), QByteArray("application/json"));
    QCOMPARE(request.rawHeader("CF-Access-Client-Id"), QByteArray("id"));
    QCOMPARE(request.rawHeader("CF-Access-Client-Secret"), QByteArray("key"));
    QVERIFY(request.rawHeader("User-Agent").startsWith("Longshore/"));
    QVERIFY(!request.hasRawHeader("Authorization"));
    QVERIFY(!request.hasRawHeader("Cookie"));
    QVERIFY(!request.hasRawHeader("Content-Type"));
}

void RequestBuilderTest::firstContactCarriesNoToken()
{
    RequestParts parts = call(Verb::Get);
    parts.credential = Credential::None;
    const QNetworkRequest request = build(parts);
    QVERIFY(!request.hasRawHeader("X-API-Key"));
    for (const QByteArray &name : request.rawHeaderList())
        QVERIFY(!request.rawHeader(name).contains("ptr_"));
    QCOMPARE(request.rawHeader("CF-Access-Client-Id"), QByteArray("id"));
}

void RequestBuilderTest::bodies_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("POST") << Verb::Post << QByteArray("{}") << QByteArray("application/json");
    QTest::newRow("POST, empty") << Verb::Post << QByteArray() << QByteArray("application/json");
    QTest::newRow("PUT") << Verb::Put << QByteArray(1024, 'x') << QByteArray("application/json");
    QTest::newRow("DELETE") << Verb::Delete << QByteArray() << QByteArray();
    QTest::newRow("DELETE with body") << Verb::Delete << QByteArray("{}") << QByteArray("application/json");
}

void RequestBuilderTest::bodies()
{
    QFETCH(Verb, verb);
    QFETCH(QByteArray, body);
    const QNetworkRequest request = build(call(verb, body));
    QCOMPARE(request.header(QNetworkRequest::ContentLengthHeader).toLongLong(), body.size());
    QTEST(request.rawHeader("Content-Type"), "type");
    QCOMPARE(request.rawHeader("Connection"), QByteArray("close"));
    QVERIFY(!build(call(Verb::Get)).hasRawHeader("Connection"));
}

void RequestBuilderTest::sendsOnceWhatChanges()
{
    QVERIFY(!sendsOnce(call(Verb::Get)));
    for (const Verb verb : {Verb::Post, Verb::Put, Verb::Patch, Verb::Delete})
        QVERIFY(sendsOnce(call(verb)));
    RequestParts changing = call(Verb::Get);
    changing.mutating = true;
    QVERIFY(sendsOnce(changing));
}

void RequestBuilderTest::onlyHttpsHasTls()
{
    QSslConfiguration strict = QSslConfiguration::defaultConfiguration();
    strict.setCaCertificates({});
    QCOMPARE(buildRequest(target(), call(Verb::Get), strict).sslConfiguration().caCertificates().size(), 0);
    QCOMPARE(buildRequest(target(u"http://nas"_s), call(Verb::Get), strict).url().scheme(), u"http"_s);
}

void RequestBuilderTest::refuses_data()
{
    using Kind = ApiError::Kind;
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("kind");
    const QByteArray name = "X-Proxy", value = "v";
    QTest::newRow("no token") << QByteArray() << name << value << u"5"_s << int(Kind::Unauthorized);
    QTest::newRow("token with line end") << Token + "\r\nX-Evil: 1" << name << value << u"5"_s << int(Kind::Unauthorized);
    QTest::newRow("token with space") << Token + " " << name << value << u"5"_s << int(Kind::Unauthorized);
    QTest::newRow("header value with line end") << Token << name << QByteArray("v\r\nX-Evil: 1") << u"5"_s << int(Kind::Protocol);
    QTest::newRow("header name with colon") << Token << QByteArray("X-Proxy:") << value << u"5"_s << int(Kind::Protocol);
    QTest::newRow("second token") << Token << QByteArray("x-api-key") << value << u"5"_s << int(Kind::Protocol);
    QTest::newRow("unsafe part") << Token << name << value << u".."_s << int(Kind::Protocol);
    QTest::newRow("empty part") << Token << name << value << QString() << int(Kind::Protocol);
}

void RequestBuilderTest::refuses()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, part);
    ApiTarget to = target();
    to.accessToken = token;
    to.extraHeaders = {{name, value}};
    const auto refusal = refusalBeforeSending(to, {.path = {u"stacks"_s, part}});
    QVERIFY(refusal.has_value());
    QTEST(int(refusal->kind), "kind");
    QCOMPARE(refusal->httpStatus, 0);
}

void RequestBuilderTest::refusesWithoutAToken()
{
    ApiTarget to = target();
    to.accessToken.clear();
    QVERIFY(refusalBeforeSending(to, call(Verb::Get)).has_value());
    RequestParts probe = call(Verb::Get);
    probe.credential = Credential::None;
    QVERIFY(!refusalBeforeSending(to, probe).has_value());
    QVERIFY(!refusalBeforeSending(target(), call(Verb::Post)).has_value());
    QVERIFY(refusalBeforeSending(ApiTarget{}, probe).has_value());
}

QTEST_GUILESS_MAIN(RequestBuilderTest)
#include "tst_requestbuilder.moc"
