// SPDX-License-Identifier: GPL-3.0-or-later
// "My account" on the sample server of every line: what it tells, and changing the password.
#include "windowbench.h"

#include "ui/dialogs/changepassworddialog.h"
#include "ui/pages/accountpage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factgrid.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QByteArray PasswordRoute = "users/{id}/passwd";

struct Account : WindowBench {
    explicit Account(DemoOptions options = {}, const QByteArray &user = "alice")
        : WindowBench(options, user), name(user)
    {
        window = open(u"account"_s);
        page = window ? static_cast<AccountPage *>(window->section(u"account"_s)) : nullptr;
        good = page && QTest::qWaitFor([this] { return page->isFilled() && !fact(u"Role"_s).isEmpty(); }, 20000);
    }
    QString fact(const QString &label)
    {
        for (const FactGroup &group : page->findChild<FactGrid *>(u"accountFacts"_s)->groups())
            for (const Fact &fact : group.facts)
                if (fact.label == label)
                    return fact.value;
        return {};
    }
    ChangePasswordDialog *dialog() { return window->findChild<ChangePasswordDialog *>(); }
    QPushButton &changeButton() { return *page->findChild<QPushButton *>(u"changePassword"_s); }
    /// Opens the dialog and fills it in by keyboard.
    void type(const QString &current, const QString &next)
    {
        changeButton().setFocus();
        QTest::keyClick(&changeButton(), Qt::Key_Space);
        QVERIFY(dialog() && QTest::qWaitForWindowActive(dialog()));
        QTRY_VERIFY(dialog()->findChild<QLineEdit *>(u"currentPassword"_s)->hasFocus());
        for (const QString &text : {current, next, next}) {
            QTest::keyClicks(QApplication::focusWidget(), text);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // To the eye of the field, and on.
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        dialog()->findChild<QPushButton *>(u"change"_s)->click();
    }
    QString password() { return QString::fromUtf8(demo.passwordOf(name)); }
    QByteArray name;
    ServerWindow *window = nullptr;
    AccountPage *page = nullptr;
    bool good = false;
};

} // namespace

class TestAccountFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhoIAm_data() { everyLine(); }
    void tellsWhoIAm();
    void anAdministratorToo_data() { everyLine(); }
    void anAdministratorToo();
    void teamsAreNamedWithTheirLeaders();
    void changesThePassword_data() { everyLine(); }
    void changesThePassword();
    void aWrongCurrentPasswordIsSaidBesideItsField_data() { everyLine(); }
    void aWrongCurrentPasswordIsSaidBesideItsField();
    void theRuleIsTheServersOwn();
    void tooManyAttemptsAreSaid();
    void nothingIsSentByItself();
    void directoriesKeepTheirOwnPasswords_data();
    void directoriesKeepTheirOwnPasswords();
    void theFirstAdministratorAlwaysHasOne();
    void aDialogThatWasClosedIsAnsweredOnThePage();
    void aServerThatStopsIsSaid();
};

void TestAccountFeed::tellsWhoIAm()
{
    QFETCH(int, line);
    Account account(lineOf(line));
    QVERIFY(account.good);
    QCOMPARE(account.window->windowTitle(), u"home-lab: My account"_s);
    QCOMPARE(account.fact(u"User name"_s), u"alice"_s);
    QCOMPARE(account.fact(u"Role"_s), u"User"_s);
    QTRY_COMPARE(account.fact(u"Environments"_s), u"local"_s);
    QVERIFY(account.fact(u"Version"_s).startsWith("2."_L1));
    QVERIFY(account.fact(u"Signed in with"_s).contains(QString::fromLatin1(account.demo.tokenOf("alice").left(7))));
    QVERIFY(!account.fact(u"Signed in with"_s).contains(QString::fromLatin1(account.demo.tokenOf("alice").left(8))));
    QCOMPARE(account.page->findChild<QLabel *>(u"pageSubtitle"_s)->text(), u"alice on home-lab"_s);
}

void TestAccountFeed::anAdministratorToo()
{
    QFETCH(int, line);
    Account account(lineOf(line), "admin");
    QVERIFY(account.good);
    QCOMPARE(account.fact(u"Role"_s), u"Administrator"_s);
    QCOMPARE(account.fact(u"User name"_s), u"admin"_s);
}

void TestAccountFeed::teamsAreNamedWithTheirLeaders()
{
    Account account({}, "maria");
    QVERIFY(account.good);
    QTRY_VERIFY(account.fact(u"Teams"_s) != u"none"_s);
    QVERIFY2(account.fact(u"Teams"_s).contains("(leader)"_L1), qPrintable(account.fact(u"Teams"_s)));
}

void TestAccountFeed::changesThePassword()
{
    QFETCH(int, line);
    Account account(lineOf(line));
    QVERIFY(account.good);
    account.type(account.password(), u"correct horse battery"_s);
    QTRY_VERIFY(!account.dialog());
    QTRY_VERIFY(account.page->banner().isVisible());
    QVERIFY2(account.page->banner().sentence().startsWith("The password of alice on home-lab was changed."_L1), qPrintable(account.page->banner().sentence()));
    QCOMPARE(account.demo.timesAsked("PUT", PasswordRoute), 1);
    std::optional<bool> opens;
    onResult(account.session().send(requests::signIn(u"alice"_s, Secret("correct horse battery"))), this,
             [&opens](const Result<SignInSession> &session) { opens = session.has_value(); });
    QTRY_VERIFY(opens);
    QVERIFY(*opens);
    QCOMPARE(account.session().state(), Session::State::Connected);
}

void TestAccountFeed::aWrongCurrentPasswordIsSaidBesideItsField()
{
    QFETCH(int, line);
    Account account(lineOf(line));
    QVERIFY(account.good);
    account.type(u"not this one"_s, u"correct horse battery"_s);
    auto *problem = account.dialog()->findChild<QLabel *>(u"currentProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"This is not the current password."_s);
    QCOMPARE(account.dialog()->findChild<QLineEdit *>(u"newPassword"_s)->text(), u"correct horse battery"_s);
    QCOMPARE(account.demo.timesAsked("PUT", PasswordRoute), 1);
}

void TestAccountFeed::theRuleIsTheServersOwn()
{
    DemoOptions options;
    options.requiredPasswordLength = 17;
    Account account(options);
    QVERIFY(account.good);
    account.changeButton().click();
    QCOMPARE(account.dialog()->findChild<QLabel *>(u"passwordRule"_s)->text(), u"At least 17 characters."_s);
}

void TestAccountFeed::tooManyAttemptsAreSaid()
{
    Account account;
    QVERIFY(account.good);
    account.type(u"wrong"_s, u"correct horse battery"_s);
    auto *change = account.dialog()->findChild<QPushButton *>(u"change"_s);
    auto *problem = account.dialog()->findChild<QLabel *>(u"problem"_s);
    for (int attempt = 0; attempt < 20 && !problem->isVisible(); ++attempt) {
        QTRY_VERIFY(change->isEnabled() || problem->isVisible());
        change->click();
        QTRY_VERIFY(change->isEnabled());
    }
    QVERIFY2(problem->text().contains("for an hour"_L1), qPrintable(problem->text()));
}

void TestAccountFeed::nothingIsSentByItself()
{
    Account account;
    QVERIFY(account.good);
    account.changeButton().click();
    for (int round = 0; round < 3; ++round) {
        account.session().refresh();
        QSignalSpy done(&account.session(), &Session::refreshFinished);
        QVERIFY(done.wait());
    }
    QCOMPARE(account.demo.writesAsked(), 0);
}

void TestAccountFeed::directoriesKeepTheirOwnPasswords_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QString>("word");
    QTest::newRow("LDAP") << int(DemoAuthentication::Ldap) << u"LDAP directory"_s;
    QTest::newRow("OAuth") << int(DemoAuthentication::OAuth) << u"OAuth"_s;
}

void TestAccountFeed::directoriesKeepTheirOwnPasswords()
{
    QFETCH(int, method);
    QFETCH(QString, word);
    DemoOptions options;
    options.authentication = DemoAuthentication(method);
    Account account(options);
    QVERIFY(account.good);
    QVERIFY(!account.changeButton().isVisible());
    QVERIFY(account.page->findChild<QLabel *>(u"passwordSentence"_s)->text().contains(word));
}

void TestAccountFeed::theFirstAdministratorAlwaysHasOne()
{
    DemoOptions options;
    options.authentication = DemoAuthentication::OAuth;
    Account account(options, "admin");
    QVERIFY(account.good);
    QVERIFY(account.changeButton().isVisible());
}

void TestAccountFeed::aDialogThatWasClosedIsAnsweredOnThePage()
{
    Account account;
    QVERIFY(account.good);
    account.type(u"not this one"_s, u"correct horse battery"_s);
    QTest::keyClick(account.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(account.page->banner().isVisible());
    QCOMPARE(account.page->banner().kind(), Banner::Kind::Bad);
    QTRY_VERIFY(account.changeButton().isEnabled());
}

void TestAccountFeed::aServerThatStopsIsSaid()
{
    Account account;
    QVERIFY(account.good);
    account.demo.stop();
    QTest::keyClick(account.window, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(account.page->banner().isVisible(), 20000);
    QVERIFY(account.page->banner().sentence().startsWith("home-lab is not answering."_L1));
    QCOMPARE(account.fact(u"User name"_s), u"alice"_s); // What was known stays.
}

QTEST_MAIN(TestAccountFeed)
#include "tst_accountfeed.moc"
