// SPDX-License-Identifier: GPL-3.0-or-later
// Stacks of Kubernetes of the sample server in the whole window, by keyboard.
#include "tests/shell/stackswindow.h"

#include "ui/models/stackcolumn.h"
#include "ui/models/workloadsmodel.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/workloadsview.h"

#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Cluster = 4; // The environment "k8s" of the sample.

struct WorkloadsWindow : StacksWindow {
    WorkloadsView &view() { return page().details().containers().workloads(); }
    QAbstractItemModel &model() { return *view().table().model(); }
    /// Opens the Containers tab of a stack and waits for its rows.
    bool look(const QString &name)
    {
        const StackKey key = keyOf(name, Cluster);
        if (!QTest::qWaitFor([&] { return page().selectStack(key); }) || !QTest::qWaitFor([&] { return page().currentKey() == key; }))
            return false;
        page().details().setCurrentTab(u"containers"_s);
        return QTest::qWaitFor([&] { return view().table().isVisible() && model().rowCount() > 0; }, 10'000);
    }
    QString cell(int row, int column) { return model().index(row, column).data().toString().trimmed(); }
    int rowOf(const QString &column, int at)
    {
        for (int row = 0; row < model().rowCount(); ++row)
            if (cell(row, at) == column)
                return row;
        return -1;
    }
};

} // namespace

class TestWorkloads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatRunsOfAStack();
    void aFailingPodStandsFirstWithItsReason();
    void otherKindsAreShownToo();
    void theTableCountsPods();
};

void TestWorkloads::showsWhatRunsOfAStack()
{
    WorkloadsWindow w;
    QVERIFY(w.opened);
    QVERIFY(w.look(u"shop"_s));
    QCOMPARE(w.cell(0, WorkloadsModel::Name), u"shop"_s);
    QCOMPARE(w.cell(0, WorkloadsModel::Kind), u"Deployment"_s);
    QCOMPARE(w.cell(0, WorkloadsModel::Ready), u"2/2"_s);
    QCOMPARE(w.cell(1, WorkloadsModel::Kind), u"Pod"_s);
    QVERIFY(w.cell(1, WorkloadsModel::Name).startsWith(u"shop-"_s));
    QCOMPARE(w.cell(1, WorkloadsModel::State), u"Running"_s);
    QVERIFY(w.rowOf(u"Service"_s, WorkloadsModel::Kind) > 0);
    QVERIFY(w.rowOf(u"Ingress"_s, WorkloadsModel::Kind) > 0);
    QVERIFY(w.view().findChild<QLabel *>(u"workloadsSummary"_s)->text().contains(u"pods ready"_s));
    w.view().table().setFocus(); // The keyboard walks through it.
    w.view().table().selectRow(0);
    QTest::keyClick(&w.view().table(), Qt::Key_Down);
    QVERIFY(w.view().current());
    QCOMPARE(w.view().current()->under, u"shop"_s);
}

void TestWorkloads::aFailingPodStandsFirstWithItsReason()
{
    WorkloadsWindow w;
    QVERIFY(w.opened);
    QVERIFY(w.look(u"keycloak"_s));
    QCOMPARE(w.cell(0, WorkloadsModel::Name), u"keycloak"_s);
    QCOMPARE(w.cell(0, WorkloadsModel::Ready), u"1/2"_s);
    QCOMPARE(w.cell(1, WorkloadsModel::State), u"CrashLoopBackOff"_s);
    QVERIFY(w.cell(1, WorkloadsModel::Restarts).toInt() > 0);
    QVERIFY(w.cell(1, WorkloadsModel::Note).contains(u"restarting failed container"_s));
    QCOMPARE(w.cell(2, WorkloadsModel::State), u"Running"_s);
}

void TestWorkloads::otherKindsAreShownToo()
{
    WorkloadsWindow w;
    QVERIFY(w.opened);
    QVERIFY(w.look(QString())); // The stack without a name, in the namespace "monitoring".
    const int daemons = w.rowOf(u"DaemonSet"_s, WorkloadsModel::Kind);
    QVERIFY(daemons >= 0);
    QCOMPARE(w.cell(daemons, WorkloadsModel::Ready), u"2/2"_s);
    const int nightly = w.rowOf(u"CronJob"_s, WorkloadsModel::Kind);
    QVERIFY(nightly >= 0);
    QCOMPARE(w.cell(nightly, WorkloadsModel::Note), u"0 3 * * *"_s);
}

void TestWorkloads::theTableCountsPods()
{
    WorkloadsWindow w;
    QVERIFY(w.opened);
    const auto count = [&w](const QString &name) {
        const QAbstractItemModel *table = w.page().table().model();
        const int row = static_cast<const StacksModel *>(table)->shownRowOf(w.keyOf(name, Cluster));
        return row < 0 ? QString() : table->index(row, static_cast<int>(StackColumn::Containers)).data().toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(count(u"keycloak"_s), u"2/3"_s, 20'000); // With its database.
    QCOMPARE(count(u"Worker Jobs (EU)"_s).section(u'/', 0, 0), u"1"_s);
    QVERIFY(count(u"shop"_s).section(u'/', 0, 0) == count(u"shop"_s).section(u'/', 1));
}

QTEST_MAIN(TestWorkloads)
#include "tst_workloads.moc"
