// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting to the sample server in a real window, by keyboard alone, on every line it plays.
#include "tests/shell/connecthost.h"

#include <QSysInfo>

using namespace longshore;
using namespace Qt::StringLiterals;


namespace {

constexpr int Long = 15000; // ms, for machines with much to do

/// Those that were made here; the sample users have some already.
QByteArrayList longshoreTokensOf(ConnectHost &host, const QByteArray &user)
{
    const QByteArray ours = suggestedTokenName(QSysInfo::machineHostName()).toUtf8();
    QByteArrayList names = host.demo.tokenDescriptionsOf(user);
    names.removeIf([&ours](const QByteArray &name) { return name != ours; });
    return names;
}

} // namespace

class TestConnectFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInByPassword_data();
    void signsInByPassword();
    void aWrongPasswordStays();
    void neverSendsASignInByItself();
    void theCertificateIsAskedOncePerWindow();
    void anotherServiceLeadsToTheToken();
    void theFirstAdministratorMayTry();
    void createsTheFirstAdministrator_data();
    void createsTheFirstAdministrator();
    void theFirstRunIsOver();
    void withoutKeychainThisSession();
    void keepsNothingWhenAskedEveryTime();
    void aLockedKeychainIsAsked();
    void whatWasNotKeptIsRevoked();
    void stoppingNamesTheToken();
    void closingNamesTheToken();
    void leavingForgetsItHere();
    void closingTheProgramAsksOnce_data();
    void closingTheProgramAsksOnce();
    void escStaysInTheProgram();
    void theKeyringIsPutBackByKeyboard();
    void whatALockedKeyringKeepsIsSaid();
    void nothingIsNamedWithoutAToken();
    void signsInAgainInPlace();
    void aShortPasswordIsWorthAWord();
    void readOnlyRefusesAPassword();
};

void TestConnectFlow::signsInByPassword_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<QByteArray>("user");
    const QList<QPair<const char *, DemoLine>> lines{{"2.19", DemoLine::V2_19}, {"2.21", DemoLine::V2_21}, {"2.23", DemoLine::V2_23}};
    for (const auto &[name, line] : lines)
        for (const char *user : {"admin", "alice"})
            QTest::addRow("%s, %s", name, user) << line << QByteArray(user);
}

void TestConnectFlow::signsInByPassword()
{
    QFETCH(DemoLine, line);
    QFETCH(QByteArray, user);
    ConnectHost host({.line = line});
    QVERIFY(host.started && host.open());
    host.connectAs(user);
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    QTRY_VERIFY(!host.window());
    const ServerId id = host.connected.first().first().value<ServerId>();
    const auto profile = host.profiles.profile(id);
    QVERIFY(profile);
    QCOMPARE(profile->userName, QString::fromUtf8(user));
    QCOMPARE(profile->tokenPlace, TokenPlace::Keychain);
    QVERIFY(profile->tokenSaved);
    QVERIFY(profile->tokenId != AccessTokenId{});
    const QByteArray token = host.keychain.secrets.value(SecretKey{id, host.demo.address().origin()}.text());
    QVERIFY(token.startsWith("ptr_"));
    QCOMPARE(longshoreTokensOf(host, user).size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(host.servers.session(id)->state(), Session::State::Connected, Long);
    QVERIFY(!host.demo.wasSignOutMisused());
    QVERIFY(!host.isShown("orphanNotice"));
}

void TestConnectFlow::aWrongPasswordStays()
{
    ConnectHost host;
    QVERIFY(host.started && host.open());
    host.connectAs("alice", "wrong");
    QTRY_COMPARE_WITH_TIMEOUT(host.focus(), u"password"_s, Long);
    QVERIFY2(host.said("stageFailure").contains("does not know this user name with this password"_L1), qPrintable(host.said("stageFailure")));
    QVERIFY(host.find<QLineEdit>("password")->text().isEmpty());
    QCOMPARE(host.connected.size(), 0);
    host.keys(QString::fromUtf8(host.demo.passwordOf("alice")));
    host.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    QCOMPARE(longshoreTokensOf(host, "alice").size(), 1);
}

// Ten sign-ins at once are let through, then the address is banned for an hour.
void TestConnectFlow::neverSendsASignInByItself()
{
    ConnectHost host;
    QVERIFY(host.started && host.open());
    host.typeAddress();
    int sent = 0;
    while (!host.said("stageFailure").contains("one hour"_L1)) {
        QVERIFY(++sent < 20);
        host.typePassword("alice", "wrong");
        QTRY_VERIFY_WITH_TIMEOUT(host.find("address")->isEnabled(), Long);
        QVERIFY(!host.said("stageFailure").isEmpty());
    }
    QCOMPARE(host.demo.timesAsked("POST", "auth"), sent);
    QVERIFY(host.isShown("pasteToken"));
    QTest::qWait(1500); // a second gives one back; nobody must use it
    QCOMPARE(host.demo.timesAsked("POST", "auth"), sent);
}

void TestConnectFlow::theCertificateIsAskedOncePerWindow()
{
    ConnectHost host({.https = true});
    QVERIFY(host.started && host.open());
    host.connectAs("alice", "wrong");
    QTRY_VERIFY_WITH_TIMEOUT(host.isShown("trustCertificate"), Long);
    QCOMPARE(host.demo.timesAsked("POST", "auth"), 0); // nothing secret before it is trusted
    host.press("trustCertificate");
    QTRY_COMPARE_WITH_TIMEOUT(host.focus(), u"password"_s, Long);
    host.keys(QString::fromUtf8(host.demo.passwordOf("alice")));
    host.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(host.connected.size() == 1 || host.isShown("trustCertificate"), Long);
    QCOMPARE(host.connected.size(), 1);
    const auto profile = host.profiles.profile(host.connected.first().first().value<ServerId>());
    QCOMPARE(profile->pinnedDer, host.demo.certificateDer());
    QVERIFY(!profile->pinnedSha256.isEmpty());
}

void TestConnectFlow::anotherServiceLeadsToTheToken()
{
    ConnectHost host({.authentication = DemoAuthentication::OAuth});
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(host.focus(), u"pasteToken"_s, Long);
    QCOMPARE(host.demo.timesAsked("POST", "auth"), 0); // the password did not go where it cannot help
    host.press("openAccount");
    QCOMPARE(host.links.size(), 1);
    QCOMPARE(host.links.first().first().toUrl().toString(), host.demo.address().text() + "/#!/account"_L1);
    host.press("pasteToken");
    QTRY_COMPARE(host.focus(), u"token"_s);
    host.keys(QString::fromUtf8(host.demo.tokenOf("alice")));
    host.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    const auto profile = host.profiles.profile(host.connected.first().first().value<ServerId>());
    QCOMPARE(profile->tokenId, AccessTokenId{}); // a pasted one
}

void TestConnectFlow::theFirstAdministratorMayTry()
{
    ConnectHost host({.authentication = DemoAuthentication::OAuth});
    QVERIFY(host.started && host.open());
    host.connectAs("admin");
    QTRY_VERIFY_WITH_TIMEOUT(host.isShown("tryAdministrator"), Long);
    host.press("tryAdministrator");
    QTRY_COMPARE(host.focus(), u"password"_s);
    host.keys(QString::fromUtf8(host.demo.passwordOf("admin")));
    host.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
}

void TestConnectFlow::createsTheFirstAdministrator_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::newRow("2.19") << DemoLine::V2_19;
    QTest::newRow("2.21") << DemoLine::V2_21;
    QTest::newRow("2.23") << DemoLine::V2_23;
}

void TestConnectFlow::createsTheFirstAdministrator()
{
    QFETCH(DemoLine, line);
    ConnectHost host({.line = line, .firstRun = DemoFirstRun::NoAdministrator, .requiredPasswordLength = 14});
    QVERIFY(host.started && host.open());
    host.connectAs("alice", "whatever");
    QTRY_COMPARE_WITH_TIMEOUT(host.focus(), u"administratorPassword"_s, Long);
    QTRY_VERIFY_WITH_TIMEOUT(host.said("passwordRule").contains("14"_L1), Long); // the server's own rule
    host.keys(u"correct horse battery"_s);
    host.find("administratorPasswordAgain")->setFocus();
    host.keys(u"correct horse battery"_s);
    host.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    const auto profile = host.profiles.profile(host.connected.first().first().value<ServerId>());
    QCOMPARE(profile->userName, u"admin"_s);
    QVERIFY(profile->tokenId != AccessTokenId{});
    QCOMPARE(host.demo.timesAsked("POST", "users/admin/init"), 1);
}

void TestConnectFlow::theFirstRunIsOver()
{
    ConnectHost host({.firstRun = DemoFirstRun::TimedOut});
    QVERIFY(host.started && host.open());
    host.connectAs("admin", "whatever");
    QTRY_VERIFY_WITH_TIMEOUT(host.said("stageFailure").contains("Restart it"_L1), Long);
    QVERIFY(!host.isShown("administratorPassword"));
}

void TestConnectFlow::withoutKeychainThisSession()
{
    ConnectHost host;
    host.keychain.probes = SecretState::NoKeychain;
    host.keychain.saves = SecretState::NoKeychain;
    QVERIFY(host.started && host.open());
    QTRY_VERIFY(!host.find("keepInKeychain")->isEnabled());
    QVERIFY(host.said("keepInKeychainSentence").contains("No keyring answers"_L1));
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    const ServerId id = host.connected.first().first().value<ServerId>();
    QCOMPARE(host.profiles.profile(id)->tokenPlace, TokenPlace::ThisSession);
    QVERIFY(host.keychain.secrets.isEmpty());
}

void TestConnectFlow::keepsNothingWhenAskedEveryTime()
{
    ConnectHost host;
    QVERIFY(host.started && host.open());
    host.find("keepNowhere")->setFocus();
    host.key(Qt::Key_Space);
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    const ServerId id = host.connected.first().first().value<ServerId>();
    QCOMPARE(host.profiles.profile(id)->tokenPlace, TokenPlace::AskEveryTime);
    QTRY_COMPARE_WITH_TIMEOUT(host.servers.session(id)->state(), Session::State::Connected, Long);
    QVERIFY(host.keychain.secrets.isEmpty());
    QCOMPARE(host.memory->read({id, host.demo.address().origin()}).result().state, SecretState::NotFound);
}

void TestConnectFlow::aLockedKeychainIsAsked()
{
    ConnectHost host;
    host.keychain.saves = SecretState::Locked;
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(host.focus(), u"keepForSession"_s, Long);
    QVERIFY(host.said("stageFailure").contains("GNOME Keyring is locked"_L1));
    host.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    const ServerId id = host.connected.first().first().value<ServerId>();
    QCOMPARE(host.profiles.profile(id)->tokenPlace, TokenPlace::ThisSession);
    QVERIFY(host.keychain.secrets.isEmpty());
    QCOMPARE(longshoreTokensOf(host, "alice").size(), 1);
    QVERIFY(!host.isShown("orphanNotice"));
}

void TestConnectFlow::whatWasNotKeptIsRevoked()
{
    ConnectHost host;
    host.keychain.saves = SecretState::Refused;
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_VERIFY_WITH_TIMEOUT(host.isShown("revokeUnkept"), Long);
    QCOMPARE(longshoreTokensOf(host, "alice").size(), 1);
    host.press("revokeUnkept");
    QTRY_VERIFY_WITH_TIMEOUT(host.said("orphanTitle").contains("was revoked"_L1), Long);
    QCOMPARE(longshoreTokensOf(host, "alice").size(), 0);
    QCOMPARE(host.connected.size(), 0);
}

// The keychain does not answer, so the sign-in stands still once the token exists.
void TestConnectFlow::stoppingNamesTheToken()
{
    ConnectHost host;
    host.keychain.silent = true;
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(longshoreTokensOf(host, "alice").size(), 1, Long);
    host.key(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(host.said("orphanTitle").contains("is not in use"_L1), Long);
    QVERIFY(host.window() && host.window()->isVisible());
    QVERIFY(host.said("orphanSentence").contains("Longshore"_L1));
    QVERIFY(host.said("orphanSentence").contains("ptr_"_L1));
    QVERIFY(host.said("orphanSentence").contains("alice"_L1));
    host.press("revokeOrphan");
    QTRY_VERIFY_WITH_TIMEOUT(host.said("orphanTitle").contains("was revoked"_L1), Long);
    QCOMPARE(longshoreTokensOf(host, "alice").size(), 0);
    host.press("leaveOrphan");
    QTRY_VERIFY(!host.isShown("orphanNotice"));
    host.key(Qt::Key_Escape);
    QTRY_VERIFY(!host.window());
    QVERIFY(!host.isShown("orphanDialog"));
}

void TestConnectFlow::closingNamesTheToken()
{
    ConnectHost host;
    host.keychain.silent = true;
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(longshoreTokensOf(host, "alice").size(), 1, Long);
    host.window()->close();
    QTRY_VERIFY_WITH_TIMEOUT(host.isShown("orphanDialog"), Long);
    QVERIFY(!host.orphans()->isModal());
    QTRY_VERIFY_WITH_TIMEOUT(host.said("orphanTitle").contains("is not in use"_L1), Long);
    QVERIFY(QTest::qWaitForWindowActive(host.orphans()));
    host.key(Qt::Key_R, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(host.said("orphanTitle").contains("was revoked"_L1), Long);
    QCOMPARE(longshoreTokensOf(host, "alice").size(), 0);
    host.press("leaveOrphan");
    QTRY_VERIFY(!host.orphans());
}

void TestConnectFlow::leavingForgetsItHere()
{
    ConnectHost host;
    QVERIFY(host.started && host.open());
    host.demo.endSessions();
    host.keychain.silent = true;
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(longshoreTokensOf(host, "alice").size(), 1, Long);
    host.window()->close();
    QTRY_VERIFY_WITH_TIMEOUT(host.isShown("leaveOrphan"), Long);
    host.keychain.secrets.insert(u"longshore/another"_s, "x");
    QVERIFY(QTest::qWaitForWindowActive(host.orphans()));
    host.key(Qt::Key_Escape);
    QTRY_VERIFY(!host.orphans());
    QCOMPARE(host.keychain.secrets.size(), 1); // nothing of the server that never came to be
    QCOMPARE(longshoreTokensOf(host, "alice").size(), 1);
    host.close();
    QVERIFY(!host.isVisible()); // it was decided: nothing holds any more
}

void TestConnectFlow::closingTheProgramAsksOnce_data()
{
    QTest::addColumn<bool>("decides");
    QTest::newRow("decided") << true;
    QTest::newRow("closed again") << false;
}

void TestConnectFlow::closingTheProgramAsksOnce()
{
    QFETCH(bool, decides);
    ConnectHost host;
    host.keychain.silent = true;
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(longshoreTokensOf(host, "alice").size(), 1, Long);
    host.window()->close();
    QTRY_VERIFY_WITH_TIMEOUT(host.said("orphanTitle").contains("is not in use"_L1), Long);
    QVERIFY(!host.close());
    QVERIFY(host.isVisible());
    QVERIFY(!host.said("closingSentence").isEmpty());
    if (!decides) {
        QVERIFY(host.close());
        return;
    }
    QVERIFY(QTest::qWaitForWindowActive(host.orphans()));
    host.press("revokeOrphan");
    QTRY_VERIFY_WITH_TIMEOUT(!host.isVisible(), Long);
    QCOMPARE(longshoreTokensOf(host, "alice").size(), 0);
}

void TestConnectFlow::escStaysInTheProgram()
{
    ConnectHost host;
    host.keychain.silent = true;
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(longshoreTokensOf(host, "alice").size(), 1, Long);
    host.window()->close();
    QTRY_VERIFY_WITH_TIMEOUT(host.said("orphanTitle").contains("is not in use"_L1), Long);
    for (int time = 0; time < 2; ++time) { // Asked again each time: nothing was decided.
        QVERIFY(!host.close());
        QVERIFY(QTest::qWaitForWindowActive(host.orphans()));
        host.key(Qt::Key_Escape);
        QVERIFY(host.isVisible());
        QVERIFY(host.orphans() && host.orphans()->isVisible());
        QVERIFY(host.said("closingSentence").isEmpty());
    }
    host.press("revokeOrphan");
    QTRY_COMPARE_WITH_TIMEOUT(longshoreTokensOf(host, "alice").size(), 0, Long);
    QTRY_VERIFY(host.said("orphanTitle").contains("was revoked"_L1));
    QVERIFY(host.isVisible()); // Nobody wants to close any more.
}

// Signing in again is stopped once the new token is kept, and the keyring is locked by then.
void TestConnectFlow::theKeyringIsPutBackByKeyboard()
{
    ConnectHost host;
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    QTRY_VERIFY(!host.window());
    const ServerProfile profile = *host.profiles.profile(host.connected.first().first().value<ServerId>());
    const auto before = host.keychain.secrets;
    host.keychain.whenSaved = [&host] {
        host.keychain.saves = SecretState::Locked;
        host.demo.stop(); // So it cannot be proven either.
    };
    host.flow->openFor(profile);
    QVERIFY(QTest::qWaitForWindowActive(host.window()));
    host.keys(QString::fromUtf8(host.demo.passwordOf("alice")));
    host.key(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(host.said("orphanSentence").contains("GNOME Keyring has it in place of the earlier one"_L1), qPrintable(host.said("orphanSentence")), 30000);
    QVERIFY(host.keychain.secrets != before);
    host.keychain.whenSaved = {};
    host.keychain.saves = SecretState::Done;
    host.press("putBackOrphan");
    QTRY_VERIFY(!host.isShown("putBackOrphan"));
    QCOMPARE(host.keychain.secrets, before);
    QVERIFY(host.isShown("revokeOrphan")); // It still exists on the server.
}

void TestConnectFlow::whatALockedKeyringKeepsIsSaid()
{
    ConnectHost host;
    host.keychain.silent = true;
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(longshoreTokensOf(host, "alice").size(), 1, Long);
    host.keychain.forgets = SecretState::Locked;
    host.window()->close();
    QTRY_VERIFY_WITH_TIMEOUT(host.isShown("leaveOrphan"), Long);
    host.press("leaveOrphan");
    QTRY_COMPARE(host.told.size(), 1);
    QVERIFY(host.told.first().first().toString().contains("may still be in GNOME Keyring"_L1));
}

void TestConnectFlow::nothingIsNamedWithoutAToken()
{
    ConnectHost host;
    QVERIFY(host.started && host.open());
    host.connectAs("alice", "wrong");
    host.window()->close();
    QTRY_VERIFY(!host.window());
    QTest::qWait(700); // longer than what is waited for before anything is shown
    QVERIFY(!host.isShown("orphanDialog"));
    QVERIFY(host.close());
}

void TestConnectFlow::signsInAgainInPlace()
{
    ConnectHost host;
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    QTRY_VERIFY(!host.window());
    const ServerId id = host.connected.first().first().value<ServerId>();
    ServerProfile before = *host.profiles.profile(id);
    before.name = u"home-lab"_s;
    before.refreshEvery = std::chrono::seconds(120);
    before.colour = ServerColour::Teal;
    before.lockedEnvironments = {EnvironmentId{2}};
    host.profiles.put(before);
    host.flow->openFor(before);
    QVERIFY(QTest::qWaitForWindowActive(host.window()));
    QCOMPARE(host.focus(), u"password"_s);
    QCOMPARE(host.find<QLineEdit>("userName")->text(), u"alice"_s);
    QVERIFY(host.find<QLineEdit>("address")->isReadOnly());
    host.keys(QString::fromUtf8(host.demo.passwordOf("alice")));
    host.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 2, Long);
    QCOMPARE(host.connected.last().first().value<ServerId>(), id);
    QCOMPARE(host.profiles.profiles().size(), 1);
    ServerProfile after = *host.profiles.profile(id);
    QVERIFY(after.tokenId != before.tokenId);
    after.tokenId = before.tokenId;
    QCOMPARE(after, before); // nothing else is lost
}

void TestConnectFlow::aShortPasswordIsWorthAWord()
{
    ConnectHost host({.shortPasswordOf = "alice"});
    QVERIFY(host.started && host.open());
    host.connectAs("alice");
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    QTRY_COMPARE(host.told.size(), 1);
    QVERIFY(host.told.first().first().toString().contains("wants a longer password for alice"_L1));
}

void TestConnectFlow::readOnlyRefusesAPassword()
{
    const auto readOnly = std::make_shared<ReadOnlySwitch>();
    ConnectHost host({}, readOnly);
    QVERIFY(host.started && host.open());
    QVERIFY(host.find("methodPassword")->isEnabled());
    readOnly->setOn(true);
    QVERIFY(!host.find("methodPassword")->isEnabled());
    QVERIFY(host.find("methodPassword")->accessibleDescription().contains("read-only"_L1));
    host.typeAddress();
    host.find("token")->setFocus();
    host.keys(QString::fromUtf8(host.demo.tokenOf("alice")));
    host.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(host.connected.size(), 1, Long);
    QCOMPARE(host.demo.writesAsked(), 0);
}

QTEST_MAIN(TestConnectFlow)
#include "tst_connectflow.moc"
