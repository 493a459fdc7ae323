// SPDX-License-Identifier: GPL-3.0-or-later
// Adding an access token on the sample server of every line, by keyboard, from the page to the clipboard.
#include "windowbench.h"

#include "ui/dialogs/losetokenquestion.h"
#include "ui/dialogs/newtokendialog.h"
#include "ui/dialogs/newtokenelsewhere.h"
#include "ui/pages/tokenspage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SignInRoute = "auth";
const QByteArray CreateRoute = "users/{id}/tokens";

struct Adding : WindowBench {
    explicit Adding(DemoOptions options = {}, const QByteArray &user = "alice", bool cuts = false)
        : WindowBench(options, user, cuts), name(user)
    {
        window = open(u"tokens"_s);
        page = window ? static_cast<TokensPage *>(window->section(u"tokens"_s)) : nullptr;
        good = page && QTest::qWaitFor([this] { return page->isFilled(); }, 20000);
    }
    NewTokenDialog *dialog() { return window->findChild<NewTokenDialog *>(); }
    QPushButton &button(const QString &which) { return *dialog()->findChild<QPushButton *>(which); }
    void press()
    {
        auto *add = page->findChild<QPushButton *>(u"addToken"_s);
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
    }
    /// Opens the dialog and asks for a token, with keys only.
    void ask(const QString &description, const QString &password)
    {
        press();
        QTRY_VERIFY(dialog() && dialog()->isActiveWindow());
        QTRY_VERIFY(dialog()->findChild<QLineEdit *>(u"description"_s)->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), description);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), password);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    QString password() { return QString::fromUtf8(demo.passwordOf(name)); }
    bool isListed(const QString &description)
    {
        for (const AccessToken &token : page->model().tokens())
            if (token.description == description)
                return true;
        return false;
    }
    QByteArray name;
    ServerWindow *window = nullptr;
    TokensPage *page = nullptr;
    bool good = false;
};

} // namespace

class TestNewTokenFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }
    void addsByKeyboardAlone_data() { everyLine(); }
    void addsByKeyboardAlone();
    void aWrongPasswordKeepsTheDescription_data() { everyLine(); }
    void aWrongPasswordKeepsTheDescription();
    void aTokenThatNobodyKeptIsRevoked_data() { everyLine(); }
    void aTokenThatNobodyKeptIsRevoked();
    void ldapTakesItsOwnPassword();
    void oauthLeadsToTheBrowser();
    void oauthLetsTheFirstAdministratorIn();
    void closingInMidWayLeavesNoTokenUnnamed_data();
    void closingInMidWayLeavesNoTokenUnnamed();
};

void TestNewTokenFlow::addsByKeyboardAlone()
{
    QFETCH(int, line);
    Adding adding(lineOf(line));
    QVERIFY(adding.good);
    adding.ask(u"Backup script"_s, adding.password());
    QTRY_VERIFY_WITH_TIMEOUT(adding.dialog() && adding.dialog()->isShowingToken(), 20000);
    QTRY_VERIFY(adding.button(u"copyToken"_s).hasFocus());
    QVERIFY(!adding.button(u"add"_s).isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    const QByteArray token = QGuiApplication::clipboard()->text().toLatin1();
    QVERIFY(token.startsWith("ptr_") && token.size() == 48);
    QTRY_VERIFY(adding.button(u"add"_s).isEnabled());
    QTest::keyClick(adding.dialog(), Qt::Key_Return);
    QTRY_VERIFY(!adding.dialog());
    QTRY_VERIFY(adding.isListed(u"Backup script"_s));
    QVERIFY(adding.demo.tokenDescriptionsOf("alice").contains("Backup script"));
    QCOMPARE(adding.demo.timesAsked("POST", SignInRoute), 1);
    QCOMPARE(adding.demo.timesAsked("POST", CreateRoute), 1);
    QVERIFY(!adding.demo.wasSignOutMisused());
    QCOMPARE(adding.session().state(), Session::State::Connected);
    // It is a token of its own: this computer goes on with the one it has.
    QCOMPARE(adding.session().tokenPrefix(), QString::fromLatin1(adding.demo.tokenOf("alice").left(7)));
}

void TestNewTokenFlow::aWrongPasswordKeepsTheDescription()
{
    QFETCH(int, line);
    Adding adding(lineOf(line));
    QVERIFY(adding.good);
    const qsizetype before = adding.demo.tokenDescriptionsOf("alice").size();
    adding.ask(u"Backup script"_s, u"not this one"_s);
    auto *problem = adding.dialog()->findChild<QLabel *>(u"passwordProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"home-lab does not accept this password."_s);
    QCOMPARE(adding.dialog()->findChild<QLineEdit *>(u"description"_s)->text(), u"Backup script"_s);
    QCOMPARE(adding.demo.timesAsked("POST", SignInRoute), 1); // Nothing is tried again by itself.
    QCOMPARE(adding.demo.tokenDescriptionsOf("alice").size(), before);
}

void TestNewTokenFlow::aTokenThatNobodyKeptIsRevoked()
{
    QFETCH(int, line);
    Adding adding(lineOf(line));
    QVERIFY(adding.good);
    adding.ask(u"Backup script"_s, adding.password());
    QTRY_VERIFY_WITH_TIMEOUT(adding.dialog() && adding.dialog()->isShowingToken(), 20000);
    QVERIFY(adding.demo.tokenDescriptionsOf("alice").contains("Backup script"));
    QTest::keyClick(adding.dialog(), Qt::Key_Escape);
    auto *question = adding.dialog()->findChild<LoseTokenQuestion *>();
    QVERIFY(question);
    QTest::mouseClick(question->findChild<QPushButton *>(u"revoke"_s), Qt::LeftButton);
    QTRY_VERIFY(!adding.dialog());
    QVERIFY(!adding.demo.tokenDescriptionsOf("alice").contains("Backup script"));
    QTRY_VERIFY(adding.page->banner().sentence().startsWith("Backup script (ptr_"_L1));
    QTRY_VERIFY(!adding.isListed(u"Backup script"_s));
}

void TestNewTokenFlow::ldapTakesItsOwnPassword()
{
    DemoOptions options;
    options.authentication = DemoAuthentication::Ldap;
    Adding adding(options);
    QVERIFY(adding.good);
    adding.ask(u"Backup script"_s, adding.password());
    QTRY_VERIFY_WITH_TIMEOUT(adding.dialog() && adding.dialog()->isShowingToken(), 20000);
}

void TestNewTokenFlow::oauthLeadsToTheBrowser()
{
    DemoOptions options;
    options.authentication = DemoAuthentication::OAuth;
    Adding adding(options);
    QVERIFY(adding.good);
    adding.press();
    QTRY_VERIFY(adding.window->findChild<NewTokenElsewhere *>());
    QVERIFY(!adding.dialog()); // No password is asked for that would not help.
    QCOMPARE(adding.demo.timesAsked("POST", SignInRoute), 0);
}

void TestNewTokenFlow::oauthLetsTheFirstAdministratorIn()
{
    DemoOptions options;
    options.authentication = DemoAuthentication::OAuth;
    Adding adding(options, "admin");
    QVERIFY(adding.good);
    adding.ask(u"Backup script"_s, adding.password());
    QTRY_VERIFY_WITH_TIMEOUT(adding.dialog() && adding.dialog()->isShowingToken(), 20000);
}

void TestNewTokenFlow::closingInMidWayLeavesNoTokenUnnamed_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("pathEnd");
    QTest::addColumn<bool>("made");
    QTest::newRow("signing in") << QByteArray("POST") << QByteArray("/auth") << false;
    QTest::newRow("looking what is there") << QByteArray("GET") << QByteArray("/tokens") << false;
    QTest::newRow("making it") << QByteArray("POST") << QByteArray("/tokens") << true;
    QTest::newRow("proving it") << QByteArray("GET") << QByteArray("/users/me") << true;
    QTest::newRow("ending the session") << QByteArray("POST") << QByteArray("/auth/logout") << true;
}

// Wherever it is closed, while the answer is held back: what exists afterwards is either nothing new, or told by name.
void TestNewTokenFlow::closingInMidWayLeavesNoTokenUnnamed()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, pathEnd);
    QFETCH(bool, made);
    Adding adding({}, "alice", true);
    QVERIFY(adding.good);
    const int before = adding.relay->count(verb, pathEnd);
    adding.relay->cut(verb, pathEnd, test::CutRelay::How::Held);
    adding.ask(u"Backup script"_s, adding.password());
    QTRY_COMPARE_WITH_TIMEOUT(adding.relay->count(verb, pathEnd), before + 1, 20000);
    QVERIFY(!adding.dialog()->isShowingToken());
    QTest::keyClick(adding.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!adding.dialog());
    adding.relay->release();
    if (made)
        QTRY_VERIFY2_WITH_TIMEOUT(adding.page->banner().sentence().contains("Backup script (ptr_"_L1), qPrintable(adding.page->banner().sentence()), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(adding.demo.tokenDescriptionsOf("alice").contains("Backup script"), made, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(adding.isListed(u"Backup script"_s), made, 20000);
}

QTEST_MAIN(TestNewTokenFlow)
#include "tst_newtokenflow.moc"
