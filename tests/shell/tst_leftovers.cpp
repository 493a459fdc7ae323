// SPDX-License-Identifier: GPL-3.0-or-later
// No access token is left silently: when the program closes, and at the next sign-in, on every line of servers.
#include "tests/shell/commandshost.h"

#include "app/store/madetokens.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSysInfo>

using namespace longshore;
using namespace Qt::StringLiterals;


namespace {

constexpr int Long = 15000; // ms, for machines with much to do

int madeHere(ConnectHost &host)
{
    return int(host.demo.tokenDescriptionsOf("alice").count(suggestedTokenName(QSysInfo::machineHostName()).toUtf8()));
}

void choosePlace(ConnectHost &host, TokenPlace place)
{
    host.find(place == TokenPlace::AskEveryTime ? "keepNowhere" : place == TokenPlace::ThisSession ? "keepThisSession" : "keepInKeychain")->setFocus();
    host.key(Qt::Key_Space);
}

/// Signed in as alice, the token kept there; `again` for the server that is known already.
void signIn(CommandsHost &host, TokenPlace place)
{
    const qsizetype before = host.signedIn.count();
    if (Session *known = host.only()) {
        host.commands->signInAgain(known->profile().id);
        QVERIFY(QTest::qWaitForWindowActive(host.window()));
        QTRY_VERIFY(host.find<QLineEdit>("userName")->text() == "alice"_L1);
        host.find("password")->setFocus();
        QTRY_COMPARE(host.focus(), u"password"_s);
        host.find<QLineEdit>("password")->clear();
        host.keys(QString::fromUtf8(host.demo.passwordOf("alice")));
        QCOMPARE(host.find<QLineEdit>("password")->text(), QString::fromUtf8(host.demo.passwordOf("alice")));
        host.key(Qt::Key_Return);
    } else {
        QVERIFY(host.connectServer());
        choosePlace(host, place);
        host.connectAs("alice");
    }
    QTRY_COMPARE_WITH_TIMEOUT(host.signedIn.count(), before + 1, Long);
    QTRY_VERIFY_WITH_TIMEOUT(host.only() && host.only()->state() == Session::State::Connected, Long);
    QTRY_VERIFY(!host.window());
}

void everyLine()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<TokenPlace>("place");
    const QList<QPair<const char *, DemoLine>> lines{{"2.19", DemoLine::V2_19}, {"2.21", DemoLine::V2_21}, {"2.23", DemoLine::V2_23}};
    for (const auto &[name, line] : lines) {
        QTest::addRow("%s, this session", name) << line << TokenPlace::ThisSession;
        QTest::addRow("%s, ask every time", name) << line << TokenPlace::AskEveryTime;
    }
}

} // namespace

class TestLeftovers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closingOffersToRevoke_data() { everyLine(); }
    void closingOffersToRevoke();
    void escStays();
    void leavingIsNamedAtTheNextSignIn_data() { everyLine(); }
    void leavingIsNamedAtTheNextSignIn();
    void whatTheKeychainHoldsHoldsNothingUp();
    void signingInAgainNamesTheOneBefore();
    void aStoppedServerIsSaid();
    void readOnlyIsSaid();
    void forgettingTheServerForgetsNoToken();
    void signedOutHoldsNothingUp();
    void aRotationThatWasNotKeptIsNamed();
    void orphansAreDecidedFirst();
};

void TestLeftovers::closingOffersToRevoke()
{
    QFETCH(DemoLine, line);
    QFETCH(TokenPlace, place);
    CommandsHost host({.line = line});
    QVERIFY(host.started);
    signIn(host, place);
    QCOMPARE(madeHere(host), 1);
    QVERIFY(!host.close());
    QVERIFY(host.leftovers() && host.leftovers()->isModal());
    QVERIFY(host.leftovers()->findChild<QListWidget *>()->item(0)->text().contains(host.only()->tokenPrefix()));
    QVERIFY(QTest::qWaitForWindowActive(host.leftovers()));
    QTRY_COMPARE(host.focus(), u"revoke"_s);
    host.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!host.isVisible(), Long);
    QCOMPARE(madeHere(host), 0);
    QVERIFY(!host.demo.wasSignOutMisused());
}

void TestLeftovers::escStays()
{
    CommandsHost host;
    QVERIFY(host.started);
    signIn(host, TokenPlace::ThisSession);
    for (int time = 0; time < 2; ++time) { // It is asked again each time.
        QVERIFY(!host.close());
        QVERIFY(QTest::qWaitForWindowActive(host.leftovers()));
        QTest::keyClick(host.leftovers(), Qt::Key_Escape);
        QTRY_VERIFY(!host.leftovers());
        QVERIFY(host.isVisible());
        QCOMPARE(madeHere(host), 1);
        QCOMPARE(host.only()->state(), Session::State::Connected);
    }
}

void TestLeftovers::leavingIsNamedAtTheNextSignIn()
{
    QFETCH(DemoLine, line);
    QFETCH(TokenPlace, place);
    CommandsHost host({.line = line});
    QVERIFY(host.started);
    signIn(host, place);
    QVERIFY(!host.close());
    host.answer("leave");
    QTRY_VERIFY(!host.isVisible());
    QCOMPARE(madeHere(host), 1);
    host.show();
    QVERIFY(QTest::qWaitForWindowActive(&host));
    // The next start: the entry is there, its token is not.
    host.servers.sessions().first()->signOut();
    signIn(host, place);
    QTRY_VERIFY_WITH_TIMEOUT(host.leftovers(), Long);
    QCOMPARE(host.leftovers()->windowTitle(), u"An earlier access token is still valid on %1"_s.arg(host.only()->profile().name));
    QCOMPARE(host.leftovers()->chosen(), QList<int>{0}); // Known to be ours.
    QVERIFY(!host.leftovers()->isModal());
    QCOMPARE(madeHere(host), 2);
    const QString prefix = host.only()->tokenPrefix();
    host.answer("revoke");
    QTRY_COMPARE_WITH_TIMEOUT(madeHere(host), 1, Long);
    QTRY_COMPARE(host.said("outcome"), u"What was revoked opens nothing any more."_s);
    host.only()->refresh();
    QTRY_VERIFY(!host.only()->isRefreshing());
    QCOMPARE(host.only()->state(), Session::State::Connected); // The one in use was not among them.
    QCOMPARE(host.only()->tokenPrefix(), prefix);
    host.answer("leave"); // "Close"
    QTRY_VERIFY(!host.leftovers());
}

void TestLeftovers::whatTheKeychainHoldsHoldsNothingUp()
{
    CommandsHost host;
    QVERIFY(host.started);
    signIn(host, TokenPlace::Keychain);
    QTRY_VERIFY(host.only()->profile().tokenSaved);
    QVERIFY(host.close());
    QVERIFY(!host.leftovers());
    QCOMPARE(madeHere(host), 1);
}

void TestLeftovers::signingInAgainNamesTheOneBefore()
{
    CommandsHost host;
    QVERIFY(host.started);
    signIn(host, TokenPlace::Keychain);
    QVERIFY(!host.leftovers());
    signIn(host, TokenPlace::Keychain);
    QTRY_VERIFY_WITH_TIMEOUT(host.leftovers(), Long);
    QVERIFY(QTest::qWaitForWindowActive(host.leftovers()));
    QTest::keyClick(host.leftovers(), Qt::Key_Escape);
    QTRY_VERIFY(!host.leftovers());
    QCOMPARE(madeHere(host), 2); // Left, as nobody said otherwise.
    signIn(host, TokenPlace::Keychain);
    QTRY_VERIFY_WITH_TIMEOUT(host.leftovers(), Long);
    QCOMPARE(host.leftovers()->chosen().size(), 2); // And named again.
}

void TestLeftovers::aStoppedServerIsSaid()
{
    CommandsHost host;
    QVERIFY(host.started);
    signIn(host, TokenPlace::ThisSession);
    host.demo.stop();
    QVERIFY(!host.close());
    host.answer("revoke");
    QTRY_VERIFY_WITH_TIMEOUT(host.said("outcome").contains("was not revoked"_L1), Long);
    QVERIFY(host.isVisible());
    QVERIFY(host.leftovers()->findChild<QListWidget *>()->item(0)->text().contains(u'\n'));
    QVERIFY(host.button("revoke").isEnabled()); // Once more, or leave it.
    host.answer("leave");
    QTRY_VERIFY(!host.isVisible());
}

void TestLeftovers::readOnlyIsSaid()
{
    CommandsHost host;
    QVERIFY(host.started);
    signIn(host, TokenPlace::ThisSession);
    host.switchOfAll->setOn(true);
    const int writes = host.demo.writesAsked();
    QVERIFY(!host.close());
    host.answer("revoke");
    QTRY_VERIFY_WITH_TIMEOUT(host.said("outcome").contains("was not revoked"_L1), Long);
    QVERIFY(host.leftovers()->findChild<QListWidget *>()->item(0)->text().contains("read-only"_L1));
    QCOMPARE(host.demo.writesAsked(), writes);
    QCOMPARE(madeHere(host), 1);
}

// The entry goes; that a token was made for the server is remembered.
void TestLeftovers::forgettingTheServerForgetsNoToken()
{
    CommandsHost host;
    QVERIFY(host.started);
    signIn(host, TokenPlace::Keychain);
    host.servers.remove(host.only()->profile().id);
    QTRY_VERIFY(host.servers.sessions().isEmpty());
    signIn(host, TokenPlace::Keychain);
    QTRY_VERIFY_WITH_TIMEOUT(host.leftovers(), Long);
    QCOMPARE(host.leftovers()->chosen(), QList<int>{0});
}

void TestLeftovers::signedOutHoldsNothingUp()
{
    CommandsHost host;
    QVERIFY(host.started);
    signIn(host, TokenPlace::ThisSession);
    const auto signOut = host.servers.signOut(host.only()->profile().id);
    QSignalSpy done(signOut.get(), &SignOut::done);
    signOut->start(true);
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(madeHere(host), 0);
    QVERIFY(host.close());
}

// The next start finds the old one; the new one is in use until then.
void TestLeftovers::aRotationThatWasNotKeptIsNamed()
{
    CommandsHost host;
    QVERIFY(host.started);
    signIn(host, TokenPlace::Keychain);
    const ServerId id = host.only()->profile().id;
    QTRY_VERIFY(host.profiles.profile(id)->tokenSaved);
    const auto kept = host.keychain.secrets;
    host.keychain.saves = SecretState::Locked;
    const auto rotation = host.servers.rotation(id, Secret(host.demo.passwordOf("alice")), suggestedTokenName(QSysInfo::machineHostName()));
    QSignalSpy failed(rotation.get(), &TokenRotation::failed);
    QSignalSpy succeeded(rotation.get(), &TokenRotation::succeeded);
    rotation->start();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, Long);
    rotation->goOnUnkept();
    QTRY_COMPARE_WITH_TIMEOUT(succeeded.count(), 1, Long);
    QCOMPARE(madeHere(host), 2);
    QVERIFY(!host.close());
    host.answer("revoke");
    QTRY_VERIFY_WITH_TIMEOUT(!host.isVisible(), Long);
    QCOMPARE(madeHere(host), 1);
    QCOMPARE(host.keychain.secrets, kept);
    QVERIFY(host.profiles.profile(id)->tokenSaved);
}

void TestLeftovers::orphansAreDecidedFirst()
{
    CommandsHost host;
    QVERIFY(host.started);
    signIn(host, TokenPlace::ThisSession);
    host.keychain.silent = true; // The next sign-in stands still once its token exists.
    QVERIFY(host.connectServer());
    choosePlace(host, TokenPlace::Keychain);
    host.typeAddress();
    host.typePassword("bob", host.demo.passwordOf("bob"));
    QTRY_VERIFY_WITH_TIMEOUT(host.demo.tokenDescriptionsOf("bob").contains(suggestedTokenName(QSysInfo::machineHostName()).toUtf8()), Long);
    host.window()->close();
    QTRY_VERIFY_WITH_TIMEOUT(host.said("orphanTitle").contains("is not in use"_L1), Long);
    QVERIFY(!host.close());
    QVERIFY(!host.leftovers());
    QVERIFY(QTest::qWaitForWindowActive(host.orphans()));
    host.press("revokeOrphan");
    QTRY_VERIFY_WITH_TIMEOUT(host.leftovers(), Long); // Then those of this session.
    host.answer("revoke");
    QTRY_VERIFY_WITH_TIMEOUT(!host.isVisible(), Long);
    QCOMPARE(madeHere(host), 0);
}

QTEST_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
