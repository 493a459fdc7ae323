// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/certificatefacts.h"
#include "app/net/onesenddevice.h"
#include "app/net/systemproxy.h"
#include "app/net/trustgate.h"
#include "tests/net/fakenetwork.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// As Portainer makes it: no subject, names "localhost" and 0.0.0.0. Made with openssl for this test; no key is kept.
const QByteArray Pem = R"(-----BEGIN CERTIFICATE-----
MIIBdDCCARqgAwIBAgIUbBexqIOhh+tfC4sTgSem2m1M30cwCgYIKoZIzj0EAwIw
ADAeFw0yNjExMjQwMjU3MTlaFw0zMTExMjQwMjU3MTlaMAAwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASEbDuh668o2vgVruohWKicxw7Lc+z1PIZcmGnV1/j8wAuf
hGgaXLPIHrcey4BWvSVR+xZbxD0pFrE7lSr+5e6fo3IwcDAdBgNVHQ4EFgQUitf4
F2xbn0N9iWu75Cc0sK6oDE8wHwYDVR0jBBgwFoAUitf4F2xbn0N9iWu75Cc0sK6o
DE8wDwYDVR0TAQH/BAUwAwEB/zAdBgNVHREBAf8EEzARgglsb2NhbGhvc3SHBAAA
AAAwCgYIKoZIzj0EAwIDSAAwRQIgZze8e6GZKWlMWMjREsberSdFOVqT6xl/Eyh2
OjnAPVsCIQD7t8rDV8AxBFhDD9drQ92qgzp6P9fAQ58YIMj6oMnYbw==
-----END CERTIFICATE-----)";

QSslCertificate certificate()
{
    return QSslCertificate(Pem, QSsl::Pem);
}

TlsPin pinOf(const QSslCertificate &pinned)
{
    return {.sha256 = pinned.digest(QCryptographicHash::Sha256)};
}

/// A manager whose one reply shows a certificate.
struct Connection {
    explicit Connection(TrustGate &gate)
        : manager(network)
    {
        gate.guard(manager);
        reply = static_cast<FakeReply *>(manager.get(QNetworkRequest(QUrl(u"https://nas"_s))));
    }

    FakeNetwork network;
    FakeManager manager;
    FakeReply *reply = nullptr;
};

} // namespace

class TrustGateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void configurations();
    void refusesWithoutAPin();
    void refusesWithoutACertificate();
    void secondGateAborts();
    void secondGateIsOpenWithoutAPin();
    void facts();
    void factsOfNone();
    void bodyIsReadOnce();
    void loopback_data();
    void loopback();
    void proxyNeverForThisComputer();
};

void TrustGateTest::configurations()
{
    const TrustGate system((TlsPin()));
    QCOMPARE(system.configuration().protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(system.configuration().peerVerifyMode(), QSslSocket::VerifyPeer);
    QCOMPARE(system.configuration().caCertificates(), QSslConfiguration::defaultConfiguration().caCertificates());
    const TrustGate pinned(pinOf(certificate()));
    QVERIFY(pinned.configuration().caCertificates().isEmpty());
    QCOMPARE(pinned.configuration().peerVerifyMode(), QSslSocket::VerifyPeer);
}

void TrustGateTest::refusesWithoutAPin()
{
    TrustGate gate((TlsPin()));
    Connection connection(gate);
    Q_EMIT connection.manager.sslErrors(connection.reply, {QSslError(QSslError::HostNameMismatch)});
    QVERIFY(connection.reply->ignored.isEmpty());
    QCOMPARE(gate.lastRefusal().problems.size(), 1);
}

void TrustGateTest::refusesWithoutACertificate()
{
    TrustGate gate(pinOf(certificate()));
    Connection connection(gate);
    Q_EMIT connection.manager.sslErrors(connection.reply, {QSslError(QSslError::SelfSignedCertificate), QSslError(QSslError::SelfSignedCertificate)});
    QVERIFY(connection.reply->ignored.isEmpty());
    QCOMPARE(gate.lastRefusal().problems.size(), 1);
}

void TrustGateTest::secondGateAborts()
{
    TrustGate gate(pinOf(certificate()));
    Connection connection(gate);
    Q_EMIT connection.manager.encrypted(connection.reply);
    QCOMPARE(connection.network.aborts(), 1);
}

void TrustGateTest::secondGateIsOpenWithoutAPin()
{
    TrustGate gate((TlsPin()));
    Connection connection(gate);
    Q_EMIT connection.manager.encrypted(connection.reply);
    QCOMPARE(connection.network.aborts(), 0);
}

void TrustGateTest::facts()
{
    const Certificate facts = certificateFacts(certificate());
    QVERIFY(!facts.isNull());
    QCOMPARE(facts.sha256, QCryptographicHash::hash(facts.der, QCryptographicHash::Sha256));
    QCOMPARE(facts.subject, QString());
    QCOMPARE(facts.issuer, QString());
    QCOMPARE(QSet<QString>(facts.names.begin(), facts.names.end()), (QSet<QString>{u"localhost"_s, u"0.0.0.0"_s}));
    QCOMPARE(facts.validFrom.timeSpec(), Qt::UTC);
    QVERIFY(facts.validFrom < facts.validUntil);
    QVERIFY(facts.selfSigned);
}

void TrustGateTest::factsOfNone()
{
    QVERIFY(certificateFacts(QSslCertificate()).isNull());
    QCOMPARE(certificateFacts(QSslCertificate()), Certificate());
}

void TrustGateTest::bodyIsReadOnce()
{
    OneSendDevice body("abcdef");
    QVERIFY(body.isSequential());
    QCOMPARE(body.bytesAvailable(), 6);
    QCOMPARE(body.read(4), QByteArray("abcd"));
    QCOMPARE(body.readAll(), QByteArray("ef"));
    QVERIFY(body.atEnd());
    char more = 0;
    QCOMPARE(body.read(&more, 1), -1);
    QVERIFY(!body.isWritable());
    OneSendDevice empty{QByteArray()};
    QVERIFY(empty.atEnd());
    QCOMPARE(empty.read(&more, 1), -1);
}

void TrustGateTest::loopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    for (const char *host : {"localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::"})
        QTest::newRow(host) << QString::fromLatin1(host) << true;
    for (const char *host : {"nas", "localhost.example", "mylocalhost", "10.0.0.1", "128.0.0.1", "::2", "127.0.0.1.example", ""})
        QTest::addRow("far '%s'", host) << QString::fromLatin1(host) << false;
}

void TrustGateTest::loopback()
{
    QFETCH(QString, host);
    QTEST(isLoopback(host), "loopback");
}

void TrustGateTest::proxyNeverForThisComputer()
{
    qputenv("https_proxy", "http://proxy.test:3128");
    qputenv("http_proxy", "http://proxy.test:3128");
    qunsetenv("no_proxy");
    SystemProxy proxies;
    const auto near = proxies.queryProxy(QNetworkProxyQuery(QUrl(u"https://127.0.0.1:9443"_s)));
    QCOMPARE(near.first().type(), QNetworkProxy::NoProxy);
    const auto far = proxies.queryProxy(QNetworkProxyQuery(QUrl(u"https://nas.test:9443"_s)));
    QCOMPARE(far.first().hostName(), u"proxy.test"_s);
    QCOMPARE(far.first().port(), 3128);
}

QTEST_GUILESS_MAIN(TrustGateTest)
#include "tst_trustgate.moc"
