// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/servicesmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

using Model = ServicesModel;

namespace {

SwarmService service(const QString &name, qint64 running, qint64 desired)
{
    return {.id = u"id-"_s + name, .name = name, .image = u"lab/web:1.0@sha256:abc"_s, .replicas = desired, .runningTasks = running, .desiredTasks = desired};
}

SwarmTask task(const QString &id, const QString &service, qint64 slot, const QString &state, const QString &error = {}, const QString &desired = u"running"_s)
{
    return {.id = id, .serviceId = u"id-"_s + service, .nodeId = u"n1"_s, .slot = slot, .desiredState = desired, .state = state, .error = error};
}

QStringList idsBelow(const Model &model, const QModelIndex &parent)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(parent); ++row)
        ids.append(model.index(row, 0, parent).data(Model::IdRole).toString());
    return ids;
}

} // namespace

class TestServicesModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void servicesHoldTheirTasks();
    void whatIsWantedComesFirst();
    void placesSurviveReadings();
    void changesInPlace();
    void otherModes();
    void publishedPortsCanBeOpened();
    void marks();
    void readsOut();
    void anyReadingAfterAnyOther();
};

void TestServicesModel::servicesHoldTheirTasks()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setServices({service(u"crew_web"_s, 1, 2), service(u"crew_db"_s, 1, 1)},
                      {task(u"b"_s, u"crew_web"_s, 2, u"rejected"_s, u"No such image: x"_s), task(u"a"_s, u"crew_web"_s, 1, u"running"_s),
                       task(u"c"_s, u"other"_s, 1, u"running"_s)}, {{u"n1"_s, u"nas"_s}});
    QCOMPARE(idsBelow(model, {}), (QStringList{u"id-crew_db"_s, u"id-crew_web"_s})); // By name.
    const QModelIndex web = model.index(1, 0);
    QCOMPARE(model.index(1, Model::State).data().toString(), u"1 of 2 run"_s);
    QCOMPARE(model.index(1, Model::Wanted).data().toString(), u"Replicated, 2"_s);
    QCOMPARE(model.index(1, Model::Image).data().toString(), u"lab/web:1.0"_s);
    QCOMPARE(idsBelow(model, web), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(model.index(0, Model::Name, web).data().toString(), u"crew_web.1"_s);
    QCOMPARE(model.index(0, Model::State, web).data().toString(), u"Running"_s);
    QCOMPARE(model.index(0, Model::Node, web).data().toString(), u"nas"_s);
    QCOMPARE(model.index(1, Model::Note, web).data().toString(), u"No such image: x"_s);
    QCOMPARE(model.service(model.index(1, 0, web))->name, u"crew_web"_s);
    QCOMPARE(model.task(model.index(1, 0, web))->id, u"b"_s);
    QVERIFY(!model.task(web));
    QCOMPARE(model.rowCount(model.index(1, 1)), 0);
}

void TestServicesModel::whatIsWantedComesFirst()
{
    Model model;
    SwarmTask older = task(u"older"_s, u"a"_s, 1, u"failed"_s, u"task: non-zero exit (1)"_s, u"shutdown"_s);
    SwarmTask newer = older;
    older.at = 100;
    newer.id = u"newer"_s;
    newer.at = 200;
    model.setServices({service(u"a"_s, 1, 1)}, {older, newer, task(u"now"_s, u"a"_s, 1, u"running"_s)}, {});
    QCOMPARE(idsBelow(model, model.index(0, 0)), (QStringList{u"now"_s, u"newer"_s, u"older"_s}));
    QCOMPARE(model.index(1, Model::Wanted, model.index(0, 0)).data().toString(), u"Shutdown"_s);
    QVERIFY(!model.index(1, Model::Since, model.index(0, 0)).data().toString().isEmpty());
    QVERIFY(model.index(0, Model::Since, model.index(0, 0)).data().toString().isEmpty()); // Not told.
    QVERIFY(model.index(1, Model::Since, model.index(0, 0)).data(Qt::ToolTipRole).toString().contains(u"1970"_s));
}

/// A persistent index is what a selection and an unfolded service stand on.
void TestServicesModel::placesSurviveReadings()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setServices({service(u"b"_s, 1, 1), service(u"c"_s, 1, 1)}, {task(u"b1"_s, u"b"_s, 1, u"running"_s), task(u"c1"_s, u"c"_s, 1, u"running"_s),
                                                                       task(u"c2"_s, u"c"_s, 2, u"running"_s)}, {});
    const QPersistentModelIndex c = model.index(1, 0);
    const QPersistentModelIndex c2 = model.index(1, Model::State, c);
    model.setServices({service(u"a"_s, 1, 1), service(u"c"_s, 1, 2)}, {task(u"c2"_s, u"c"_s, 2, u"failed"_s, u"x"_s, u"shutdown"_s),
                                                                       task(u"c3"_s, u"c"_s, 2, u"running"_s)}, {});
    QVERIFY(c.isValid() && c2.isValid());
    QCOMPARE(c.data(Model::IdRole).toString(), u"id-c"_s);
    QCOMPARE(c2.data(Model::IdRole).toString(), u"c2"_s);
    QCOMPARE(c2.data().toString(), u"Failed"_s);
    QCOMPARE(c2.row(), 1); // Replaced ones come after.
    QCOMPARE(model.parent(c2), QModelIndex(c));
}

void TestServicesModel::changesInPlace()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QList<SwarmTask> tasks{task(u"t"_s, u"a"_s, 1, u"running"_s)};
    model.setServices({service(u"a"_s, 1, 1)}, tasks, {});
    model.setServices({service(u"a"_s, 1, 1)}, tasks, {});
    QCOMPARE(changed.count(), 0);
    model.setServices({service(u"a"_s, 0, 1)}, tasks, {});
    QCOMPARE(changed.count(), 1);
    model.setServices({service(u"a"_s, 0, 1)}, tasks, {{u"n1"_s, u"nas"_s}}); // Only the node has a name now.
    QCOMPARE(changed.count(), 2);
    QCOMPARE(model.index(0, Model::Node, model.index(0, 0)).data().toString(), u"nas"_s);
    QCOMPARE(removed.count(), 0);
    QCOMPARE(reset.count(), 0);
}

void TestServicesModel::otherModes()
{
    Model model;
    SwarmService everywhere = service(u"agent"_s, 3, 3);
    everywhere.replicas.reset();
    SwarmService job = everywhere;
    job.id = u"id-job"_s;
    job.name = u"job"_s;
    job.isJob = true;
    model.setServices({everywhere, job}, {task(u"t"_s, u"agent"_s, 0, u"running"_s)}, {});
    QCOMPARE(model.index(0, Model::Wanted).data().toString(), u"Global"_s);
    QCOMPARE(model.index(0, Model::Name, model.index(0, 0)).data().toString(), u"agent"_s); // One of each node has no number.
    QCOMPARE(model.index(1, Model::Wanted).data().toString(), u"Job"_s);
}

void TestServicesModel::publishedPortsCanBeOpened()
{
    Model model;
    SwarmService web = service(u"web"_s, 1, 1);
    web.ports = {{.ip = {}, .privatePort = 80, .publicPort = 8080, .protocol = u"tcp"_s}};
    model.setServices({web, service(u"worker"_s, 1, 1)}, {}, {});
    QCOMPARE(model.index(0, Model::Ports).data().toString(), u"8080:80"_s);
    QVERIFY(model.index(0, Model::Ports).data(Model::LinkRole).toBool());
    QVERIFY(!model.index(1, Model::Ports).data(Model::LinkRole).toBool());
    QVERIFY(!model.index(0, Model::Name).data(Model::LinkRole).toBool());
}

void TestServicesModel::marks()
{
    Model model;
    SwarmService updating = service(u"d"_s, 0, 2);
    updating.updateState = u"updating"_s;
    updating.updateMessage = u"update in progress"_s;
    SwarmService paused = service(u"e"_s, 2, 2); // The old tasks run on.
    paused.updateState = u"paused"_s;
    model.setServices({service(u"a"_s, 2, 2), service(u"b"_s, 1, 2), service(u"c"_s, 0, 0), updating, paused}, {}, {});
    const QList<Model::Mark> expected{Model::Mark::Well, Model::Mark::Bad, Model::Mark::Off, Model::Mark::Wary, Model::Mark::Bad};
    for (int row = 0; row < expected.size(); ++row)
        QCOMPARE(static_cast<Model::Mark>(model.index(row, Model::State).data(Model::MarkRole).toInt()), expected[row]);
    QCOMPARE(model.index(3, Model::Note).data().toString(), u"update in progress"_s);
}

/// Texts of a server stay on one line, and say to a screen reader what they are.
void TestServicesModel::readsOut()
{
    Model model;
    model.setServices({service(u"a"_s, 0, 1)}, {task(u"t"_s, u"a"_s, 1, u"rejected"_s, u"<b>two\nlines</b>"_s)}, {});
    const QModelIndex note = model.index(0, Model::Note, model.index(0, 0));
    QVERIFY(!note.data().toString().contains(u'\n'));
    QVERIFY(note.data(Qt::AccessibleTextRole).toString().startsWith(u"What is wrong: "_s));
    QVERIFY(!note.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
}

void TestServicesModel::anyReadingAfterAnyOther()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        QList<SwarmService> services;
        QList<SwarmTask> tasks;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
            if (random.bounded(3) == 0)
                continue;
            services.append(service(name, random.bounded(3), 2));
            for (int slot = 1; slot <= 4; ++slot)
                if (random.bounded(2) == 0)
                    tasks.append(task(name + QString::number(slot), name, slot, u"running"_s, {}, random.bounded(2) ? u"running"_s : u"shutdown"_s));
        }
        model.setServices(services, tasks, {});
        Model fresh;
        fresh.setServices(services, tasks, {});
        QCOMPARE(idsBelow(model, {}), idsBelow(fresh, {}));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(idsBelow(model, model.index(row, 0)), idsBelow(fresh, fresh.index(row, 0)));
    }
}

QTEST_GUILESS_MAIN(TestServicesModel)
#include "tst_servicesmodel.moc"
