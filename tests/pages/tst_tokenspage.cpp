// SPDX-License-Identifier: GPL-3.0-or-later
// "Access tokens": what the table points out, and what can be asked for by keyboard.
#include "ui/pages/tokenspage.h"

#include "ui/widgets/emptystate.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Day = 24 * 60 * 60;

/// Made 200 days ago; used so many days ago, or never.
AccessToken token(qint64 id, const QString &description, qint64 usedDaysAgo, qint64 madeDaysAgo = 200)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    return {AccessTokenId(id), UserId(2), description, u"ptr_%1%1%1"_s.arg(id), now - madeDaysAgo * Day, usedDaysAgo < 0 ? 0 : now - usedDaysAgo * Day};
}

QList<AccessToken> tokens()
{
    return {token(1, u"Longshore on study-pc"_s, 0), token(2, u"ci 10"_s, 89), token(3, u"ci 9"_s, 91), token(4, u"test"_s, -1), token(5, u"fresh"_s, -1, 3)};
}

struct Shown {
    Shown()
    {
        page.setOwner(u"alice"_s, u"home-lab"_s);
        page.resize(900, 500);
        page.show();
        page.activateWindow();
        good = QTest::qWaitForWindowActive(&page);
    }
    QStringList column(int which) const
    {
        QStringList texts;
        const QAbstractItemModel *model = page.table().model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts.append(model->index(row, which).data().toString());
        return texts;
    }
    QString noteOf(const QString &description) const { return column(TokensModel::Note).at(column(TokensModel::Description).indexOf(description)); }
    QPushButton &button(const QString &name) { return *page.findChild<QPushButton *>(name); }
    TokensPage page;
    bool good = false;
};

} // namespace

class TestTokensPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thisComputersAndUnusedOnesAreMarked();
    void whenItIsNotKnownWhichIsOursNoneIs();
    void inNaturalOrder();
    void oneOrManyAreRevokedByKeyboard();
    void aRefreshKeepsTheSelection();
    void whileBusyNothingIsAskedFor();
    void rotatingIsForThisComputersOnly();
    void copiesNoMoreThanIsShown();
    void emptyOffersToAddOne();
    void marksAreTold();
};

void TestTokensPage::thisComputersAndUnusedOnesAreMarked()
{
    Shown shown;
    shown.page.setTokens(tokens(), AccessTokenId(1));
    const QAbstractItemModelTester tester(shown.page.table().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(shown.noteOf(u"Longshore on study-pc"_s), u"This computer"_s);
    QCOMPARE(shown.noteOf(u"ci 10"_s), QString()); // 89 days.
    QCOMPARE(shown.noteOf(u"ci 9"_s), u"Unused for 90 days"_s);
    QCOMPARE(shown.noteOf(u"test"_s), u"Never used"_s);
    QCOMPARE(shown.noteOf(u"fresh"_s), QString()); // Made three days ago.
    QCOMPARE(shown.page.findChild<QLabel *>(u"tokensCount"_s)->text(), u"5 access tokens, 2 unused for 90 days"_s);
    QCOMPARE(shown.page.findChild<QLabel *>(u"pageSubtitle"_s)->text(), u"Each opens everything alice may use on home-lab, until it is revoked."_s);
}

void TestTokensPage::whenItIsNotKnownWhichIsOursNoneIs()
{
    Shown shown;
    shown.page.setTokens(tokens(), {});
    QVERIFY(!shown.column(TokensModel::Note).contains(u"This computer"_s));
    QVERIFY(!shown.button(u"rotateToken"_s).isEnabled());
}

void TestTokensPage::inNaturalOrder()
{
    Shown shown;
    shown.page.setTokens(tokens(), AccessTokenId(1));
    QCOMPARE(shown.column(TokensModel::Description), (QStringList{u"ci 9"_s, u"ci 10"_s, u"fresh"_s, u"Longshore on study-pc"_s, u"test"_s}));
}

void TestTokensPage::oneOrManyAreRevokedByKeyboard()
{
    Shown shown;
    QVERIFY(shown.good);
    shown.page.setTokens(tokens(), AccessTokenId(1));
    QSignalSpy asked(&shown.page, &TokensPage::revokeRequested);
    QVERIFY(!shown.button(u"revokeTokens"_s).isEnabled());
    shown.page.table().setFocus();
    QTest::keyClick(&shown.page.table(), Qt::Key_Down);
    QTest::keyClick(&shown.page.table(), Qt::Key_Up); // The first.
    QTest::keyClick(&shown.page.table(), Qt::Key_Delete);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.takeFirst().first().value<QList<AccessToken>>().first().description, u"ci 9"_s);
    QTest::keyClick(&shown.page.table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&shown.page.table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&shown.page, Qt::Key_V, Qt::AltModifier);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<QList<AccessToken>>().size(), 3);
}

void TestTokensPage::aRefreshKeepsTheSelection()
{
    Shown shown;
    shown.page.setTokens(tokens(), AccessTokenId(1));
    shown.page.table().selectRow(1); // ci 10
    QList<AccessToken> fresh = tokens();
    fresh.removeLast();
    fresh.append(token(6, u"another"_s, 1));
    shown.page.setTokens(fresh, AccessTokenId(1));
    QCOMPARE(shown.page.selected().size(), 1);
    QCOMPARE(shown.page.selected().first().description, u"ci 10"_s);
}

void TestTokensPage::whileBusyNothingIsAskedFor()
{
    Shown shown;
    shown.page.setTokens(tokens(), AccessTokenId(1));
    shown.page.table().selectAll();
    shown.page.setBusy(true);
    for (const char *name : {"addToken", "revokeTokens", "rotateToken"})
        QVERIFY2(!shown.button(QLatin1StringView(name)).isEnabled(), name);
    shown.page.setBusy(false);
    for (const char *name : {"addToken", "revokeTokens", "rotateToken"})
        QVERIFY2(shown.button(QLatin1StringView(name)).isEnabled(), name);
}

void TestTokensPage::rotatingIsForThisComputersOnly()
{
    Shown shown;
    QVERIFY(shown.good);
    shown.page.setTokens(tokens(), AccessTokenId(1));
    shown.page.table().selectRow(0); // Another one.
    QSignalSpy asked(&shown.page, &TokensPage::rotateRequested);
    QTest::keyClick(&shown.page, Qt::Key_R, Qt::AltModifier);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<AccessToken>().id, AccessTokenId(1));
}

void TestTokensPage::copiesNoMoreThanIsShown()
{
    Shown shown;
    QVERIFY(shown.good);
    shown.page.setTokens(tokens(), AccessTokenId(1));
    shown.page.table().setFocus();
    shown.page.table().selectAll();
    QTest::keyClick(&shown.page.table(), Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.count(u'\n') + 1, 5);
    QVERIFY(copied.contains("ci 9\tptr_333\t"_L1));
}

void TestTokensPage::emptyOffersToAddOne()
{
    Shown shown;
    QVERIFY(shown.good);
    shown.page.setTokens({}, {});
    QCOMPARE(shown.page.empty().sentence(), u"There is no access token here."_s);
    QSignalSpy asked(&shown.page, &TokensPage::addRequested);
    auto *action = shown.page.empty().findChild<QPushButton *>(u"emptyAction"_s);
    action->setFocus();
    QTest::keyClick(action, Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
    QTest::keyClick(&shown.page, Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(asked.size(), 2);
}

void TestTokensPage::marksAreTold()
{
    Shown shown;
    shown.page.setTokens(tokens(), AccessTokenId(1));
    const QAbstractItemModel *model = shown.page.table().model();
    QStringList told;
    for (int row = 0; row < model->rowCount(); ++row)
        told.append(model->index(row, TokensModel::Note).data(Qt::AccessibleTextRole).toString());
    QCOMPARE(told.count(u"This computer"_s), 1);
    QCOMPARE(told.count(u"Unused for 90 days"_s), 1);
}

QTEST_MAIN(TestTokensPage)
#include "tst_tokenspage.moc"
