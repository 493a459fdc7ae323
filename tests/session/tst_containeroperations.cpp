// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/stackbench.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Action = ContainerAction;
using Outcome = OperationOutcome;

namespace {

/// A stack "shop" with the containers shop-web-1 and shop-db-1.
struct ShopBench : StackBench {
    ShopBench()
    {
        model.add(u"shop"_s, TwoServices);
        open();
    }
    ContainerPlan plan(Action action, const QString &service = u"web"_s)
    {
        return {action, {EnvironmentId(1), StackType::Compose, u"shop"_s}, u"c-shop-"_s + service, u"shop-%1-1"_s.arg(service)};
    }
    QString state(const QString &service = u"web"_s) { return model.project(u"shop"_s).states.value(service, u"running"_s); }
};

} // namespace

class TestContainerOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachActionIsSentOnce_data();
    void eachActionIsSentOnce();
    void whatIsSoAlreadyIsNotSent();
    void whatWouldBeRefusedIsNotSent();
    void recreatesWithTheImage();
    void oneThatIsGoneIsLeftAlone();
    void portainerItselfIsNotTouched();
    void aStartThatDoesNotLast();
    void lostAnswersAreReadBack_data();
    void lostAnswersAreReadBack();
    void aRestartWhoseAnswerIsLostStaysOpen();
    void aMissingRightLooksLikeABrokenEngine_data();
    void aMissingRightLooksLikeABrokenEngine();
    void theServersReasonIsTold();
    void goesOnBesideADeploy();
    void waitsForItsStackAndItself();
    void aBadGatewayIsReadBack_data();
    void aBadGatewayIsReadBack();
};

void TestContainerOperations::eachActionIsSentOnce_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("sentence");
    const QByteArray path = "/endpoints/1/docker/containers/c-shop-web";
    QTest::newRow("start") << Action::Start << u"exited"_s << "POST " + path + "/start" << u"running"_s << u"shop-web-1 was started."_s;
    QTest::newRow("stop") << Action::Stop << u"running"_s << "POST " + path + "/stop" << u"exited"_s << u"shop-web-1 was stopped."_s;
    QTest::newRow("restart") << Action::Restart << u"running"_s << "POST " + path + "/restart" << u"running"_s << u"shop-web-1 was restarted."_s;
    QTest::newRow("kill") << Action::Kill << u"running"_s << "POST " + path + "/kill" << u"exited"_s << u"shop-web-1 was killed."_s;
    QTest::newRow("pause") << Action::Pause << u"running"_s << "POST " + path + "/pause" << u"paused"_s << u"shop-web-1 was paused."_s;
    QTest::newRow("resume") << Action::Resume << u"paused"_s << "POST " + path + "/unpause" << u"running"_s << u"shop-web-1 was resumed."_s;
    QTest::newRow("remove") << Action::Remove << u"running"_s << "DELETE " + path << u"running"_s << u"shop-web-1 was removed."_s;
}

void TestContainerOperations::eachActionIsSentOnce()
{
    QFETCH(const Action, action);
    QFETCH(const QString, before);
    QFETCH(const QByteArray, request);
    QFETCH(const QString, after);
    QFETCH(const QString, sentence);
    ShopBench bench;
    bench.model.project(u"shop"_s).states.insert(u"web"_s, before);
    const Operation *operation = bench.run(bench.plan(action));
    QCOMPARE(operation->sentence(), sentence);
    QCOMPARE(operation->outcome(), Outcome::Done);
    QCOMPARE(bench.model.count(request), 1);
    QCOMPARE(bench.model.changes(), 1);
    QCOMPARE(bench.state(), after);
    QCOMPARE(bench.state(u"db"_s), u"running"_s);
    QCOMPARE(bench.model.project(u"shop"_s).services.contains(u"web"_s), action != Action::Remove);
}

void TestContainerOperations::whatIsSoAlreadyIsNotSent()
{
    ShopBench bench;
    QCOMPARE(bench.run(bench.plan(Action::Start))->sentence(), u"shop-web-1 was running already, so nothing was sent."_s);
    QCOMPARE(bench.run(bench.plan(Action::Resume))->sentence(), u"shop-web-1 was not paused, so nothing was sent."_s);
    bench.model.project(u"shop"_s).states.insert(u"web"_s, u"exited"_s);
    const Operation *stop = bench.run(bench.plan(Action::Stop));
    QCOMPARE(stop->outcome(), Outcome::Done);
    QCOMPARE(stop->sentence(), u"shop-web-1 was stopped already, so nothing was sent."_s);
    QVERIFY(!stop->wasSent());
    QCOMPARE(bench.model.changes(), 0);
}

void TestContainerOperations::whatWouldBeRefusedIsNotSent()
{
    ShopBench bench;
    bench.model.project(u"shop"_s).states = {{u"web"_s, u"paused"_s}, {u"db"_s, u"exited"_s}};
    QCOMPARE(bench.run(bench.plan(Action::Start))->outcome(), Outcome::Refused);
    QCOMPARE(bench.run(bench.plan(Action::Kill, u"db"_s))->sentence(), u"shop-db-1 does not run. Nothing was sent."_s);
    QCOMPARE(bench.run(bench.plan(Action::Pause, u"db"_s))->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestContainerOperations::recreatesWithTheImage()
{
    ShopBench bench;
    bench.server.answer("POST /docker/1/containers/c-shop-web/recreate", {200, R"({"Id":"c-shop-web2"})"});
    ContainerPlan plan = bench.plan(Action::Recreate);
    plan.pullImage = true;
    const Operation *operation = bench.run(plan);
    QCOMPARE(operation->outcome(), Outcome::Done);
    QByteArray sent;
    for (const Seen &seen : bench.server.seen())
        if (seen.verb == "POST")
            sent += seen.body;
    QCOMPARE(sent, R"({"PullImage":true})"); // Once.
}

void TestContainerOperations::oneThatIsGoneIsLeftAlone()
{
    ShopBench bench;
    bench.model.project(u"shop"_s).services.removeOne(u"web"_s);
    const Operation *stop = bench.run(bench.plan(Action::Stop));
    QCOMPARE(stop->outcome(), Outcome::Refused);
    QVERIFY(stop->sentence().contains(u"Nothing was sent"_s));
    QCOMPARE(bench.run(bench.plan(Action::Remove))->outcome(), Outcome::Done);
    QCOMPARE(bench.model.changes(), 0);
}

void TestContainerOperations::portainerItselfIsNotTouched()
{
    ShopBench bench;
    bench.model.project(u"shop"_s).isPortainer = true;
    for (const Action action : {Action::Stop, Action::Restart, Action::Remove, Action::Recreate})
        QCOMPARE(bench.run(bench.plan(action))->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestContainerOperations::aStartThatDoesNotLast()
{
    ShopBench bench;
    bench.model.project(u"shop"_s).states.insert(u"web"_s, u"exited"_s);
    bench.model.project(u"shop"_s).taskError = u"x"_s; // It ends as soon as it was started.
    const Operation *start = bench.run(bench.plan(Action::Start));
    QCOMPARE(start->outcome(), Outcome::Failed);
    QCOMPARE(start->sentence(), u"shop-web-1 was started, but it did not stay up. It is now: Exited (1) 2 seconds ago."_s);
}

void TestContainerOperations::lostAnswersAreReadBack_data()
{
    QTest::addColumn<bool>("carriedOut");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("done all the same") << true << Outcome::Done;
    QTest::newRow("not done") << false << Outcome::Unknown;
}

void TestContainerOperations::lostAnswersAreReadBack()
{
    QFETCH(const bool, carriedOut);
    QFETCH(const Outcome, outcome);
    ShopBench bench;
    bench.cut("POST", "/stop", carriedOut, {.drop = true});
    const Operation *stop = bench.run(bench.plan(Action::Stop));
    QCOMPARE(stop->outcome(), outcome);
    QCOMPARE(bench.server.countOf("/endpoints/1/docker/containers/c-shop-web/stop"), 1); // Never again.
    QCOMPARE(bench.state(), carriedOut ? u"exited"_s : u"running"_s);
}

void TestContainerOperations::aRestartWhoseAnswerIsLostStaysOpen()
{
    ShopBench bench;
    bench.cut("POST", "/restart", true, {.drop = true});
    const Operation *restart = bench.run(bench.plan(Action::Restart));
    QCOMPARE(restart->outcome(), Outcome::Unknown); // That it runs says nothing.
    QVERIFY(restart->sentence().contains(u"Nothing was sent again"_s));
}

void TestContainerOperations::aMissingRightLooksLikeABrokenEngine_data()
{
    QTest::addColumn<Canned>("answer");
    QTest::newRow("socket") << Canned{500, R"({"message":"Unable to proxy the request via the Docker socket","details":"Mime: no media type"})"};
    QTest::newRow("socket, 2.19") << Canned{500, R"({"message":"Unable to proxy the request via the Docker socket","details":"mime: no media type"})"};
}

void TestContainerOperations::aMissingRightLooksLikeABrokenEngine()
{
    QFETCH(const Canned, answer);
    ShopBench bench;
    bench.cut("POST", "/stop", false, answer);
    const Operation *stop = bench.run(bench.plan(Action::Stop));
    QCOMPARE(stop->outcome(), Outcome::Refused);
    QVERIFY(stop->sentence().startsWith(u"lea may not stop shop-web-1"_s));
}

void TestContainerOperations::theServersReasonIsTold()
{
    ShopBench bench;
    bench.cut("POST", "/recreate", false, {500, R"({"message":"Error recreating container","details":"Pull image error web:ghost: manifest unknown"})"});
    const Operation *operation = bench.run(bench.plan(Action::Recreate));
    QCOMPARE(operation->outcome(), Outcome::Failed);
    QVERIFY2(operation->sentence().contains(u"manifest unknown"_s), qPrintable(operation->sentence()));
}

void TestContainerOperations::goesOnBesideADeploy()
{
    ShopBench bench;
    bench.model.add(u"blog"_s, TwoServices);
    bench.cut("POST", "/stacks/2/stop", false, {.hang = true});
    Operation *deploy = bench.operations.start(*bench.session, StopPlan{bench.stack(2)});
    QTRY_VERIFY(deploy->wasSent());
    const Operation *pause = bench.run(bench.plan(Action::Pause));
    QCOMPARE(pause->outcome(), Outcome::Done);
    QVERIFY(!deploy->isEnded());
    deploy->stopWaiting();
}

void TestContainerOperations::waitsForItsStackAndItself()
{
    ShopBench bench;
    bench.cut("POST", "/stacks/1/stop", false, {.hang = true});
    Operation *deploy = bench.operations.start(*bench.session, StopPlan{bench.stack(1)});
    QTRY_VERIFY(deploy->wasSent());
    Operation *pause = bench.operations.start(*bench.session, bench.plan(Action::Pause));
    Operation *restart = bench.operations.start(*bench.session, bench.plan(Action::Restart));
    QTest::qWait(100);
    QCOMPARE(pause->step(), OperationStep::Queued);
    deploy->stopWaiting();
    QTRY_VERIFY(pause->step() != OperationStep::Queued);
    QCOMPARE(restart->step(), OperationStep::Queued);
    QTRY_VERIFY(pause->isEnded() && restart->isEnded());
    QCOMPARE(pause->outcome(), Outcome::Done);
    QCOMPARE(bench.model.changes(), 2);
}

void TestContainerOperations::aBadGatewayIsReadBack_data()
{
    QTest::addColumn<bool>("carriedOut");
    QTest::addColumn<Canned>("answer");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("refused") << false << Canned{502, ""} << Outcome::Refused;
    QTest::newRow("done all the same") << true << Canned{502, "<html><body>502 Bad Gateway</body></html>"} << Outcome::Done;
}

/// For a standard user it may be a right that is missing, or something on the way that gave up.
void TestContainerOperations::aBadGatewayIsReadBack()
{
    QFETCH(const bool, carriedOut);
    QFETCH(const Canned, answer);
    QFETCH(const Outcome, outcome);
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.server.answerBy([&](const Seen &seen) {
        if (seen.target.contains("/users/"))
            return Canned{200, R"({"Id":2,"Username":"tom","Role":2})"};
        if (seen.verb != "POST" || !seen.target.contains("/stop"))
            return bench.model.answer(seen);
        if (carriedOut)
            bench.model.answer(seen);
        return answer;
    });
    bench.open();
    const Operation *stop = bench.run(ContainerPlan{Action::Stop, {EnvironmentId(1), StackType::Compose, u"shop"_s}, u"c-shop-web"_s, u"shop-web-1"_s});
    QCOMPARE(stop->outcome(), outcome);
}

QTEST_GUILESS_MAIN(TestContainerOperations)
#include "tst_containeroperations.moc"
