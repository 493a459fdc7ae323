// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in again to a server that is reached through a proxy with a password, or with a client certificate, in a real window.
#include "tests/faults/identities.h"
#include "tests/faults/proxyserver.h"
#include "tests/faults/signincuts.h"
#include "tests/shell/connecthost.h"

#include "app/session/secretkeys.h"

#include <QFile>
#include <QLoggingCategory>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;


namespace {

constexpr int Long = 15000; // ms, for machines with much to do
const QByteArray PassPhrase = "correct horse \xc3\xa9";

ServerProfile known(const ServerAddress &address)
{
    ServerProfile profile;
    profile.id = ServerId::create();
    profile.name = u"home-lab"_s;
    profile.address = address;
    profile.userName = u"alice"_s;
    profile.tokenId = AccessTokenId(1); // Made by password, so that is asked for again.
    profile.refreshEvery = std::chrono::seconds(0);
    return profile;
}

/// Opens the window for the server and types the password, with keys.
void signInAgain(ConnectHost &host, const ServerProfile &profile, const QByteArray &password)
{
    host.profiles.put(profile);
    host.flow->openFor(profile);
    QVERIFY(QTest::qWaitForWindowActive(host.window()));
    QCOMPARE(host.focus(), u"password"_s);
    host.keys(QString::fromUtf8(password));
    host.key(Qt::Key_Return);
}

/// A Portainer that talks to nobody who does not show a certificate of the right authority.
struct Guarded {
    explicit Guarded(const QByteArray &file)
    {
        wire.setIdentity("server", server.contextFor(Identity::Tls::V13, authority));
        wire.setStory([this](Wire &connection) {
            while (connection.readHead() && connection.readBody())
                if (!connection.write(wireText(model.answer(seenOf(connection.request())))))
                    return;
        });
        QFile out(QString::fromUtf8(file));
        good = out.open(QIODevice::WriteOnly) && out.write(own.pkcs12(PassPhrase)) > 0;
    }
    ServerAddress address() const { return ServerAddress::parse(u"https://127.0.0.1:%1"_s.arg(wire.port())).address; }

    const Identity authority{CertificateSpec{.commonName = "Clients", .names = {}, .ca = true}};
    const Identity own{CertificateSpec{.commonName = "this computer", .names = {}, .forClient = true}, authority, true};
    const Identity server{CertificateSpec{.serial = 7}};
    PortainerModel model;
    FaultServer wire;
    bool good = false;
};

} // namespace

class TestConnectWay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"qt.network.ssl.warning=false\nqt.tlsbackend.ossl=false"_s); }
    void throughAProxyWithAPassword_data();
    void throughAProxyWithAPassword();
    void aWrongProxyPasswordIsSaid();
    void aLockedKeyringSendsNothing_data();
    void aLockedKeyringSendsNothing();
    void withAClientCertificate();
    void aMissingFileIsSaid();
    void aLockedPassPhraseSendsNothing();
};

void TestConnectWay::throughAProxyWithAPassword_data()
{
    QTest::addColumn<bool>("socks");
    QTest::newRow("http") << false;
    QTest::newRow("socks") << true;
}

void TestConnectWay::throughAProxyWithAPassword()
{
    QFETCH(bool, socks);
    ConnectHost host({.https = true});
    QVERIFY(host.started);
    ProxyServer proxy(socks ? ProxyServer::Kind::Socks5 : ProxyServer::Kind::Http, ProxyServer::Mood::WantsPassword);
    ServerProfile profile = known(host.demo.address());
    profile.proxy = {.kind = socks ? ProxyChoice::Kind::Socks5 : ProxyChoice::Kind::Http, .host = u"127.0.0.1"_s, .port = proxy.port(),
                     .userName = QString::fromUtf8(ProxyServer::User)};
    host.keychain.secrets.insert(secretkeys::proxyPassword(profile).text(), ProxyServer::Password);
    signInAgain(host, profile, host.demo.passwordOf("alice"));
    QTRY_VERIFY_WITH_TIMEOUT(host.isShown("trustCertificate"), Long);
    host.press("trustCertificate");
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    QTRY_COMPARE_WITH_TIMEOUT(host.servers.session(profile.id)->state(), Session::State::Connected, Long);
    QVERIFY(proxy.connections() > 0);
    QVERIFY(!proxy.targets().isEmpty());
    for (const QByteArray &target : proxy.targets())
        QCOMPARE(target, host.demo.address().hostAndPort().toLatin1());
    QVERIFY(!proxy.seen().contains(host.demo.passwordOf("alice"))); // It is inside TLS.
    QCOMPARE(host.profiles.profile(profile.id)->proxy, profile.proxy);
}

void TestConnectWay::aWrongProxyPasswordIsSaid()
{
    ConnectHost host;
    QVERIFY(host.started);
    ProxyServer proxy(ProxyServer::Kind::Http, ProxyServer::Mood::WantsPassword);
    ServerProfile profile = known(host.demo.address());
    profile.proxy = {.kind = ProxyChoice::Kind::Http, .host = u"127.0.0.1"_s, .port = proxy.port(), .userName = QString::fromUtf8(ProxyServer::User)};
    host.keychain.secrets.insert(secretkeys::proxyPassword(profile).text(), "not this one");
    signInAgain(host, profile, host.demo.passwordOf("alice"));
    QTRY_VERIFY2_WITH_TIMEOUT(host.said("stageFailure").contains("proxy"_L1, Qt::CaseInsensitive), qPrintable(host.said("stageFailure")), Long);
    QCOMPARE(host.connected.size(), 0);
    QCOMPARE(host.demo.timesAsked("POST", "auth"), 0);
}

void TestConnectWay::aLockedKeyringSendsNothing_data()
{
    QTest::addColumn<SecretState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("locked") << SecretState::Locked << u"GNOME Keyring is locked. Unlock it, then try again."_s;
    QTest::newRow("waiting") << SecretState::Waiting << u"GNOME Keyring is waiting for you"_s;
    QTest::newRow("refused") << SecretState::Refused << u"GNOME Keyring refused."_s;
}

void TestConnectWay::aLockedKeyringSendsNothing()
{
    QFETCH(SecretState, state);
    QFETCH(QString, words);
    ConnectHost host;
    QVERIFY(host.started);
    ProxyServer proxy(ProxyServer::Kind::Http, ProxyServer::Mood::WantsPassword);
    ServerProfile profile = known(host.demo.address());
    profile.proxy = {.kind = ProxyChoice::Kind::Http, .host = u"127.0.0.1"_s, .port = proxy.port(), .userName = QString::fromUtf8(ProxyServer::User)};
    host.keychain.secrets.insert(secretkeys::proxyPassword(profile).text(), ProxyServer::Password);
    host.keychain.reads = state;
    signInAgain(host, profile, host.demo.passwordOf("alice"));
    QTRY_VERIFY2_WITH_TIMEOUT(host.said("stageFailure").contains(words), qPrintable(host.said("stageFailure")), Long);
    QCOMPARE(proxy.connections(), 0);
    QVERIFY(host.find<QLineEdit>("password")->text().isEmpty());
    host.keychain.reads = SecretState::Done; // Unlocked: the password is typed anew, and all is well.
    QTRY_COMPARE(host.focus(), u"password"_s);
    host.keys(QString::fromUtf8(host.demo.passwordOf("alice")));
    host.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    QVERIFY(proxy.connections() > 0);
}

void TestConnectWay::withAClientCertificate()
{
    ConnectHost host;
    Guarded guarded(host.folder.filePath(u"own.p12"_s).toUtf8());
    QVERIFY(guarded.good);
    ServerProfile profile = known(guarded.address());
    profile.clientCertificateFile = host.folder.filePath(u"own.p12"_s);
    host.keychain.secrets.insert(secretkeys::passPhrase(profile).text(), PassPhrase);
    signInAgain(host, profile, guarded.model.password);
    QTRY_VERIFY2_WITH_TIMEOUT(host.isShown("trustCertificate"), qPrintable(host.said("stageFailure")), Long);
    host.press("trustCertificate");
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    QTRY_COMPARE_WITH_TIMEOUT(host.servers.session(profile.id)->state(), Session::State::Connected, Long);
    QCOMPARE(guarded.model.tokens().size(), 1);
    QVERIFY(!guarded.model.wasSignOutMisused());
    QCOMPARE(host.profiles.profile(profile.id)->clientCertificateFile, profile.clientCertificateFile);
}

void TestConnectWay::aMissingFileIsSaid()
{
    ConnectHost host;
    QVERIFY(host.started);
    ServerProfile profile = known(host.demo.address());
    profile.clientCertificateFile = host.folder.filePath(u"gone.p12"_s);
    signInAgain(host, profile, host.demo.passwordOf("alice"));
    QTRY_VERIFY2_WITH_TIMEOUT(host.said("stageFailure").contains("certificate"_L1), qPrintable(host.said("stageFailure")), Long);
    QCOMPARE(host.demo.timesAsked("GET", "system/status"), 0);
    QCOMPARE(host.connected.size(), 0);
    QVERIFY(host.find("connect")->isEnabled());
}

void TestConnectWay::aLockedPassPhraseSendsNothing()
{
    ConnectHost host;
    Guarded guarded(host.folder.filePath(u"own.p12"_s).toUtf8());
    QVERIFY(guarded.good);
    ServerProfile profile = known(guarded.address());
    profile.clientCertificateFile = host.folder.filePath(u"own.p12"_s);
    host.keychain.secrets.insert(secretkeys::passPhrase(profile).text(), PassPhrase);
    host.keychain.reads = SecretState::Locked;
    signInAgain(host, profile, guarded.model.password);
    QTRY_VERIFY2_WITH_TIMEOUT(host.said("stageFailure").contains("GNOME Keyring is locked"_L1), qPrintable(host.said("stageFailure")), Long);
    QCOMPARE(guarded.wire.connections(), 0);
}

QTEST_MAIN(TestConnectWay)
#include "tst_connectway.moc"
