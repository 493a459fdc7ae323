// SPDX-License-Identifier: GPL-3.0-or-later
// "Access tokens" on the sample server of every line: the list, and revoking.
#include "windowbench.h"

#include "ui/dialogs/revokequestion.h"
#include "ui/pages/tokenspage.h"
#include "ui/widgets/emptystate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const QByteArray TokenRoute = "users/{id}/tokens/{tokenId}";

struct Tokens : WindowBench {
    explicit Tokens(DemoOptions options = {}, const QByteArray &user = "alice")
        : WindowBench(options, user)
    {
        window = open(u"tokens"_s);
        page = window ? static_cast<TokensPage *>(window->section(u"tokens"_s)) : nullptr;
        good = page && QTest::qWaitFor([this] { return page->isFilled(); }, 20000);
    }
    QTableView &table() { return page->table(); }
    QStringList column(int which)
    {
        QStringList texts;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            texts.append(table().model()->index(row, which).data().toString());
        return texts;
    }
    int rowOfOurs() { return static_cast<int>(column(TokensModel::Note).indexOf(u"This computer"_s)); }
    QPushButton &button(const QString &name) { return *page->findChild<QPushButton *>(name); }
    RevokeQuestion *question() { return window->findChild<RevokeQuestion *>(); }
    /// Says yes to the question that is open, by keyboard.
    void confirm()
    {
        QVERIFY(question() && QTest::qWaitForWindowActive(question()));
        auto *revoke = question()->findChild<QPushButton *>(u"revoke"_s);
        revoke->setFocus();
        QTest::keyClick(revoke, Qt::Key_Space);
    }
    ServerWindow *window = nullptr;
    TokensPage *page = nullptr;
    bool good = false;
};

} // namespace

class TestTokensFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsOwnTokens_data() { everyLine(); }
    void listsOwnTokens();
    void marksThisComputers_data() { everyLine(); }
    void marksThisComputers();
    void copiesNoSecret();
    void sortsByKeyboardAndMouse();
    void revokesOne_data() { everyLine(); }
    void revokesOne();
    void oursGoesLastAndSignsOut();
    void aTokenThatIsGoneAlreadyCountsAsRevoked();
    void revokingIsGuarded_data();
    void revokingIsGuarded();
    void keepingSendsNothing();
    void aStoppedServerKeepsTheRows();
};

void TestTokensFeed::listsOwnTokens()
{
    QFETCH(int, line);
    Tokens tokens(lineOf(line));
    QVERIFY(tokens.good);
    const QByteArrayList expected = tokens.demo.tokenDescriptionsOf("alice");
    QCOMPARE(tokens.table().model()->rowCount(), expected.size());
    for (const QByteArray &description : expected)
        QVERIFY(tokens.column(TokensModel::Description).contains(QString::fromUtf8(description)));
    for (const QString &prefix : tokens.column(TokensModel::Prefix))
        QVERIFY(prefix.startsWith("ptr_"_L1) && prefix.size() == 7);
}

void TestTokensFeed::marksThisComputers()
{
    QFETCH(int, line);
    Tokens tokens(lineOf(line), "admin");
    QVERIFY(tokens.good);
    QVERIFY(tokens.rowOfOurs() >= 0);
    QCOMPARE(tokens.column(TokensModel::Prefix).at(tokens.rowOfOurs()), QString::fromLatin1(tokens.demo.tokenOf("admin").left(7)));
    QCOMPARE(tokens.column(TokensModel::Note).count(u"This computer"_s), 1);
}

void TestTokensFeed::copiesNoSecret()
{
    Tokens tokens;
    QVERIFY(tokens.good);
    tokens.table().setFocus();
    tokens.table().selectAll();
    QTest::keyClick(&tokens.table(), Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.count(u'\n') + 1, tokens.table().model()->rowCount());
    QVERIFY(!copied.contains(QString::fromLatin1(tokens.demo.tokenOf("alice"))));
    QVERIFY(copied.contains(QString::fromLatin1(tokens.demo.tokenOf("alice").left(7))));
}

void TestTokensFeed::sortsByKeyboardAndMouse()
{
    Tokens tokens({}, "admin");
    QVERIFY(tokens.good);
    QStringList ascending = tokens.column(TokensModel::Description);
    tokens.table().sortByColumn(TokensModel::Description, Qt::DescendingOrder);
    std::ranges::reverse(ascending);
    QCOMPARE(tokens.column(TokensModel::Description), ascending);
}

void TestTokensFeed::revokesOne()
{
    QFETCH(int, line);
    Tokens tokens(lineOf(line), "admin");
    QVERIFY(tokens.good);
    const int before = tokens.table().model()->rowCount();
    QVERIFY(before > 1);
    const int row = tokens.rowOfOurs() == 0 ? 1 : 0;
    const QString gone = tokens.column(TokensModel::Description).at(row);
    QVERIFY(!tokens.button(u"revokeTokens"_s).isEnabled());
    tokens.table().setFocus();
    tokens.table().selectRow(row);
    QTest::keyClick(&tokens.table(), Qt::Key_Delete);
    tokens.confirm();
    QTRY_COMPARE(tokens.table().model()->rowCount(), before - 1);
    QTRY_VERIFY2(tokens.page->banner().sentence().endsWith("was revoked on home-lab."_L1), qPrintable(tokens.page->banner().sentence()));
    QVERIFY(tokens.page->banner().sentence().startsWith(gone));
    QCOMPARE(tokens.demo.tokenDescriptionsOf("admin").size(), before - 1);
    QCOMPARE(tokens.session().state(), Session::State::Connected);
}

void TestTokensFeed::oursGoesLastAndSignsOut()
{
    Tokens tokens({}, "admin");
    QVERIFY(tokens.good);
    const int before = tokens.table().model()->rowCount();
    tokens.table().setFocus();
    tokens.table().selectAll();
    QTest::keyClick(&tokens.table(), Qt::Key_Delete);
    QVERIFY(tokens.question()->findChild<QLabel *>(u"signsOut"_s));
    tokens.confirm();
    QTRY_COMPARE(tokens.session().state(), Session::State::SignedOut);
    QCOMPARE(tokens.demo.tokenDescriptionsOf("admin").size(), 0);
    QCOMPARE(tokens.demo.writesAsked(), before); // Each once.
    QTRY_VERIFY(tokens.page->problem().contains("Sign in again"_L1));
}

void TestTokensFeed::aTokenThatIsGoneAlreadyCountsAsRevoked()
{
    Tokens tokens({}, "admin");
    QVERIFY(tokens.good);
    const int row = tokens.rowOfOurs() == 0 ? 1 : 0;
    tokens.table().selectRow(row);
    const AccessToken gone = tokens.page->selected().first();
    bool removed = false;
    onResult(tokens.session().send(requests::revokeAccessToken(gone.userId, gone.id)), this, [&removed](const Result<Nothing> &) { removed = true; });
    QTRY_VERIFY(removed);
    tokens.button(u"revokeTokens"_s).click();
    tokens.confirm();
    QTRY_VERIFY2(tokens.page->banner().sentence().endsWith("was revoked on home-lab."_L1), qPrintable(tokens.page->banner().sentence()));
}

void TestTokensFeed::revokingIsGuarded_data()
{
    QTest::addColumn<bool>("many");
    QTest::newRow("one, by its description") << false;
    QTest::newRow("many, by the server's name") << true;
}

void TestTokensFeed::revokingIsGuarded()
{
    QFETCH(bool, many);
    Tokens tokens({}, "admin");
    QVERIFY(tokens.good);
    ServerProfile guarded = tokens.session().profile();
    guarded.locked = true;
    tokens.session().setProfile(guarded);
    const int row = tokens.rowOfOurs() == 0 ? 1 : 0;
    const QString name = many ? u"home-lab"_s : tokens.column(TokensModel::Description).at(row);
    if (many)
        tokens.table().selectAll();
    else
        tokens.table().selectRow(row);
    tokens.button(u"revokeTokens"_s).click();
    QVERIFY(tokens.question());
    auto *revoke = tokens.question()->findChild<QPushButton *>(u"revoke"_s);
    auto *edit = tokens.question()->findChild<QLineEdit *>(u"confirmEdit"_s);
    QVERIFY(edit && !revoke->isEnabled());
    QTest::keyClicks(edit, name.chopped(1));
    QVERIFY(!revoke->isEnabled());
    QTest::keyClicks(edit, name.right(1));
    QVERIFY(revoke->isEnabled());
    QCOMPARE(tokens.demo.writesAsked(), 0);
    tokens.confirm();
    QTRY_COMPARE(tokens.demo.tokenDescriptionsOf("admin").size(), many ? 0 : 1);
}

void TestTokensFeed::keepingSendsNothing()
{
    Tokens tokens({}, "admin");
    QVERIFY(tokens.good);
    tokens.table().selectAll();
    tokens.button(u"revokeTokens"_s).click();
    QVERIFY(tokens.question());
    QTest::keyClick(tokens.question(), Qt::Key_Escape);
    QTRY_VERIFY(!tokens.question());
    QCOMPARE(tokens.demo.writesAsked(), 0);
}

void TestTokensFeed::aStoppedServerKeepsTheRows()
{
    Tokens tokens;
    QVERIFY(tokens.good);
    const int rows = tokens.table().model()->rowCount();
    tokens.demo.stop();
    QTest::keyClick(tokens.window, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(tokens.page->banner().isVisible(), 20000);
    QVERIFY(tokens.page->banner().sentence().startsWith("home-lab is not answering."_L1));
    QCOMPARE(tokens.table().model()->rowCount(), rows);
}

QTEST_MAIN(TestTokensFeed)
#include "tst_tokensfeed.moc"
