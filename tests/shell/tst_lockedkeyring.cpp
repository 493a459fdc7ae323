// SPDX-License-Identifier: GPL-3.0-or-later
// A keyring that is locked, in the windows of a person: what lies in it still is never said to be forgotten.
#include "tests/shell/commandshost.h"

#include "ui/dialogs/signoutquestion.h"
#include "ui/shell/serverwindow.h"
#include "ui/shell/serverwindows.h"
#include "ui/widgets/secretclipboard.h"

#include <QPushButton>
#include <QRadioButton>

using namespace longshore;
using namespace Qt::StringLiterals;


namespace {

constexpr int Long = 15000; // ms, for machines with much to do

/// Signed in as alice with the token in the keychain, and the window of the server.
class Bench : public CommandsHost
{
public:
    bool signIn()
    {
        if (!started || !connectServer())
            return false;
        connectAs("alice");
        return QTest::qWaitFor([this] { return only() && only()->state() == Session::State::Connected && only()->profile().tokenSaved && !window(); }, Long);
    }
    /// "Sign out..." of My account, answered with keys; what it says in the end.
    QString signOut(bool revoke)
    {
        windows.show(only()->profile().id, u"account"_s);
        auto *server = windows.window(only()->profile().id);
        auto *button = server->findChild<QPushButton *>(u"signOut"_s);
        const auto isReady = [button] { return button->isVisible() && button->isEnabled(); };
        if (!QTest::qWaitForWindowActive(server) || !QTest::qWaitFor(isReady, Long))
            return u"the page is not there"_s;
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        auto *question = server->findChild<SignOutQuestion *>();
        if (!question || !QTest::qWaitForWindowActive(question))
            return u"nothing is asked"_s;
        auto *choice = question->findChild<QRadioButton *>(revoke ? u"revokeThere"_s : u"onlyForget"_s);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Space);
        auto *go = question->findChild<QPushButton *>(u"signOutNow"_s);
        go->setFocus();
        QTest::keyClick(go, Qt::Key_Space);
        auto *outcome = question->findChild<QLabel *>(u"outcome"_s);
        const bool said = QTest::qWaitFor([outcome] { return !outcome->text().isEmpty(); }, Long);
        return said ? outcome->text() : u"nothing is said"_s;
    }

    Settings settings{dir};
    SecretClipboard clipboard;
    ServerWindows windows{{servers, profiles, keychain, settings, clipboard, ApiClient::systemManagers()}, *this};
};

} // namespace

class TestLockedKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signingOut_data();
    void signingOut();
    void unlockedAgainItIsForgotten();
    void forgettingTheServer_data() { states(); }
    void forgettingTheServer();
    void editingTheAddress_data() { states(); }
    void editingTheAddress();

private:
    static void states();
};

void TestLockedKeyring::states()
{
    QTest::addColumn<SecretState>("state");
    QTest::newRow("locked") << SecretState::Locked;
    QTest::newRow("waiting") << SecretState::Waiting;
    QTest::newRow("refused") << SecretState::Refused;
}

void TestLockedKeyring::signingOut_data()
{
    QTest::addColumn<SecretState>("state");
    QTest::addColumn<bool>("revoke");
    for (const auto &[name, state] : {std::pair{"locked", SecretState::Locked}, {"waiting", SecretState::Waiting}, {"refused", SecretState::Refused}})
        for (const bool revoke : {false, true})
            QTest::addRow("%s%s", name, revoke ? ", revoked there" : "") << state << revoke;
}

void TestLockedKeyring::signingOut()
{
    QFETCH(SecretState, state);
    QFETCH(bool, revoke);
    Bench bench;
    QVERIFY(bench.signIn());
    const ServerId id = bench.only()->profile().id;
    const auto kept = bench.keychain.secrets;
    bench.keychain.forgets = state;
    const QString said = bench.signOut(revoke);
    QVERIFY2(!said.contains("has forgotten"_L1) && said.contains("could not be removed from this computer"_L1), qPrintable(said));
    QCOMPARE(said.contains("was revoked on"_L1), revoke);
    QCOMPARE(bench.keychain.secrets, kept);
    QVERIFY(bench.profiles.profile(id)->tokenSaved); // The next start finds it there.
    QTRY_COMPARE(bench.only()->state(), revoke ? Session::State::SignedOut : Session::State::Connected);
}

void TestLockedKeyring::unlockedAgainItIsForgotten()
{
    Bench bench;
    QVERIFY(bench.signIn());
    const ServerId id = bench.only()->profile().id;
    const QString said = bench.signOut(false);
    QVERIFY2(said.contains("has forgotten"_L1), qPrintable(said)); // The control.
    QVERIFY(bench.keychain.secrets.isEmpty());
    QVERIFY(!bench.profiles.profile(id)->tokenSaved);
    QTRY_COMPARE(bench.only()->state(), Session::State::SignedOut);
}

void TestLockedKeyring::forgettingTheServer()
{
    QFETCH(SecretState, state);
    Bench bench;
    QVERIFY(bench.signIn());
    const auto kept = bench.keychain.secrets;
    bench.keychain.forgets = state;
    bench.commands->confirmForget(bench.only()->profile().id);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget *question = QApplication::activeModalWidget();
    QVERIFY(QTest::qWaitForWindowActive(question));
    auto *forget = question->findChild<QPushButton *>(u"forget"_s);
    QVERIFY(forget);
    forget->setFocus();
    QTest::keyClick(forget, Qt::Key_Space);
    QTRY_COMPARE(bench.toldOf.count(), 1);
    const QString said = bench.toldOf.first().first().toString();
    QVERIFY2(said.contains("its access token is still in the keyring"_L1), qPrintable(said));
    QCOMPARE(bench.keychain.secrets, kept);
}

void TestLockedKeyring::editingTheAddress()
{
    QFETCH(SecretState, state);
    Bench bench;
    QVERIFY(bench.signIn());
    const auto kept = bench.keychain.secrets;
    bench.keychain.forgets = state;
    ServerProfile wanted = bench.only()->profile();
    wanted.address = ServerAddress::parse(u"http://127.0.0.1:1"_s).address;
    QVERIFY(bench.servers.edit(wanted));
    QTRY_COMPARE(bench.toldOf.count(), 1);
    const QString said = bench.toldOf.first().first().toString();
    QVERIFY2(said.contains("secrets of before are still in GNOME Keyring"_L1), qPrintable(said));
    QCOMPARE(bench.keychain.secrets, kept);
}

QTEST_MAIN(TestLockedKeyring)
#include "tst_lockedkeyring.moc"
