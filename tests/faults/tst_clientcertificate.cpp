// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/clientidentityfile.h"
#include "tests/faults/client.h"
#include "tests/faults/faultserver.h"
#include "tests/faults/identities.h"
#include "tests/faults/proxyserver.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace Message = longshore::ClientCertificateMessage;

namespace {

const QByteArray PassPhrase = "correct horse \xc3\xa9";

void answerAll(Wire &wire)
{
    while (wire.readHead() && wire.readBody()) {
        wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        return wire.finish();
    }
}

Request<bool> call(Verb verb)
{
    Request<bool> request;
    request.verb = verb;
    request.path = {u"stacks"_s, u"7"_s};
    request.mutating = verb != Verb::Get;
    request.decode = [](const Answer &) -> Result<bool> { return true; };
    return request;
}

} // namespace

/// The certificate by which this computer says who it is: how it is read, and what it changes of whom is trusted (nothing).
class ClientCertificateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void readsTheFile();
    void saysWhyNot_data();
    void saysWhyNot();
    void isShown_data();
    void isShown();
    void isMissed_data();
    void isMissed();
    void strangersAreRefused_data();
    void strangersAreRefused();
    void wrongServersGetNothing_data();
    void wrongServersGetNothing();
    void throughAProxy();
    void nginxSaysItInAPage();

private:
    Result<ClientIdentity> load(const QString &name, const QByteArray &passPhrase);
    QString save(const QString &name, const QByteArray &bytes);
    ApiTarget target(const ClientIdentity &own) const;
    void listVersions();

    QTemporaryDir m_folder;
    const Identity m_authority{CertificateSpec{.commonName = "Clients", .names = {}, .ca = true}};
    const Identity m_own{CertificateSpec{.commonName = "this computer", .names = {}, .forClient = true}, m_authority, true};
    const Identity m_stranger{CertificateSpec{.commonName = "stranger", .names = {}, .forClient = true}};
    const Identity m_expired{CertificateSpec{.commonName = "old", .names = {}, .fromDays = -40, .toDays = -1, .forClient = true}};
    const Identity m_early{CertificateSpec{.commonName = "new", .names = {}, .fromDays = 2, .toDays = 40, .forClient = true}};
    const Identity m_server{CertificateSpec{.serial = 7}};
    const Identity m_impostor{CertificateSpec{.serial = 8}};
    FaultServer m_wire;
};

void ClientCertificateTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"qt.network.ssl.warning=false\nqt.tlsbackend.ossl=false"_s);
    QVERIFY(m_folder.isValid());
    save(u"own.p12"_s, m_own.pkcs12(PassPhrase));
    save(u"open.p12"_s, m_own.pkcs12({}));
    save(u"stranger.p12"_s, m_stranger.pkcs12(PassPhrase));
    save(u"expired.p12"_s, m_expired.pkcs12(PassPhrase));
    save(u"early.p12"_s, m_early.pkcs12(PassPhrase));
    save(u"cut.p12"_s, m_own.pkcs12(PassPhrase).left(400));
    save(u"text.pem"_s, m_own.certificate().toPem());
    save(u"empty.p12"_s, {});
    save(u"big.p12"_s, QByteArray(2 * 1024 * 1024, '0'));
    QVERIFY(QDir(m_folder.path()).mkdir(u"folder.p12"_s));
}

void ClientCertificateTest::init()
{
    m_wire.setStory(answerAll);
    m_wire.forget();
}

QString ClientCertificateTest::save(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

Result<ClientIdentity> ClientCertificateTest::load(const QString &name, const QByteArray &passPhrase)
{
    return await(readClientIdentity(m_folder.filePath(name), Secret(passPhrase))).value();
}

ApiTarget ClientCertificateTest::target(const ClientIdentity &own) const
{
    return {.address = at("https", "127.0.0.1", m_wire.port()), .pin = {m_server.sha256()}, .accessToken = Token, .clientIdentity = own};
}

void ClientCertificateTest::readsTheFile()
{
    for (const QString &name : {u"own.p12"_s, u"open.p12"_s}) {
        const auto identity = load(name, name == "own.p12"_L1 ? PassPhrase : QByteArray());
        QVERIFY(identity.has_value());
        QCOMPARE(identity->chain, (QList<QSslCertificate>{m_own.certificate(), m_authority.certificate()}));
        QVERIFY(!identity->key.isNull());
        QCOMPARE(identity->key.type(), QSsl::PrivateKey);
    }
}

void ClientCertificateTest::saysWhyNot_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("passPhrase");
    QTest::addColumn<QString>("message");
    QTest::newRow("wrong pass phrase") << u"own.p12"_s << QByteArray("wrong") << Message::WrongPassPhrase;
    QTest::newRow("no pass phrase") << u"own.p12"_s << QByteArray() << Message::WrongPassPhrase;
    QTest::newRow("pass phrase with a NUL behind it") << u"own.p12"_s << PassPhrase + QByteArray("\0x", 2) << Message::WrongPassPhrase;
    QTest::newRow("not there") << u"gone.p12"_s << PassPhrase << Message::Missing;
    QTest::newRow("a folder") << u"folder.p12"_s << PassPhrase << Message::Unreadable;
    QTest::newRow("PEM") << u"text.pem"_s << PassPhrase << Message::NotPkcs12;
    QTest::newRow("empty") << u"empty.p12"_s << PassPhrase << Message::NotPkcs12;
    QTest::newRow("too big") << u"big.p12"_s << PassPhrase << Message::NotPkcs12;
    QTest::newRow("expired") << u"expired.p12"_s << PassPhrase << Message::Expired;
    QTest::newRow("not yet valid") << u"early.p12"_s << PassPhrase << Message::NotYetValid;
}

void ClientCertificateTest::saysWhyNot()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, passPhrase);
    QFETCH(QString, message);
    const auto identity = load(file, passPhrase);
    QVERIFY(!identity);
    QCOMPARE(kindName(identity.error().kind), u"Tls"_s);
    QCOMPARE(identity.error().message, message);
    QVERIFY(identity.error().certificate.isNull());
    QVERIFY(isClientCertificateProblem(identity.error().message));
    QVERIFY(!load(u"cut.p12"_s, PassPhrase));
}

void ClientCertificateTest::listVersions()
{
    QTest::addColumn<Identity::Tls>("version");
    QTest::newRow("TLS 1.2") << Identity::Tls::V12;
    QTest::newRow("TLS 1.3") << Identity::Tls::V13;
}

void ClientCertificateTest::isShown_data()
{
    listVersions();
}

void ClientCertificateTest::isShown()
{
    QFETCH(Identity::Tls, version);
    m_wire.setIdentity("right", m_server.contextFor(version, m_authority));
    ApiClient client(target(load(u"own.p12"_s, PassPhrase).value()), ApiClient::systemManagers());
    int sent = 0;
    for (const Verb verb : {Verb::Get, Verb::Put, Verb::Get, Verb::Delete}) { // Resumed sessions too.
        const auto result = await(client.send(call(verb)));
        QVERIFY(result.has_value());
        QVERIFY2(result->has_value(), result->has_value() ? "" : qPrintable(result->error().message));
        QCOMPARE(m_wire.received().size(), ++sent);
        QCOMPARE(client.serverCertificate().sha256, m_server.sha256());
    }
}

void ClientCertificateTest::isMissed_data()
{
    listVersions();
}

void ClientCertificateTest::isMissed()
{
    QFETCH(Identity::Tls, version);
    m_wire.setIdentity("right", m_server.contextFor(version, m_authority));
    ApiClient client(target({}), ApiClient::systemManagers());
    for (const Verb verb : {Verb::Get, Verb::Put}) {
        const auto result = await(client.send(call(verb)));
        QVERIFY(result.has_value() && !result->has_value());
        QCOMPARE(result->error().message, Message::Wanted);
        QCOMPARE(kindName(result->error().kind), u"Tls"_s);
    }
    QCOMPARE(m_wire.received().size(), 0);
    QCOMPARE(m_wire.bytesReceived(), 0);
}

void ClientCertificateTest::strangersAreRefused_data()
{
    listVersions();
}

void ClientCertificateTest::strangersAreRefused()
{
    QFETCH(Identity::Tls, version);
    m_wire.setIdentity("right", m_server.contextFor(version, m_authority));
    ApiClient client(target(load(u"stranger.p12"_s, PassPhrase).value()), ApiClient::systemManagers());
    for (const Verb verb : {Verb::Get, Verb::Put}) {
        const auto result = await(client.send(call(verb)));
        QVERIFY(result.has_value() && !result->has_value());
        QCOMPARE(result->error().message, Message::Refused);
    }
    QCOMPARE(m_wire.bytesReceived(), 0);
}

void ClientCertificateTest::wrongServersGetNothing_data()
{
    listVersions();
}

/// Both gates stand as they do without a certificate of our own.
void ClientCertificateTest::wrongServersGetNothing()
{
    QFETCH(Identity::Tls, version);
    const ClientIdentity own = load(u"own.p12"_s, PassPhrase).value();
    for (const bool asks : {true, false}) {
        m_wire.setIdentity("wrong", asks ? m_impostor.contextFor(version, m_authority) : m_impostor.context(version));
        for (const bool pinned : {true, false}) {
            ApiTarget to = target(own);
            if (!pinned)
                to.pin = {};
            ApiClient client(to, ApiClient::systemManagers());
            for (const Verb verb : {Verb::Get, Verb::Put, Verb::Get}) {
                const auto result = await(client.send(call(verb)));
                QVERIFY(result.has_value() && !result->has_value());
                QCOMPARE(kindName(result->error().kind), u"Tls"_s);
                QCOMPARE(result->error().certificate.sha256, m_impostor.sha256());
            }
        }
    }
    QCOMPARE(m_wire.bytesReceived(), 0);
}

void ClientCertificateTest::throughAProxy()
{
    m_wire.setIdentity("right", m_server.contextFor(Identity::Tls::V13, m_authority));
    for (const auto kind : {ProxyServer::Kind::Http, ProxyServer::Kind::Socks5}) {
        ProxyServer proxy(kind);
        ApiTarget to = target(load(u"own.p12"_s, PassPhrase).value());
        to.proxy = {.kind = kind == ProxyServer::Kind::Http ? ProxyChoice::Kind::Http : ProxyChoice::Kind::Socks5,
                    .host = u"127.0.0.1"_s,
                    .port = proxy.port(),
                    .userName = {}};
        ApiClient client(to, ApiClient::systemManagers());
        const auto result = await(client.send(call(Verb::Put)));
        QVERIFY(result.has_value() && result->has_value());
        QVERIFY(!proxy.seen().contains(Token));
        QVERIFY(!proxy.seen().contains("this computer")); // TLS 1.3 tells it to the server alone.
    }
    QCOMPARE(m_wire.received().size(), 2);
}

void ClientCertificateTest::nginxSaysItInAPage()
{
    m_wire.setIdentity("right", m_server.context(Identity::Tls::V13));
    for (const bool own : {false, true}) {
        m_wire.setStory([own](Wire &wire) {
            const QByteArray page = own ? "<html><head><title>400 The SSL certificate error</title></head></html>"
                                        : "<html><head><title>400 No required SSL certificate was sent</title></head></html>";
            if (wire.readHead() && wire.readBody())
                wire.write("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                           + QByteArray::number(page.size()) + "\r\n\r\n" + page);
            wire.finish();
        });
        ApiClient client(target(own ? load(u"stranger.p12"_s, PassPhrase).value() : ClientIdentity()), ApiClient::systemManagers());
        const auto result = await(client.send(call(Verb::Put)));
        QVERIFY(result.has_value() && !result->has_value());
        QCOMPARE(kindName(result->error().kind), u"Tls"_s);
        QCOMPARE(result->error().message, own ? Message::Refused : Message::Wanted);
    }
}

QTEST_GUILESS_MAIN(ClientCertificateTest)
#include "tst_clientcertificate.moc"
