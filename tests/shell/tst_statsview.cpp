// SPDX-License-Identifier: GPL-3.0-or-later
// What a stack uses, in the whole window on the sample server.
#include "app/portainer/execrequests.h"
#include "app/session/stackusages.h"
#include "tests/shell/stackswindow.h"
#include "ui/pages/statstab.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/timechart.h"

#include <QComboBox>
#include <QTableWidget>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

struct StatsWindow : StacksWindow {
    bool show(const QString &stack)
    {
        if (!opened || !choose(stack))
            return false;
        page().details().setCurrentTab(u"stats"_s);
        every()->setCurrentIndex(0);
        return true;
    }
    StatsTab &tab() { return page().details().stats(); }
    QComboBox *every() { return tab().findChild<QComboBox *>(u"statsEvery"_s); }
    QComboBox *containers() { return tab().findChild<QComboBox *>(u"statsContainer"_s); }
    QTableWidget *table() { return tab().findChild<QTableWidget *>(u"statsTable"_s); }
    QString cell(int row, int column) { return table()->item(row, column) ? table()->item(row, column)->text() : QString(); }
    TimeChart *chart(const QString &name)
    {
        for (TimeChart *each : tab().findChildren<TimeChart *>())
            if (each->accessibleName() == name)
                return each;
        return nullptr;
    }
    void pick(int index)
    {
        containers()->setCurrentIndex(index);
        Q_EMIT containers()->activated(index);
    }
};

} // namespace

class TestStatsView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresTheStackAndAContainer();
    void asksNothingWhileNobodyLooks();
    void saysWhatIsOld();
    void nothingRuns();
    void chartsTellByKeyAndMouse();
    void theTableShowsWhatIsUsed();
    void measuresPods();
};

void TestStatsView::measuresTheStackAndAContainer()
{
    StatsWindow window;
    QVERIFY(window.show(u"shop"_s));
    QTRY_VERIFY_WITH_TIMEOUT(window.table()->rowCount() >= 3 && window.cell(0, 1).endsWith(u'%'), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(window.cell(0, 3).contains(u"/s"_s), 20'000);
    QVERIFY(window.chart(u"CPU"_s)->summary().endsWith(u'%'));
    QVERIFY(!window.chart(u"Memory"_s)->accessibleDescription().isEmpty());
    QTRY_VERIFY(window.chart(u"Network"_s)->summary().startsWith(u"in "_s));
    window.pick(1);
    QTRY_COMPARE_WITH_TIMEOUT(window.table()->horizontalHeaderItem(0)->text(), u"UID"_s, 20'000);
    QVERIFY(window.table()->rowCount() >= 2);
    window.pick(0);
    QTRY_COMPARE_WITH_TIMEOUT(window.table()->horizontalHeaderItem(0)->text(), u"Container"_s, 20'000);
}

void TestStatsView::asksNothingWhileNobodyLooks()
{
    StatsWindow window;
    QVERIFY(window.show(u"grafana"_s));
    QTRY_VERIFY_WITH_TIMEOUT(window.table()->rowCount() > 0, 20'000);
    window.page().details().setCurrentTab(u"overview"_s);
    QTest::qWait(300);
    const QString before = window.chart(u"CPU"_s)->summary();
    QTest::qWait(1500);
    QCOMPARE(window.chart(u"CPU"_s)->summary(), before);
    window.page().details().setCurrentTab(u"stats"_s);
    QTRY_VERIFY_WITH_TIMEOUT(window.chart(u"CPU"_s)->summary() != before, 20'000);
}

void TestStatsView::saysWhatIsOld()
{
    StatsWindow window;
    QVERIFY(window.show(u"grafana"_s));
    QTRY_VERIFY_WITH_TIMEOUT(window.table()->rowCount() > 0, 20'000);
    window.demo.stopServer();
    auto *stale = window.tab().findChild<Banner *>(u"statsStale"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stale->isVisible(), 30'000);
    QVERIFY(window.table()->rowCount() > 0); // What was read stays.
}

void TestStatsView::nothingRuns()
{
    StatsWindow window;
    QVERIFY(window.opened && window.choose(u"backup"_s)); // Stopped.
    window.page().details().setCurrentTab(u"stats"_s);
    auto *note = window.tab().findChild<EmptyState *>(u"statsNote"_s);
    QTRY_VERIFY_WITH_TIMEOUT(note->isVisible() && note->sentence().contains(u"nothing to measure"_s), 20'000);
}

void TestStatsView::chartsTellByKeyAndMouse()
{
    TimeChart chart(u"CPU"_s, [](double value) { return QString::number(value); });
    chart.resize(300, 120);
    QCOMPARE(chart.summary(), u"No values yet"_s);
    const QDateTime start(QDate(2026, 1, 2), QTime(10, 0), Qt::UTC);
    chart.setLines({start, start.addSecs(10), start.addSecs(20)}, {{QString(), ColourRole::Accent, {1.0, std::nullopt, 3.0}}});
    QCOMPARE(chart.summary(), u"3"_s);
    chart.show();
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Left);
    QTest::keyClick(&chart, Qt::Key_Left);
    QVERIFY(chart.summary().endsWith(u"not known yet"_s));
    QTest::keyClick(&chart, Qt::Key_Left);
    QTest::keyClick(&chart, Qt::Key_Left);
    QVERIFY(chart.summary().endsWith(u": 1"_s));
    QTest::mouseMove(&chart, {290, 60});
    QTRY_VERIFY(chart.summary().endsWith(u": 3"_s));
}

/// Measured only while a column that shows it is shown.
void TestStatsView::theTableShowsWhatIsUsed()
{
    StacksWindow window;
    QVERIFY(window.opened);
    StacksTable &table = window.page().table();
    const auto cell = [&](StackColumn column) {
        const auto *model = static_cast<const StacksModel *>(table.model());
        return model->index(model->shownRowOf(window.demo.window().page().currentKey()), static_cast<int>(column)).data().toString();
    };
    QVERIFY(window.choose(u"shop"_s));
    QVERIFY(!table.isShown(StackColumn::Cpu) && !table.isShown(StackColumn::Memory));
    QVERIFY(StackUsages::of(window.session()).usages().isEmpty());
    table.setShown(StackColumn::Cpu, true);
    table.setShown(StackColumn::Memory, true);
    QTRY_VERIFY_WITH_TIMEOUT(cell(StackColumn::Cpu).endsWith(u'%'), 30'000);
    QVERIFY(cell(StackColumn::Memory).endsWith(u'B'));
    QTRY_VERIFY_WITH_TIMEOUT(StackUsages::of(window.session()).usages().size() > 3, 30'000); // Whatever is in sight, one after the other.
    QVERIFY(window.choose(u"shop"_s, 4)); // Of a cluster, as its metrics server tells it.
    QTRY_VERIFY_WITH_TIMEOUT(cell(StackColumn::Cpu).endsWith(u'%') && cell(StackColumn::Memory).endsWith(u'B'), 30'000);
    table.setShown(StackColumn::Cpu, false);
    QVERIFY(!cell(StackColumn::Memory).isEmpty());
    table.setShown(StackColumn::Memory, false);
    QTRY_VERIFY(cell(StackColumn::Memory).isEmpty());
}

/// As the metrics server of the cluster tells it: neither network nor disk, and no processes.
void TestStatsView::measuresPods()
{
    StatsWindow window;
    QVERIFY(window.opened && window.choose(u"keycloak"_s, 4));
    window.page().details().setCurrentTab(u"stats"_s);
    QTRY_VERIFY_WITH_TIMEOUT(window.table()->isVisible() && window.table()->rowCount() == 2 && window.cell(0, 1).endsWith(u'%'), 20'000); // The one that crashes does not run.
    QCOMPARE(window.table()->columnCount(), 3);
    QVERIFY(window.cell(0, 0).startsWith(u"keycloak-"_s));
    QVERIFY(window.cell(0, 2).endsWith(u'B'));
    QVERIFY(window.chart(u"CPU"_s)->summary().endsWith(u'%'));
    QVERIFY(!window.chart(u"Network"_s)->isVisible() && !window.chart(u"Disk"_s)->isVisible());
    window.pick(1);
    QTRY_VERIFY(window.chart(u"Memory"_s)->summary().endsWith(u'B'));
    QCOMPARE(window.table()->columnCount(), 3);
    QVERIFY(window.show(u"shop"_s)); // On an engine.
    QTRY_VERIFY_WITH_TIMEOUT(window.chart(u"Network"_s)->isVisible() && window.table()->columnCount() == 6, 20'000);
}

QTEST_MAIN(TestStatsView)
#include "tst_statsview.moc"
