// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/stackbench.h"

#include <QJsonDocument>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Action = ServiceAction;
using Outcome = OperationOutcome;

namespace {

const QByteArray Service = "/endpoints/1/docker/services/s-web";
const QByteArray Forced = "/endpoints/1/forceupdateservice";

/// A Swarm stack "shop" with the services shop_web and shop_db.
struct SwarmBench : StackBench {
    explicit SwarmBench(int replicas = 2, const QByteArray &version = "2.23.0")
    {
        server.answerBy([this, version](const Seen &seen) {
            return seen.target.contains("/system/") ? Canned{200, R"({"Version":")" + version + R"(","InstanceID":"1f"})"} : model.answer(seen);
        });
        model.add(u"shop"_s, TwoServices, {}, 1);
        web().replicas = replicas;
        open();
    }
    StackModel::ServiceState &web() { return model.project(u"shop"_s).swarm[u"web"_s]; }
    ServicePlan plan(Action action, qint64 replicas = 0)
    {
        return {action, {EnvironmentId(1), StackType::Swarm, u"shop"_s}, u"s-web"_s, u"shop_web"_s, replicas, false};
    }
    int updates() const { return model.count("POST " + Service + "/update"); }
};

} // namespace

class TestServiceOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scalingSendsTheWholeSpecBack();
    void scalesToNothingAndToOne();
    void asManyAsThereAreIsNothingToDo();
    void whoWasAskedForAnotherNumberMeanwhileIsLeftAlone();
    void oneOnEveryNodeCannotBeScaled();
    void rollsBack();
    void withoutEarlierSettingsNothingIsSent();
    void settingsThatMovedAreNotRolledBack();
    void replacesTasks();
    void replacesTasksOnOldServers();
    void removes();
    void somebodyElseWasFaster();
    void aRollOutUnderWayIsSaid();
    void aTaskThatDoesNotRunSaysWhy();
    void oldTroubleDoesNotCount();
    void lostAnswers_data();
    void lostAnswers();
    void aMissingRightIsSaid();
    void waitsForNobodyElse();
};

void TestServiceOperations::scalingSendsTheWholeSpecBack()
{
    SwarmBench bench;
    const Operation *operation = bench.run(bench.plan(Action::Scale, 5));
    QVERIFY2(operation->outcome() == Outcome::Done, qPrintable(operation->sentence()));
    QCOMPARE(operation->sentence(), u"shop_web was scaled to 5. All 5 tasks run."_s);
    QCOMPARE(bench.model.changes(), 1);
    QCOMPARE(bench.model.lastQuery("POST " + Service + "/update"), QByteArray("version=7"));
    const QJsonObject sent = bench.model.lastBody("POST " + Service + "/update");
    const QJsonObject tasks{{u"ForceUpdate"_s, 0}, {u"Unheard"_s, QJsonObject{{u"of"_s, QJsonArray{1, u"x"_s}}}},
                            {u"ContainerSpec"_s, QJsonObject{{u"Image"_s, u"nginx"_s}, {u"StopGracePeriod"_s, qint64(10'000'000'000)}}}};
    QCOMPARE(sent, (QJsonObject{{u"Name"_s, u"shop_web"_s}, {u"Mode"_s, QJsonObject{{u"Replicated"_s, QJsonObject{{u"Replicas"_s, 5}}}}},
                                {u"TaskTemplate"_s, tasks}})); // With what nobody here has heard of, and whole numbers.
    QCOMPARE(bench.web().replicas, 5);
}

void TestServiceOperations::scalesToNothingAndToOne()
{
    SwarmBench bench;
    QCOMPARE(bench.run(bench.plan(Action::Scale, 0))->sentence(), u"shop_web was scaled to 0. Nothing of it runs."_s);
    QCOMPARE(bench.run(bench.plan(Action::Scale, 1))->sentence(), u"shop_web was scaled to 1. Its task runs."_s);
}

void TestServiceOperations::asManyAsThereAreIsNothingToDo()
{
    SwarmBench bench;
    QCOMPARE(bench.run(bench.plan(Action::Scale, 2))->sentence(), u"shop_web is to have 2 replicas already, so nothing was sent."_s);
    QCOMPARE(bench.model.changes(), 0);
}

void TestServiceOperations::whoWasAskedForAnotherNumberMeanwhileIsLeftAlone()
{
    SwarmBench bench(4);
    ServicePlan plan = bench.plan(Action::Scale, 1);
    plan.shownReplicas = 2;
    const Operation *operation = bench.run(plan);
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QCOMPARE(operation->sentence(), u"shop_web is to have 4 replicas by now, not the 2 that were shown. Nothing was sent; look at it again."_s);
    QCOMPARE(bench.model.changes(), 0);
}

void TestServiceOperations::oneOnEveryNodeCannotBeScaled()
{
    SwarmBench bench;
    bench.model.project(u"shop"_s).isGlobal = true;
    QCOMPARE(bench.run(bench.plan(Action::Scale, 2))->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestServiceOperations::rollsBack()
{
    SwarmBench bench(3);
    bench.web().earlier = 1;
    const Operation *operation = bench.run(bench.plan(Action::RollBack));
    QVERIFY2(operation->outcome() == Outcome::Done, qPrintable(operation->sentence()));
    QCOMPARE(bench.web().replicas, 1);
    QCOMPARE(bench.model.changes(), 1);
    QCOMPARE(bench.model.lastQuery("POST " + Service + "/update"), QByteArray("version=7&rollback=previous"));
}

void TestServiceOperations::withoutEarlierSettingsNothingIsSent()
{
    SwarmBench bench;
    QCOMPARE(bench.run(bench.plan(Action::RollBack))->sentence(), u"shop_web has no earlier settings to go back to. Nothing was sent."_s);
    QCOMPARE(bench.model.changes(), 0);
}

void TestServiceOperations::settingsThatMovedAreNotRolledBack()
{
    SwarmBench bench(3);
    bench.web().earlier = 1;
    ServicePlan plan = bench.plan(Action::RollBack);
    plan.shown = ServiceSpec{.id = u"s-web"_s, .name = u"shop_web"_s, .version = 7, .spec = {{u"Name"_s, u"x"_s}}, .previous = {{u"Name"_s, u"y"_s}}};
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestServiceOperations::replacesTasks()
{
    SwarmBench bench;
    ServicePlan plan = bench.plan(Action::ForceUpdate);
    plan.pullImage = true;
    const Operation *operation = bench.run(plan);
    QCOMPARE(operation->sentence(), u"The tasks of shop_web were replaced. All 2 tasks run."_s);
    QCOMPARE(bench.model.changes(), 1);
    QCOMPARE(bench.model.lastBody("PUT " + Forced), (QJsonObject{{u"ServiceID"_s, u"s-web"_s}, {u"PullImage"_s, true}}));
}

/// 2.19 has no route of its own for it.
void TestServiceOperations::replacesTasksOnOldServers()
{
    SwarmBench bench(2, "2.19.5");
    QCOMPARE(bench.session->version(), (ServerVersion{2, 19, 5}));
    const Operation *operation = bench.run(bench.plan(Action::ForceUpdate));
    QVERIFY2(operation->outcome() == Outcome::Done, qPrintable(operation->sentence()));
    QCOMPARE(bench.model.count("PUT " + Forced), 0);
    QCOMPARE(bench.model.lastBody("POST " + Service + "/update")["TaskTemplate"_L1]["ForceUpdate"_L1].toInt(), 1);
}

void TestServiceOperations::removes()
{
    SwarmBench bench;
    const Operation *operation = bench.run(bench.plan(Action::Remove));
    QCOMPARE(operation->outcome(), Outcome::Done);
    QVERIFY(operation->sentence().startsWith(u"shop_web was removed. Its volumes stay"_s));
    QCOMPARE(bench.model.project(u"shop"_s).services, QStringList{u"db"_s});
    QCOMPARE(bench.run(bench.plan(Action::Remove))->sentence(), u"shop_web was gone already, so nothing was sent."_s);
    QCOMPARE(bench.model.changes(), 1);
}

void TestServiceOperations::somebodyElseWasFaster()
{
    SwarmBench bench;
    bench.server.answerBy([&bench](const Seen &seen) {
        if (seen.verb == "POST")
            bench.web() = {.replicas = 9, .earlier = 2, .version = 8}; // Between the reading and the change.
        return bench.model.answer(seen);
    });
    const Operation *operation = bench.run(bench.plan(Action::Scale, 3));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QVERIFY2(operation->sentence().contains(u"changed by somebody else"_s), qPrintable(operation->sentence()));
    QCOMPARE(operation->offers().size(), 1); // Trying again is a person's.
    QCOMPARE(bench.updates(), 1);
    QCOMPARE(bench.web().replicas, 9);
}

void TestServiceOperations::aRollOutUnderWayIsSaid()
{
    SwarmBench bench;
    bench.server.answerBy([&bench](const Seen &seen) {
        bench.web().version += seen.verb == "POST" ? 1 : 0; // A step of the roll-out: the same settings.
        return bench.model.answer(seen);
    });
    const Operation *operation = bench.run(bench.plan(Action::Scale, 3));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QVERIFY2(operation->sentence().contains(u"was being rolled out just then"_s), qPrintable(operation->sentence()));
    QCOMPARE(bench.updates(), 1);
}

void TestServiceOperations::aTaskThatDoesNotRunSaysWhy()
{
    SwarmBench bench;
    bench.model.project(u"shop"_s).taskError = u"No such image: nginx:none"_s;
    const Operation *operation = bench.run(bench.plan(Action::Scale, 3));
    QCOMPARE(operation->outcome(), Outcome::Failed);
    QCOMPARE(operation->sentence(), u"shop_web was scaled to 3, but a new task does not run: No such image: nginx:none (0 of 3 tasks run)"_s);
}

/// The engine keeps the tasks that failed before: they are no news.
void TestServiceOperations::oldTroubleDoesNotCount()
{
    SwarmBench bench;
    bench.server.answerBy([&bench](const Seen &seen) {
        Canned answer = bench.model.answer(seen);
        if (seen.verb == "GET" && seen.target.contains("/docker/tasks")) {
            QJsonArray all = QJsonDocument::fromJson(answer.body).array();
            all.append(QJsonObject{{u"ID"_s, u"t-old"_s}, {u"ServiceID"_s, u"s-web"_s}, {u"DesiredState"_s, u"shutdown"_s},
                                   {u"Status"_s, QJsonObject{{u"State"_s, u"failed"_s}, {u"Err"_s, u"task: non-zero exit (1)"_s}}}});
            answer.body = QJsonDocument(all).toJson();
        }
        if (seen.verb == "GET" && seen.target.contains("/docker/services?") && bench.model.changes() > 0) // The new one takes a while.
            answer.body.replace(R"("RunningTasks":3)", bench.model.count("GET /endpoints/1/docker/services") < 4 ? R"("RunningTasks":2)" : R"("RunningTasks":3)");
        return answer;
    });
    const Operation *operation = bench.run(bench.plan(Action::Scale, 3));
    QVERIFY2(operation->outcome() == Outcome::Done, qPrintable(operation->sentence()));
}

void TestServiceOperations::lostAnswers_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<bool>("carriedOut");
    for (const Action action : {Action::Scale, Action::ForceUpdate, Action::RollBack, Action::Remove}) {
        QTest::addRow("%d done", static_cast<int>(action)) << action << true;
        QTest::addRow("%d not done", static_cast<int>(action)) << action << false;
    }
}

void TestServiceOperations::lostAnswers()
{
    QFETCH(const Action, action);
    QFETCH(const bool, carriedOut);
    SwarmBench bench;
    bench.web().earlier = 1;
    bench.server.answerBy([&bench, carriedOut](const Seen &seen) {
        if (seen.verb == "GET")
            return bench.model.answer(seen);
        if (carriedOut)
            bench.model.answer(seen);
        return Canned{.drop = true};
    });
    const Operation *operation = bench.run(bench.plan(action, 3));
    QVERIFY2(operation->outcome() == (carriedOut ? Outcome::Done : Outcome::Unknown), qPrintable(operation->sentence()));
    const auto sent = std::ranges::count_if(bench.server.seen(), [](const Seen &seen) { return seen.verb != "GET"; });
    QCOMPARE(sent, 1);
}

void TestServiceOperations::aMissingRightIsSaid()
{
    SwarmBench bench;
    bench.server.answerBy([&bench](const Seen &seen) {
        return seen.verb == "POST" ? Canned{500, R"({"message":"Unable to proxy the request via the Docker socket","details":"Mime: no media type"})"}
                                   : bench.model.answer(seen);
    });
    const Operation *operation = bench.run(bench.plan(Action::Scale, 3));
    QCOMPARE(operation->outcome(), Outcome::Refused);
    QVERIFY2(operation->sentence().startsWith(u"lea may not scale shop_web"_s), qPrintable(operation->sentence()));
}

/// Two on one service go one after the other, others side by side.
void TestServiceOperations::waitsForNobodyElse()
{
    SwarmBench bench;
    Operation *first = bench.operations.start(*bench.session, bench.plan(Action::Scale, 3));
    Operation *second = bench.operations.start(*bench.session, bench.plan(Action::Scale, 4));
    QTRY_VERIFY(first->isEnded() && second->isEnded());
    QCOMPARE(first->outcome(), Outcome::Done);
    QCOMPARE(second->outcome(), Outcome::Done);
    QCOMPARE(bench.web().replicas, 4);
}

QTEST_GUILESS_MAIN(TestServiceOperations)
#include "tst_serviceoperations.moc"
