// SPDX-License-Identifier: GPL-3.0-or-later
// Logs of the pods of a stack of Kubernetes, in the whole window.
#include "tests/shell/stackswindow.h"

#include "app/logs/logstore.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/logspanel.h"
#include "ui/pages/logstab.h"
#include "ui/pages/rowchoice.h"
#include "ui/pages/workloadsview.h"
#include "ui/widgets/logview.h"

#include <QLabel>
#include <QSet>
#include <QTableView>

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 15'000; // ms

} // namespace

class PodLogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        window = std::make_unique<StacksWindow>();
        QVERIFY(window->opened);
    }
    void cleanup() { window.reset(); }
    void mergesAllPods();
    void leavesOutWhatNeverRan();
    void noLineTwiceNoneLost();
    void ofOnePodAlone();

private:
    LogsPanel &panel() { return window->page().details().logs().panel(); }
    QString flow() { return panel().findChild<QLabel *>(u"logFlow"_s)->text(); }
    bool open(const QString &name)
    {
        if (!window->choose(name, 4))
            return false;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
        return QTest::qWaitFor([this] { return panel().isVisible() && !panel().view().linesInSight().isEmpty(); }, Long);
    }
    QStringList sourceNames() { return panel().view().look().sources; }

    std::unique_ptr<StacksWindow> window;
};

void PodLogsTest::mergesAllPods()
{
    QVERIFY(open(u"shop"_s)); // By Ctrl+L.
    QTRY_VERIFY_WITH_TIMEOUT(flow().startsWith(u"Live"_s), Long); // A cluster sends lines as they are written.
    QSet<int> sources;
    for (qint64 line = panel().store().first(); line < panel().store().end(); ++line) {
        sources.insert(panel().store().row(line).source);
        QVERIFY(panel().store().row(line).stamp > 0); // The stamp is taken off the line.
        if (line > panel().store().first())
            QVERIFY(panel().store().row(line - 1).stamp <= panel().store().row(line).stamp);
    }
    QVERIFY(sources.size() >= 2);
    for (const QString &name : sourceNames())
        QVERIFY2(name.startsWith(u"shop-"_s), qPrintable(name));
    const qint64 before = panel().store().size();
    QTRY_VERIFY_WITH_TIMEOUT(panel().store().size() > before, Long);
}

void PodLogsTest::leavesOutWhatNeverRan()
{
    QVERIFY(open(u"Worker Jobs (EU)"_s)); // One of its two pods has no image, and so no log.
    QTRY_VERIFY_WITH_TIMEOUT(flow().startsWith(u"Live"_s), Long);
    QCOMPARE(sourceNames().size(), 1);
}

/// A cluster is asked in whole seconds, and so repeats more than was asked for.
void PodLogsTest::noLineTwiceNoneLost()
{
    QVERIFY(open(u"shop"_s));
    QTRY_VERIFY_WITH_TIMEOUT(flow().startsWith(u"Live"_s), Long);
    for (int round = 0; round < 3; ++round) {
        window->page().details().setCurrentTab(u"overview"_s);
        QTest::qWait(300 + round * 400); // Somewhere in a second.
        const qint64 before = panel().store().size();
        window->page().details().setCurrentTab(u"logs"_s);
        QTRY_VERIFY_WITH_TIMEOUT(panel().store().size() > before, Long);
    }
    QSet<QByteArray> seen; // The sample writes no line twice at one moment.
    for (qint64 line = panel().store().first(); line < panel().store().end(); ++line) {
        const LogRow &row = panel().store().row(line);
        const QByteArray key = QByteArray::number(row.source) + ' ' + QByteArray::number(row.stamp) + ' ' + panel().store().text(line).toByteArray();
        QVERIFY2(!seen.contains(key), key.constData());
        seen.insert(key);
    }
}

/// From its row, by keyboard.
void PodLogsTest::ofOnePodAlone()
{
    QVERIFY(window->choose(u"shop"_s, 4));
    window->page().details().setCurrentTab(u"containers"_s);
    WorkloadsView &workloads = window->page().details().containers().workloads();
    QTableView &table = workloads.table();
    QTRY_VERIFY_WITH_TIMEOUT(table.model()->rowCount() > 2, Long);
    const auto isPod = [&](int row) {
        chooseRow(table, row);
        return workloads.current() && workloads.current()->pod;
    };
    int row = 0;
    while (row < table.model()->rowCount() && !isPod(row))
        ++row;
    QVERIFY(row < table.model()->rowCount());
    const QString pod = workloads.current()->object.name;
    table.setFocus();
    QTRY_VERIFY(workloads.actions().showLog->isEnabled());
    QTest::keyClick(&table, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(panel().isVisible() && !panel().view().linesInSight().isEmpty(), Long);
    QTRY_VERIFY_WITH_TIMEOUT(flow().startsWith(u"Live"_s), Long);
    const QStringList names = sourceNames();
    const LogFinder *finder = panel().view().finder();
    QTRY_VERIFY_WITH_TIMEOUT(finder->rows().count() > 0 && finder->rows().count() < finder->store().size(), Long);
    for (qint64 shown = 0; shown < finder->rows().count(); ++shown)
        QCOMPARE(names.value(finder->store().row(finder->rows().line(shown)).source), pod);
}

QTEST_MAIN(PodLogsTest)
#include "tst_podlogs.moc"
