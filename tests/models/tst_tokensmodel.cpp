// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tokensmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;
using Column = TokensModel::Column;
using Mark = TokensModel::Mark;

namespace {

constexpr qint64 Day = 24 * 60 * 60;
constexpr qint64 Now = 1'730'000'000; // 27 October 2024, 03:33:20 UTC

AccessToken token(qint64 id, const QString &description, const QString &prefix, qint64 created, qint64 lastUsed)
{
    return {AccessTokenId(id), UserId(2), description, prefix, created, lastUsed};
}

QList<AccessToken> sample()
{
    return {token(1, u"Longshore on study-pc"_s, u"ptr_aaa"_s, Now - 200 * Day, Now - 30),
            token(2, u"ci 10"_s, u"ptr_bbb"_s, Now - 200 * Day, Now - 91 * Day),
            token(3, u"ci 2"_s, u"ptr_ccc"_s, Now - 91 * Day, 0),
            token(4, u"backup"_s, u"ptr_ddd"_s, Now - 2 * Day, 0)};
}

QString textAt(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

QStringList column(const QAbstractItemModel &model, int which)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(textAt(model, row, which));
    return texts;
}

} // namespace

class TestTokensModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheRulesOfModels();
    void tellsWhatTheServerTells();
    void marksOursAndTheUnused();
    void ninetyDaysToTheSecond_data();
    void ninetyDaysToTheSecond();
    void ownTokenById();
    void ownTokenByPrefixOnlyWhenThereIsOne();
    void aRefreshKeepsRows();
    void sortsWordsNaturallyAndTimesAsTimes();
    void copiesTimesThatCanBeRead();
    void hostileDescriptionsStayText();
};

void TestTokensModel::keepsTheRulesOfModels()
{
    TokensModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    TokensOrder order(model);
    QAbstractItemModelTester orderTester(&order, QAbstractItemModelTester::FailureReportingMode::Fatal);
    order.sort(Column::Description);
    model.setTokens(sample(), AccessTokenId(1), Now);
    model.setTokens(sample().mid(1, 2), AccessTokenId(1), Now);
    model.setTokens({}, {}, Now);
    model.setTokens(sample(), {}, Now);
    QCOMPARE(model.rowCount(), 4);
}

void TestTokensModel::tellsWhatTheServerTells()
{
    TokensModel model;
    model.setTokens(sample(), AccessTokenId(1), Now);
    QCOMPARE(textAt(model, 0, Column::Description), u"Longshore on study-pc"_s);
    QCOMPARE(textAt(model, 0, Column::Prefix), u"ptr_aaa"_s);
    QCOMPARE(textAt(model, 0, Column::LastUsed), u"just now"_s);
    QCOMPARE(textAt(model, 2, Column::LastUsed), u"never"_s);
    QVERIFY(model.index(0, Column::LastUsed).data(Qt::ToolTipRole).toString().contains("27 October 2024, 03:32:50"_L1));
    QCOMPARE(model.headerData(Column::LastUsed, Qt::Horizontal).toString(), u"Last used"_s);
}

void TestTokensModel::marksOursAndTheUnused()
{
    TokensModel model;
    model.setTokens(sample(), AccessTokenId(1), Now);
    QCOMPARE(column(model, Column::Note), (QStringList{u"This computer"_s, u"Unused for 90 days"_s, u"Never used"_s, {}}));
    QCOMPARE(model.index(0, Column::Note).data(TokensModel::MarkRole).toInt(), int(Mark::ThisComputer));
    QCOMPARE(model.index(1, Column::Note).data(TokensModel::MarkRole).toInt(), int(Mark::Unused));
    QCOMPARE(model.index(3, Column::Note).data(TokensModel::MarkRole).toInt(), int(Mark::None));
    QCOMPARE(model.unusedCount(), 2);
}

void TestTokensModel::ninetyDaysToTheSecond_data()
{
    QTest::addColumn<qint64>("created");
    QTest::addColumn<qint64>("lastUsed");
    QTest::addColumn<bool>("unused");
    QTest::newRow("used 90 days ago") << Now - 300 * Day << Now - 90 * Day << false;
    QTest::newRow("used a second earlier") << Now - 300 * Day << Now - 90 * Day - 1 << true;
    QTest::newRow("never used, 90 days old") << Now - 90 * Day << qint64(0) << false;
    QTest::newRow("never used, a second older") << Now - 90 * Day - 1 << qint64(0) << true;
    QTest::newRow("a server whose clock is ahead") << Now + 60 << qint64(0) << false;
}

void TestTokensModel::ninetyDaysToTheSecond()
{
    QFETCH(qint64, created);
    QFETCH(qint64, lastUsed);
    QTEST(isUnused(token(1, u"x"_s, u"ptr_xxx"_s, created, lastUsed), Now), "unused");
}

void TestTokensModel::ownTokenById()
{
    QCOMPARE(ownToken(sample(), AccessTokenId(3), u"ptr_aaa"_s), AccessTokenId(3));
    QCOMPARE(ownToken(sample(), AccessTokenId(99), u"ptr_aaa"_s), AccessTokenId(1)); // The known one is gone.
}

void TestTokensModel::ownTokenByPrefixOnlyWhenThereIsOne()
{
    QList<AccessToken> tokens = sample();
    QCOMPARE(ownToken(tokens, {}, u"ptr_ddd"_s), AccessTokenId(4));
    QCOMPARE(ownToken(tokens, {}, u"ptr_zzz"_s), AccessTokenId{});
    QCOMPARE(ownToken(tokens, {}, {}), AccessTokenId{});
    tokens.append(token(5, u"twin"_s, u"ptr_ddd"_s, Now, 0));
    QCOMPARE(ownToken(tokens, {}, u"ptr_ddd"_s), AccessTokenId{});
}

void TestTokensModel::aRefreshKeepsRows()
{
    TokensModel model;
    model.setTokens(sample(), AccessTokenId(1), Now);
    const QPersistentModelIndex backup = model.index(3, Column::Description);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QList<AccessToken> fresh = sample();
    fresh.removeAt(1);
    fresh.last().lastUsed = Now;
    model.setTokens(fresh, AccessTokenId(1), Now);
    QCOMPARE(backup.row(), 2);
    QCOMPARE(QModelIndex(backup).siblingAtColumn(Column::LastUsed).data().toString(), u"just now"_s);
    QCOMPARE(reset.count(), 0);
}

void TestTokensModel::sortsWordsNaturallyAndTimesAsTimes()
{
    TokensModel model;
    TokensOrder order(model);
    model.setTokens(sample(), AccessTokenId(1), Now);
    order.sort(Column::Description);
    QCOMPARE(column(order, Column::Description), (QStringList{u"backup"_s, u"ci 2"_s, u"ci 10"_s, u"Longshore on study-pc"_s}));
    order.sort(Column::LastUsed, Qt::DescendingOrder);
    QCOMPARE(textAt(order, 0, Column::Prefix), u"ptr_aaa"_s);
    QCOMPARE(textAt(order, 1, Column::Prefix), u"ptr_bbb"_s);
    order.sort(Column::Created);
    QCOMPARE(textAt(order, 3, Column::Prefix), u"ptr_ddd"_s);
    order.sort(Column::Note);
    QVERIFY(column(order, Column::Note).first().contains("used"_L1));
}

void TestTokensModel::copiesTimesThatCanBeRead()
{
    TokensModel model;
    model.setTokens(sample(), AccessTokenId(1), Now);
    const QStringList cells = model.asText({0}).split(u'\t');
    QCOMPARE(cells.size(), 5);
    QCOMPARE(cells.at(3).left(10), u"2024-10-27"_s);
    QCOMPARE(cells.at(4), u"This computer"_s);
    QCOMPARE(model.asText({2, 3}).count(u'\n'), 1);
}

void TestTokensModel::hostileDescriptionsStayText()
{
    TokensModel model;
    model.setTokens({token(1, u"a\tb\n<img src=x>"_s, u"ptr_aaa"_s, Now, 0)}, {}, Now);
    QCOMPARE(textAt(model, 0, Column::Description), u"a b <img src=x>"_s);
    QCOMPARE(model.asText({0}).count(u'\t'), 4);
    QCOMPARE(tokenName(model.at(0)), u"a b <img src=x> (ptr_aaa)"_s);
}

QTEST_MAIN(TestTokensModel)
#include "tst_tokensmodel.moc"
