// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "ui/pages/checklistmenu.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestTableColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaultColumns();
    void serverColumnComesWithASecondServer();
    void userChoiceBeatsAutomatic();
    void lastColumnStays();
    void movesAndResets();
    void layoutSurvives();
    void brokenLayoutIsHarmless_data();
    void brokenLayoutIsHarmless();
    void rowHeightFollowsTheFont();
    void columnsMenuTicks();
    void openingAMenuTicksNothing();
    void sortsByClickAndByKey();
    void selectionScrollAndFocusSurvive20Refreshes();
    void topStaysTop();
    void goneStackIsNotReplacedByItsNeighbour();
    void currentRowStaysInSightWhenTheTableShrinks();
};

void TestTableColumns::defaultColumns()
{
    PageFixture f(samples::many(3));
    using C = StackColumn;
    const QList<StackColumn> expected{C::Name, C::State, C::Containers, C::Type, C::Control, C::Environment, C::Created, C::CreatedBy, C::Updated, C::UpdatedBy, C::Ownership};
    QCOMPARE(f.page.table().shownColumns(), expected);
    QVERIFY(!f.page.table().verticalHeader()->isVisible());
}

void TestTableColumns::serverColumnComesWithASecondServer()
{
    PageFixture f(samples::many(3));
    f.page.setServerCount(2);
    QCOMPARE(f.page.table().shownColumns().indexOf(StackColumn::Server), 6);
    f.page.setServerCount(1);
    QVERIFY(!f.page.table().isShown(StackColumn::Server));
}

void TestTableColumns::userChoiceBeatsAutomatic()
{
    PageFixture f(samples::many(3));
    f.page.setServerCount(2);
    f.page.table().setShown(StackColumn::Server, false);
    f.page.setServerCount(3);
    QVERIFY(!f.page.table().isShown(StackColumn::Server));
    f.page.table().setShown(StackColumn::Server, true);
    f.page.setServerCount(1);
    QVERIFY(f.page.table().isShown(StackColumn::Server));
}

void TestTableColumns::lastColumnStays()
{
    PageFixture f(samples::many(3));
    for (int column = 0; column < StackColumnCount; ++column)
        f.page.table().setShown(static_cast<StackColumn>(column), false);
    QCOMPARE(f.page.table().shownColumns().size(), 1);
}

void TestTableColumns::movesAndResets()
{
    PageFixture f(samples::many(3));
    StacksTable &table = f.page.table();
    table.setShown(StackColumn::Id, true);
    table.moveColumn(StackColumn::State, -1);
    QCOMPARE(table.shownColumns().first(), StackColumn::State);
    table.moveColumn(StackColumn::State, -1); // No further.
    QCOMPARE(table.shownColumns().first(), StackColumn::State);
    table.moveColumn(StackColumn::State, 99);
    QCOMPARE(table.shownColumns().last(), StackColumn::State);
    // Hidden columns between two shown ones are jumped over.
    table.moveColumn(StackColumn::Id, -1);
    QCOMPARE(table.shownColumns().indexOf(StackColumn::Id), table.shownColumns().size() - 3);
    table.resetColumns();
    QCOMPARE(table.shownColumns().first(), StackColumn::Name);
    QVERIFY(!table.isShown(StackColumn::Id));
}

void TestTableColumns::layoutSurvives()
{
    QByteArray layout;
    {
        PageFixture f(samples::many(3));
        StacksTable &table = f.page.table();
        table.setShown(StackColumn::Created, false);
        table.setShown(StackColumn::GitCommit, true);
        table.moveColumn(StackColumn::Type, -3);
        table.setColumnWidth(static_cast<int>(StackColumn::State), 177);
        table.sortBy(StackColumn::Type, Qt::DescendingOrder);
        f.page.setDetailPlace(DetailPlace::Right);
        f.page.details().setCurrentTab(u"git"_s);
        layout = f.page.saveLayout();
    }
    PageFixture f(samples::many(3));
    f.page.restoreLayout(layout);
    f.settle();
    StacksTable &table = f.page.table();
    QCOMPARE(table.shownColumns().first(), StackColumn::Type);
    QVERIFY(!table.isShown(StackColumn::Created));
    QVERIFY(table.isShown(StackColumn::GitCommit));
    QCOMPARE(table.columnWidth(static_cast<int>(StackColumn::State)), 177);
    QCOMPARE(f.model.sortColumn(), static_cast<int>(StackColumn::Type));
    QCOMPARE(f.model.sortOrder(), Qt::DescendingOrder);
    QCOMPARE(table.horizontalHeader()->sortIndicatorSection(), static_cast<int>(StackColumn::Type));
    QCOMPARE(f.page.detailPlace(), DetailPlace::Right);
    QCOMPARE(f.page.details().currentTabName(), u"git"_s);
    QCOMPARE(f.page.saveLayout(), layout);
    f.page.setServerCount(2); // Nobody chose about Server.
    QVERIFY(table.isShown(StackColumn::Server));
}

void TestTableColumns::brokenLayoutIsHarmless_data()
{
    QTest::addColumn<QByteArray>("layout");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\x01\x02garbage");
    QTest::newRow("later version") << QByteArray(R"({"version":99})");
    QTest::newRow("wrong types") << QByteArray(R"({"version":1,"table":[],"details":7,"below":"x","tab":{}})");
    QTest::newRow("unknown column") << QByteArray(R"({"version":1,"table":{"columns":[{"key":"nonsense","shown":true,"width":9}],"sort":"nonsense"}})");
    QTest::newRow("column twice") << QByteArray(R"({"version":1,"table":{"columns":[{"key":"name","shown":true},{"key":"name","shown":true,"width":-5}]}})");
    QTest::newRow("huge width") << QByteArray(R"({"version":1,"table":{"columns":[{"key":"name","shown":true,"width":2000000000}]},"below":[0,-4]})");
    QByteArray all = R"({"version":1,"table":{"columns":[)";
    for (int i = 0; i < StackColumnCount; ++i)
        all += (i ? ",{\"key\":\"" : "{\"key\":\"") + columnKey(static_cast<StackColumn>(i)).toUtf8() + "\",\"shown\":false}";
    QTest::newRow("all hidden") << all + "]}}";
}

void TestTableColumns::brokenLayoutIsHarmless()
{
    QFETCH(QByteArray, layout);
    PageFixture f(samples::many(3));
    f.page.restoreLayout(layout);
    f.settle();
    QVERIFY(!f.page.table().shownColumns().isEmpty());
    QVERIFY(f.page.table().isShown(StackColumn::Name));
    QVERIFY(f.page.table().columnWidth(0) > 20);
    QVERIFY(f.page.table().columnWidth(0) < 10'000);
    QVERIFY(f.page.table().isVisible());
}

void TestTableColumns::rowHeightFollowsTheFont()
{
    PageFixture f(samples::many(3));
    StacksTable &table = f.page.table();
    const int before = table.verticalHeader()->sectionSize(0);
    QVERIFY(before >= table.fontMetrics().height());
    QFont big = table.font();
    big.setPointSizeF(big.pointSizeF() * 2);
    table.setFont(big);
    QTRY_VERIFY(table.verticalHeader()->sectionSize(0) >= table.fontMetrics().height());
    QVERIFY(table.verticalHeader()->sectionSize(0) > before);
}

void TestTableColumns::columnsMenuTicks()
{
    PageFixture f(samples::many(3));
    QMenu menu;
    f.page.table().fillColumnsMenu(menu);
    QAction *id = menu.findChild<QAction *>(u"column-id"_s);
    QVERIFY(id && !id->isChecked());
    id->trigger();
    QVERIFY(f.page.table().isShown(StackColumn::Id));
    int boxes = 0;
    for (const QAction *action : menu.actions())
        boxes += action->isCheckable();
    QCOMPARE(boxes, StackColumnCount);
}

/// One that has no room below its button opens under the mouse, whose button goes up over one of its boxes.
void TestTableColumns::openingAMenuTicksNothing()
{
    ChecklistMenu menu;
    QAction *box = menu.addAction(u"Box"_s);
    box->setCheckable(true);
    QCursor::setPos(120, 110);
    menu.popup({100, 100});
    QVERIFY(QTest::qWaitForWindowExposed(&menu));
    const QPoint at = menu.actionGeometry(box).center();
    QTest::mouseRelease(&menu, Qt::LeftButton, {}, at);
    QVERIFY(!box->isChecked() && menu.isVisible());
    QTest::mouseClick(&menu, Qt::LeftButton, {}, at);
    QVERIFY(box->isChecked() && menu.isVisible());
    menu.close();
    QCursor::setPos(400, 400); // The button of the mouse goes down somewhere else, and up over the box.
    menu.popup({100, 100});
    QVERIFY(QTest::qWaitForWindowExposed(&menu));
    QMouseEvent move(QEvent::MouseMove, at, menu.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&menu, &move);
    QTest::mouseRelease(&menu, Qt::LeftButton, {}, at);
    QVERIFY(!box->isChecked());
}

void TestTableColumns::sortsByClickAndByKey()
{
    PageFixture f({samples::stack(1, u"web10"_s), samples::stack(2, u"web2"_s), samples::stack(3, u"web1"_s)});
    QCOMPARE(f.shownNames(), (QStringList{u"web1"_s, u"web2"_s, u"web10"_s}));
    StacksTable &table = f.page.table();
    QHeaderView *header = table.horizontalHeader();
    const QPoint name(header->sectionViewportPosition(0) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
    f.settle();
    QCOMPARE(f.shownNames(), (QStringList{u"web10"_s, u"web2"_s, u"web1"_s}));
    table.setFocus();
    QVERIFY(f.page.selectStack(PageFixture::key(2)));
    QTest::keyClick(&table, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    f.settle();
    QCOMPARE(f.shownNames(), (QStringList{u"web1"_s, u"web2"_s, u"web10"_s}));
    QCOMPARE(f.page.currentKey(), PageFixture::key(2));
}

void TestTableColumns::selectionScrollAndFocusSurvive20Refreshes()
{
    QList<Stack> stacks = samples::many(400);
    PageFixture f(stacks);
    StacksTable &table = f.page.table();
    table.setFocus();
    QVERIFY(f.page.selectStack(PageFixture::key(250)));
    table.selectionModel()->select(f.model.index(f.model.shownRowOf(PageFixture::key(255)), 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QList<StackKey> selected = f.page.selectedKeys();
    QCOMPARE(selected.size(), 2);
    table.scrollTo(table.currentIndex(), QAbstractItemView::PositionAtCenter);
    const int y = table.visualRect(table.currentIndex()).y();
    QVERIFY(table.verticalScrollBar()->value() > 0);
    for (int round = 0; round < 20; ++round) {
        stacks.removeAt(round * 3); // Rows before and after ours go,
        stacks.append(samples::stack(1000 + round, u"aa-new-%1"_s.arg(round))); // others come at the beginning,
        stacks[50 + round].status = {StackStatus::Error, 4}; // and some change.
        f.feed(stacks);
        QVERIFY(table.hasFocus());
        QCOMPARE(f.page.selectedKeys().size(), 2);
        QCOMPARE(f.page.table().currentKey(), PageFixture::key(250));
        QCOMPARE(table.visualRect(table.currentIndex()).y(), y);
    }
    for (const StackKey &key : selected)
        QVERIFY(f.page.selectedKeys().contains(key));
}

void TestTableColumns::topStaysTop()
{
    QList<Stack> stacks = samples::many(100);
    PageFixture f(stacks);
    QCOMPARE(f.page.table().verticalScrollBar()->value(), 0);
    stacks.append(samples::stack(1000, u"aaa"_s));
    f.feed(stacks);
    QCOMPARE(f.page.table().verticalScrollBar()->value(), 0);
    QCOMPARE(f.page.table().rowAt(0), 0);
}

void TestTableColumns::goneStackIsNotReplacedByItsNeighbour()
{
    QList<Stack> stacks{samples::stack(1, u"a"_s), samples::stack(2, u"b"_s), samples::stack(3, u"c"_s)};
    PageFixture f(stacks);
    QVERIFY(f.page.selectStack(PageFixture::key(2)));
    f.settle();
    QCOMPARE(f.page.currentKey(), PageFixture::key(2));
    stacks.removeAt(1);
    f.feed(stacks);
    QVERIFY(f.page.selectedKeys().isEmpty());
    QTRY_VERIFY(f.page.currentKey().server.isNull());
    QVERIFY(!f.page.actions().openInPortainer->isEnabled());
}

void TestTableColumns::currentRowStaysInSightWhenTheTableShrinks()
{
    PageFixture f(samples::many(100));
    StacksTable &table = f.page.table();
    f.page.setDetailPlace(DetailPlace::Hidden);
    QTRY_VERIFY(table.viewport()->height() > 500);
    const int row = table.rowAt(table.viewport()->height() - 40);
    table.setCurrentIndex(f.model.index(row, 0));
    f.page.setDetailPlace(DetailPlace::Bottom);
    QTRY_VERIFY(table.viewport()->height() < 450);
    QVERIFY(table.viewport()->rect().contains(table.visualRect(table.currentIndex()).center()));
}

QTEST_MAIN(TestTableColumns)
#include "tst_tablecolumns.moc"
