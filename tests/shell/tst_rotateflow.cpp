// SPDX-License-Identifier: GPL-3.0-or-later
// Rotating this computer's access token, and signing out, on the sample server of every line.
#include "windowbench.h"

#include "ui/dialogs/rotatedialog.h"
#include "ui/dialogs/signoutquestion.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/tokenspage.h"
#include "ui/widgets/stagelist.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

struct Bench : WindowBench {
    explicit Bench(DemoOptions options = {}, const QString &section = u"tokens"_s)
        : WindowBench(options, "alice")
    {
        window = open(section);
        page = window ? static_cast<PageFrame *>(window->section(section)) : nullptr;
        good = page && QTest::qWaitFor([this] { return page->isFilled(); }, 20000);
    }
    RotateDialog *rotateDialog() { return window->findChild<RotateDialog *>(); }
    SignOutQuestion *signOutQuestion() { return window->findChild<SignOutQuestion *>(); }
    QLabel &outcome(QDialog *dialog) { return *dialog->findChild<QLabel *>(u"outcome"_s); }
    /// Presses a button of the page with a key.
    void press(const QString &button)
    {
        auto *pressed = page->findChild<QPushButton *>(button);
        QTRY_VERIFY(pressed->isEnabled());
        pressed->setFocus();
        QTest::keyClick(pressed, Qt::Key_Space);
    }
    void rotate(const QString &password)
    {
        press(u"rotateToken"_s);
        QTRY_VERIFY(rotateDialog() && rotateDialog()->isActiveWindow());
        QTRY_VERIFY(rotateDialog()->findChild<QLineEdit *>(u"password"_s)->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), password);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    QString password() { return QString::fromUtf8(demo.passwordOf("alice")); }
    ServerWindow *window = nullptr;
    PageFrame *page = nullptr;
    bool good = false;
};

} // namespace

class TestRotateFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rotatesByKeyboardAlone_data() { everyLine(); }
    void rotatesByKeyboardAlone();
    void aWrongPasswordChangesNothing();
    void closingTheDialogDoesNotStopIt();
    void signsOutAndRevokes_data() { everyLine(); }
    void signsOutAndRevokes();
    void onlyForgettingLeavesItThere();
    void aServerThatStopsKeepsTheTokenHere();
};

void TestRotateFlow::rotatesByKeyboardAlone()
{
    QFETCH(int, line);
    Bench bench(lineOf(line));
    QVERIFY(bench.good);
    const QString before = bench.session().tokenPrefix();
    const QByteArrayList descriptions = bench.demo.tokenDescriptionsOf("alice");
    bench.rotate(bench.password());
    QTRY_VERIFY_WITH_TIMEOUT(bench.outcome(bench.rotateDialog()).isVisible(), 20000);
    const QString told = bench.outcome(bench.rotateDialog()).text();
    QVERIFY2(told.startsWith("This computer uses "_L1) && told.endsWith(" is revoked."_L1), qPrintable(told));
    QCOMPARE(bench.rotateDialog()->findChild<StageList *>()->state(2), StageState::Done);
    QTest::keyClick(bench.rotateDialog(), Qt::Key_Return);
    QTRY_VERIFY(!bench.rotateDialog());
    QVERIFY(bench.session().tokenPrefix() != before);
    QCOMPARE(bench.demo.tokenDescriptionsOf("alice").size(), descriptions.size());
    bench.session().refresh();
    QTRY_COMPARE(bench.session().state(), Session::State::Connected);
    auto *tokens = static_cast<TokensPage *>(bench.page);
    QTRY_COMPARE(tokens->model().index(0, TokensModel::Prefix).data().toString(), bench.session().tokenPrefix());
    QTRY_COMPARE(tokens->model().index(0, TokensModel::Note).data().toString(), u"This computer"_s);
}

void TestRotateFlow::aWrongPasswordChangesNothing()
{
    Bench bench;
    QVERIFY(bench.good);
    const QString before = bench.session().tokenPrefix();
    bench.rotate(u"not this one"_s);
    auto *problem = bench.rotateDialog()->findChild<QLabel *>(u"passwordProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(bench.session().tokenPrefix(), before);
    QCOMPARE(bench.demo.tokenDescriptionsOf("alice").size(), 1);
    QTest::keyClick(bench.rotateDialog(), Qt::Key_Escape);
    QTRY_VERIFY(!bench.rotateDialog());
    bench.press(u"rotateToken"_s); // And again, from the start.
    QTRY_VERIFY(bench.rotateDialog());
}

void TestRotateFlow::closingTheDialogDoesNotStopIt()
{
    Bench bench;
    QVERIFY(bench.good);
    bench.rotate(bench.password());
    QTest::keyClick(bench.rotateDialog(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(bench.page->banner().isVisible(), 20000);
    QVERIFY2(bench.page->banner().sentence().startsWith("This computer uses "_L1), qPrintable(bench.page->banner().sentence()));
    QCOMPARE(bench.demo.tokenDescriptionsOf("alice").size(), 1);
}

void TestRotateFlow::signsOutAndRevokes()
{
    QFETCH(int, line);
    Bench bench(lineOf(line), u"account"_s);
    QVERIFY(bench.good);
    bench.press(u"signOut"_s);
    QTRY_VERIFY(bench.signOutQuestion() && bench.signOutQuestion()->isActiveWindow());
    auto *go = bench.signOutQuestion()->findChild<QPushButton *>(u"signOutNow"_s);
    go->setFocus();
    QTest::keyClick(go, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(bench.outcome(bench.signOutQuestion()).isVisible(), 20000);
    const QString told = bench.outcome(bench.signOutQuestion()).text();
    QVERIFY2(told.startsWith("The access token was revoked on home-lab."_L1), qPrintable(told));
    QVERIFY(bench.demo.tokenDescriptionsOf("alice").isEmpty());
    QTRY_COMPARE(bench.session().state(), Session::State::SignedOut);
    QTRY_VERIFY(!bench.page->problem().isEmpty());
    QVERIFY(!bench.demo.wasSignOutMisused());
}

void TestRotateFlow::onlyForgettingLeavesItThere()
{
    Bench bench({}, u"account"_s);
    QVERIFY(bench.good);
    bench.press(u"signOut"_s);
    bench.signOutQuestion()->findChild<QRadioButton *>(u"onlyForget"_s)->setChecked(true);
    bench.signOutQuestion()->findChild<QPushButton *>(u"signOutNow"_s)->click();
    QTRY_COMPARE(bench.session().state(), Session::State::SignedOut);
    QCOMPARE(bench.demo.tokenDescriptionsOf("alice").size(), 1);
    QCOMPARE(bench.demo.writesAsked(), 0);
}

void TestRotateFlow::aServerThatStopsKeepsTheTokenHere()
{
    Bench bench({}, u"account"_s);
    QVERIFY(bench.good);
    bench.demo.stop();
    bench.press(u"signOut"_s);
    bench.signOutQuestion()->findChild<QPushButton *>(u"signOutNow"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(bench.outcome(bench.signOutQuestion()).isVisible(), 20000);
    QVERIFY(bench.outcome(bench.signOutQuestion()).text().contains("Nothing was forgotten here"_L1));
    QVERIFY(!bench.session().tokenPrefix().isEmpty());
    bench.signOutQuestion()->findChild<QPushButton *>(u"signOutNow"_s)->click(); // "Forget it here anyway"
    QTRY_COMPARE(bench.session().state(), Session::State::SignedOut);
}

QTEST_MAIN(TestRotateFlow)
#include "tst_rotateflow.moc"
