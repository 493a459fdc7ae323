// SPDX-License-Identifier: GPL-3.0-or-later
// What the windows of a server say when the answer to a change is lost on its way: never a false success, nothing sent twice,
// and no access token that nobody names.
#include "windowbench.h"

#include "ui/dialogs/changepassworddialog.h"
#include "ui/dialogs/revokequestion.h"
#include "ui/dialogs/rotatedialog.h"
#include "ui/dialogs/signoutquestion.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/tokenspage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include <cstdio>

using namespace longshore;
using namespace Qt::StringLiterals;
using How = test::CutRelay::How;

namespace {

constexpr int Long = 20000; // ms, for machines with much to do

const QList<QPair<const char *, How>> Hows{{"unheard", How::Unheard}, {"lost", How::Lost}, {"a proxy's 502", How::BadGateway}, {"refused", How::Refused}};

struct Bench : WindowBench {
    explicit Bench(const QString &section, const QByteArray &user = "alice")
        : WindowBench({}, user, true), name(user)
    {
        window = open(section);
        page = window ? static_cast<PageFrame *>(window->section(section)) : nullptr;
        good = page && QTest::qWaitFor([this] { return page->isFilled(); }, Long);
    }
    template <typename Dialog>
    Dialog *dialog() { return window->findChild<Dialog *>(); }
    void press(const QString &button)
    {
        auto *pressed = page->findChild<QPushButton *>(button);
        QTRY_VERIFY(pressed->isEnabled());
        pressed->setFocus();
        QTest::keyClick(pressed, Qt::Key_Space);
    }
    void pressIn(QWidget *where, const QString &button)
    {
        auto *pressed = where->findChild<QPushButton *>(button);
        pressed->setFocus();
        QTest::keyClick(pressed, Qt::Key_Space);
    }
    QString outcome(QWidget *where) { return where->findChild<QLabel *>(u"outcome"_s)->text(); }
    QString password() { return QString::fromUtf8(demo.passwordOf(name)); }
    /// The open server is asked again, and takes what it is asked with.
    bool stillWorks()
    {
        relay->mend();
        session().refresh();
        return QTest::qWaitFor([this] { return !session().isRefreshing(); }, Long) && session().state() == Session::State::Connected;
    }
    QByteArray name;
    ServerWindow *window = nullptr;
    PageFrame *page = nullptr;
    bool good = false;
};

/// The path of a request of a rotation, and which of them it is.
struct Stage {
    const char *name;
    QByteArray verb;
    QByteArray pathEnd;
    int nth;
};

const QList<Stage> Stages{
    {"sign in", "POST", "/auth", 0}, {"list before", "GET", "/tokens", 1}, {"create", "POST", "/tokens", 0}, {"sign out", "POST", "/auth/logout", 0},
    {"find the old one", "GET", "/tokens", 2}, {"revoke", "DELETE", "", 0},
};

} // namespace

class TestCutWindows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void revoking_data();
    void revoking();
    void changingThePassword_data() { hows(); }
    void changingThePassword();
    void rotating_data();
    void rotating();
    void rotatingCutTwice_data();
    void rotatingCutTwice();
    void signingOut_data() { hows(); }
    void signingOut();
    void cleanupTestCase() { std::printf("cut windows: %d rotations, %d tokens left, all of them named\n", m_rotations, m_left); }

private:
    static void hows();
    void rotate(Bench &bench);
    void judge(Bench &bench, const QString &before);

    int m_rotations = 0;
    int m_left = 0;
};

void TestCutWindows::hows()
{
    QTest::addColumn<int>("how");
    for (const auto &[name, how] : Hows)
        QTest::newRow(name) << int(how);
}

void TestCutWindows::revoking_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<bool>("listIsLostToo");
    for (const auto &[name, how] : Hows)
        for (const bool too : {false, true})
            QTest::addRow("%s%s", name, too ? ", and the list too" : "") << int(how) << too;
}

// The administrator of the samples has several; one that is not this computer's goes.
void TestCutWindows::revoking()
{
    QFETCH(int, how);
    QFETCH(bool, listIsLostToo);
    Bench bench(u"tokens"_s, "admin");
    QVERIFY(bench.good);
    auto *page = static_cast<TokensPage *>(bench.page);
    const qsizetype before = bench.demo.tokenDescriptionsOf("admin").size();
    QTableView &table = page->table();
    const bool firstIsOurs = table.model()->index(0, TokensModel::Note).data().toString() == "This computer"_L1;
    table.setFocus();
    table.selectRow(firstIsOurs ? 1 : 0);
    bench.relay->cut("DELETE", "", How(how));
    if (listIsLostToo)
        bench.relay->cut("GET", "/tokens", How::Unheard);
    QTest::keyClick(&table, Qt::Key_Delete);
    QTRY_VERIFY(bench.dialog<RevokeQuestion>() && bench.dialog<RevokeQuestion>()->isActiveWindow());
    bench.pressIn(bench.dialog<RevokeQuestion>(), u"revoke"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page->banner().isVisible() && !page->banner().sentence().isEmpty(), Long);
    const QString said = page->banner().sentence();
    const bool gone = bench.demo.tokenDescriptionsOf("admin").size() < before;
    QCOMPARE(gone, How(how) == How::Lost || How(how) == How::BadGateway);
    QCOMPARE(bench.relay->count("DELETE", ""), 1); // Nothing is sent again.
    const bool saidToBeGone = said.contains("was revoked on"_L1);
    QVERIFY2(!saidToBeGone || gone, qPrintable(said)); // No false success.
    if (!listIsLostToo)
        QCOMPARE(saidToBeGone, gone); // The list was asked, and says it.
    QVERIFY(bench.stillWorks());
}

void TestCutWindows::changingThePassword()
{
    QFETCH(int, how);
    Bench bench(u"account"_s);
    QVERIFY(bench.good);
    bench.relay->cut("PUT", "/passwd", How(how));
    bench.press(u"changePassword"_s);
    QTRY_VERIFY(bench.dialog<ChangePasswordDialog>() && bench.dialog<ChangePasswordDialog>()->isActiveWindow());
    QTRY_VERIFY(bench.dialog<ChangePasswordDialog>()->findChild<QLineEdit *>(u"currentPassword"_s)->hasFocus());
    for (const QString &text : {bench.password(), u"correct horse battery"_s, u"correct horse battery"_s}) {
        QTest::keyClicks(QApplication::focusWidget(), text);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    bench.pressIn(bench.dialog<ChangePasswordDialog>(), u"change"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bench.relay->count("PUT", "/passwd"), 1, Long);
    const auto said = [&bench]() -> QString {
        QStringList all;
        if (auto *dialog = bench.dialog<ChangePasswordDialog>())
            for (const QLabel *label : dialog->findChildren<QLabel *>())
                all.append(label->text());
        return all.join(u'\n');
    };
    const bool mayHaveHappened = How(how) != How::Refused;
    const QString words = mayHaveHappened ? u"The answer of home-lab was lost. Either the old or the new password is good now"_s : u"home-lab"_s;
    QTRY_VERIFY2_WITH_TIMEOUT(said().contains(words) && bench.dialog<ChangePasswordDialog>()->findChild<QPushButton *>(u"change"_s)->text() != "Changing"_L1,
                              qPrintable(said()), Long);
    QVERIFY(!said().contains("was changed"_L1));
    QCOMPARE(bench.relay->count("PUT", "/passwd"), 1);
    QCOMPARE(bench.relay->count("POST", "/auth"), 0); // Nobody tries which one it is.
    QVERIFY(bench.stillWorks());
}

void TestCutWindows::rotating_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<int>("how");
    for (int stage = 0; stage < Stages.size(); ++stage)
        for (const auto &[name, how] : Hows)
            QTest::addRow("%s: %s", Stages.at(stage).name, name) << stage << int(how);
}

/// With keys, until the dialog says how it ended.
void TestCutWindows::rotate(Bench &bench)
{
    bench.press(u"rotateToken"_s);
    QTRY_VERIFY(bench.dialog<RotateDialog>() && bench.dialog<RotateDialog>()->isActiveWindow());
    QTRY_VERIFY(bench.dialog<RotateDialog>()->findChild<QLineEdit *>(u"password"_s)->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), bench.password());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.dialog<RotateDialog>()->isBusy() && !bench.outcome(bench.dialog<RotateDialog>()).isEmpty(), Long);
    ++m_rotations;
}

// Whatever was cut: the server is open still, nothing was made twice, and what exists beside the token in use is named.
void TestCutWindows::judge(Bench &bench, const QString &before)
{
    RotateDialog *dialog = bench.dialog<RotateDialog>();
    const QString said = bench.outcome(dialog);
    const qsizetype count = bench.demo.tokenDescriptionsOf("alice").size();
    QVERIFY2(count == 1 || count == 2, qPrintable(said));
    QVERIFY(bench.relay->count("POST", "/tokens") <= 1);
    QVERIFY(bench.relay->count("DELETE", "") <= 1);
    const bool isReplaced = bench.session().tokenPrefix() != before;
    QVERIFY2(bench.stillWorks(), qPrintable(said));
    if (said.endsWith("is revoked."_L1))
        QVERIFY2(count == 1 && isReplaced, qPrintable(said)); // No false success.
    if (count == 2) {
        const bool named = said.contains("exists beside it"_L1) || said.contains("look in the list"_L1) || said.contains("in the list"_L1)
            || said.contains("one may exist"_L1);
        QVERIFY2(named, qPrintable(said));
        ++m_left;
    }
    auto *undo = dialog->findChild<QPushButton *>(u"undo"_s);
    if (undo->isVisible()) {
        bench.pressIn(dialog, u"undo"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(bench.outcome(dialog).contains("was revoked"_L1), qPrintable(bench.outcome(dialog)), Long);
        QCOMPARE(bench.demo.tokenDescriptionsOf("alice").size(), 1);
        QVERIFY(bench.stillWorks());
    }
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!bench.dialog<RotateDialog>());
}

void TestCutWindows::rotating()
{
    QFETCH(int, stage);
    QFETCH(int, how);
    Bench bench(u"tokens"_s);
    QVERIFY(bench.good);
    const QString before = bench.session().tokenPrefix();
    const Stage &cut = Stages.at(stage);
    bench.relay->cut(cut.verb, cut.pathEnd, How(how), cut.nth);
    rotate(bench);
    judge(bench, before);
}

void TestCutWindows::rotatingCutTwice_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("pathEnd");
    QTest::newRow("create, and the list that would show it") << QByteArray("POST") << QByteArray("/tokens");
    QTest::newRow("revoke, and the list that would show it") << QByteArray("DELETE") << QByteArray();
}

void TestCutWindows::rotatingCutTwice()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, pathEnd);
    Bench bench(u"tokens"_s);
    QVERIFY(bench.good);
    const QString before = bench.session().tokenPrefix();
    bench.relay->cut(verb, pathEnd, How::Lost);
    for (int later = verb == "POST" ? 2 : 3; later < 9; ++later)
        bench.relay->cut("GET", "/tokens", How::Unheard, later);
    rotate(bench);
    judge(bench, before);
}

void TestCutWindows::signingOut()
{
    QFETCH(int, how);
    Bench bench(u"account"_s);
    QVERIFY(bench.good);
    bench.relay->cut("DELETE", "", How(how));
    bench.press(u"signOut"_s);
    QTRY_VERIFY(bench.dialog<SignOutQuestion>() && bench.dialog<SignOutQuestion>()->isActiveWindow());
    bench.pressIn(bench.dialog<SignOutQuestion>(), u"signOutNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.outcome(bench.dialog<SignOutQuestion>()).isEmpty(), Long);
    const QString said = bench.outcome(bench.dialog<SignOutQuestion>());
    const bool gone = bench.demo.tokenDescriptionsOf("alice").isEmpty();
    QCOMPARE(gone, How(how) == How::Lost || How(how) == How::BadGateway);
    QCOMPARE(said.contains("was revoked on home-lab"_L1), gone); // The token was tried afterwards.
    QCOMPARE(said.contains("Nothing was forgotten here"_L1), !gone);
    QCOMPARE(bench.relay->count("DELETE", ""), 1);
}

QTEST_MAIN(TestCutWindows)
#include "tst_cutwindows.moc"
