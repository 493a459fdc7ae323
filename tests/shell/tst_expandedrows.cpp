// SPDX-License-Identifier: GPL-3.0-or-later
// What runs of a stack below its row in the table, in the whole window on the sample server.
#include "tests/shell/stackswindow.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/expandedrows.h"
#include "ui/pages/workloadsview.h"
#include "ui/widgets/stackdelegate.h"

#include <QAccessible>
#include <QHeaderView>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

struct Expanding : StacksWindow {
    ExpandedRows &rows() { return page().expandedRows(); }
    StacksTable &table() { return page().table(); }
    int rowOf(const StackKey &key) { return static_cast<const StacksModel *>(table().model())->shownRowOf(key); }
    int heightOf(const StackKey &key) { return table().rowHeight(rowOf(key)); }
    /// What the list below a row says, line by line.
    QStringList lines(const StackKey &key)
    {
        QStringList all;
        const QTableView *list = rows().list(key);
        for (int row = 0; list && row < list->model()->rowCount(); ++row)
            all.append(list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
        return all;
    }
    bool mayExpand(const StackKey &key) { return QTest::qWaitFor([&] { return table().model()->index(rowOf(key), 0).data(StacksModel::ExpansionRole).toInt() == 1; }, 20'000); }
};

} // namespace

class TestExpandedRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byKeyboard();
    void byMouse();
    void followsItsRow();
    void showsServicesOfASwarm();
    void showsWorkloadsOfACluster();
    void whatDoesNotRunCannotBeExpanded();
};

void TestExpandedRows::byKeyboard()
{
    Expanding window;
    QVERIFY(window.opened && window.choose(u"chatty"_s));
    const StackKey key = window.keyOf(u"chatty"_s);
    QVERIFY(window.mayExpand(key));
    const int usual = window.heightOf(key);
    PeopleWindow::press(Qt::Key_Plus);
    QVERIFY(window.rows().isExpanded(key));
    QTRY_COMPARE(window.lines(key), QStringList({u"chatty-chatty-1: Running, Healthy"_s, u"chatty-metrics-1: Running"_s, u"chatty-worker-1: Running"_s}));
    QTRY_VERIFY(window.heightOf(key) > 3 * usual);
    QTableView *list = window.rows().list(key);
    QVERIFY(list->isVisible());
    QCOMPARE(list->accessibleName(), u"What runs of chatty"_s);
    const QModelIndex name = window.table().model()->index(window.rowOf(key), static_cast<int>(StackColumn::Name));
    QVERIFY(name.data(Qt::AccessibleTextRole).toString().endsWith(", expanded"_L1));
    // Into the list, down, and to where more is to be seen of that container.
    list->setFocus(Qt::TabFocusReason);
    list->setCurrentIndex(list->model()->index(0, 0));
    PeopleWindow::press(Qt::Key_Down);
    PeopleWindow::press(Qt::Key_Return);
    QTRY_COMPARE(window.page().details().containers().selected().size(), 1);
    QCOMPARE(window.page().details().containers().selected().first().name(), u"chatty-metrics-1"_s);
    // Back to the row, and closed again.
    list->setFocus(Qt::TabFocusReason);
    PeopleWindow::press(Qt::Key_Escape);
    QVERIFY(window.table().hasFocus());
    PeopleWindow::press(Qt::Key_Minus);
    QVERIFY(!window.rows().isExpanded(key));
    QCOMPARE(window.heightOf(key), usual);
    QVERIFY(name.data(Qt::AccessibleTextRole).toString().endsWith(", collapsed"_L1));
}

void TestExpandedRows::byMouse()
{
    Expanding window;
    QVERIFY(window.opened && window.choose(u"chatty"_s));
    const StackKey key = window.keyOf(u"chatty"_s);
    QVERIFY(window.mayExpand(key));
    const auto mark = [&] {
        const QRect cell = window.table().visualRect(window.table().model()->index(window.rowOf(key), 0));
        return cell.topLeft() + QPoint(StackDelegate::ExpansionWidth / 2, 10);
    };
    QTest::mouseClick(window.table().viewport(), Qt::LeftButton, {}, mark());
    QVERIFY(window.rows().isExpanded(key));
    QTRY_COMPARE(window.lines(key).size(), 3);
    QTest::mouseClick(window.table().viewport(), Qt::LeftButton, {}, mark());
    QVERIFY(!window.rows().isExpanded(key));
    QTest::mouseClick(window.table().viewport(), Qt::LeftButton, {}, mark() + QPoint(60, 0)); // Beside it: only selects.
    QVERIFY(!window.rows().isExpanded(key));
}

void TestExpandedRows::followsItsRow()
{
    Expanding window;
    QVERIFY(window.opened && window.choose(u"chatty"_s));
    const StackKey key = window.keyOf(u"chatty"_s);
    QVERIFY(window.mayExpand(key));
    window.rows().setExpanded(key, true);
    QTRY_COMPARE(window.lines(key).size(), 3);
    const int usual = window.table().verticalHeader()->defaultSectionSize();
    const auto isBelow = [&] {
        const QTableView *list = window.rows().list(key);
        return list->y() == window.table().rowViewportPosition(window.rowOf(key)) + usual && window.heightOf(key) > 3 * usual;
    };
    QTRY_VERIFY(isBelow());
    window.table().sortBy(StackColumn::Name, Qt::DescendingOrder);
    QTRY_VERIFY(isBelow());
    int tall = 0;
    for (int row = 0; row < window.table().model()->rowCount(); ++row)
        tall += window.table().rowHeight(row) > usual ? 1 : 0;
    QCOMPARE(tall, 1);
    // A filter hides it, and brings it back as it was.
    auto *model = static_cast<StacksModel *>(window.table().model());
    const StackFilter before = model->filter();
    StackFilter other;
    other.text = u"grafana"_s;
    model->setFilter(other);
    QTRY_VERIFY(!window.rows().list(key)->isVisible());
    model->setFilter(before);
    QTRY_VERIFY(window.rows().list(key)->isVisible() || window.rowOf(key) > 0);
    window.choose(u"chatty"_s);
    QTRY_VERIFY(isBelow());
}

void TestExpandedRows::showsServicesOfASwarm()
{
    Expanding window;
    QVERIFY(window.opened && window.choose(u"api"_s, 2));
    const StackKey key = window.keyOf(u"api"_s, 2);
    QVERIFY(window.mayExpand(key));
    window.rows().setExpanded(key, true);
    QTRY_VERIFY(window.lines(key).size() > 1);
    QTRY_VERIFY(window.lines(key).first().contains("tasks run"_L1));
}

/// The one that crashes first, each pod below what made it; and from a line to where more of it is to be seen.
void TestExpandedRows::showsWorkloadsOfACluster()
{
    Expanding window;
    QVERIFY(window.opened && window.choose(u"keycloak"_s, 4));
    const StackKey key = window.keyOf(u"keycloak"_s, 4);
    QVERIFY(window.mayExpand(key));
    PeopleWindow::press(Qt::Key_Plus);
    QVERIFY(window.rows().isExpanded(key));
    QTRY_VERIFY(window.lines(key).size() > 3);
    const QStringList lines = window.lines(key);
    QVERIFY2(lines.at(0).startsWith(u"keycloak: "_s) && lines.at(0).endsWith(u", 1 of 2 ready"_s), qPrintable(lines.at(0)));
    QVERIFY2(lines.at(1).startsWith(u"keycloak-"_s) && lines.at(1).contains(u": CrashLoopBackOff, started again "_s), qPrintable(lines.at(1)));
    QTableView *list = window.rows().list(key);
    QVERIFY(list->model()->index(1, 0).data().toString().startsWith(u"    keycloak-"_s)); // Below what made it.
    QVERIFY(list->model()->index(1, 2).data().toString().contains(u"restarting failed container"_s));
    list->setFocus(Qt::TabFocusReason);
    list->setCurrentIndex(list->model()->index(1, 0));
    PeopleWindow::press(Qt::Key_Return);
    const WorkloadsView &workloads = window.page().details().containers().workloads();
    QTRY_VERIFY(workloads.current());
    QVERIFY(lines.at(1).startsWith(workloads.current()->object.name + u':'));
    QVERIFY(workloads.table().hasFocus());
}

void TestExpandedRows::whatDoesNotRunCannotBeExpanded()
{
    Expanding window;
    QVERIFY(window.opened && window.choose(u"backup"_s));
    const StackKey key = window.keyOf(u"backup"_s);
    PeopleWindow::press(Qt::Key_Plus);
    QVERIFY(!window.rows().isExpanded(key));
}

QTEST_MAIN(TestExpandedRows)
#include "tst_expandedrows.moc"
