// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/stackbench.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Outcome = OperationOutcome;
using Offer = OperationOffer::Kind;

namespace {

const QList<EnvVariable> Variables{{u"PORT"_s, u"8081"_s}};
const QString Manifest = u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"_s;

NewStack wanted(const QString &name, StackType type = StackType::Compose, int environment = 1)
{
    return {.type = type, .environmentId = EnvironmentId(environment), .name = name,
            .file = type == StackType::Kubernetes ? Manifest : TwoServices, .env = Variables};
}

} // namespace

class TestStackCreation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createsUnderTheNameTheServerKeeps();
    void createsFromGit();
    void aSwarmStackGetsItsCluster();
    void aKubernetesStackIsFoundAfterwards();
    void whatIsTakenIsRefused();
    void namesThatCannotBeAreRefused_data();
    void namesThatCannotBeAreRefused();
    void theOwnershipIsSetAfterwards();
    void aFailedCreationSaysWhy();
    void whatAFailedSwarmCreationLeavesCanBeRemoved();
    void lostAnswersAreReadBack_data();
    void lostAnswersAreReadBack();
    void deletesAndMakesItAgain();
    void deletedAlreadyIsSaidKindly();
    void anOrphanIsNotDeletedSomewhereElse();
    void portainerItselfIsNotDeleted();
    void lostDeletesAreReadBack_data();
    void lostDeletesAreReadBack();
    void aLimitedSwarmStackIsDeletedByName();
};

void TestStackCreation::createsUnderTheNameTheServerKeeps()
{
    StackBench bench;
    bench.open();
    const Operation *create = bench.run(CreatePlan{wanted(u"My Shop_1"_s)});
    QVERIFY2(create->outcome() == Outcome::Done, qPrintable(create->sentence()));
    QCOMPARE(create->sentence(), u"myshop_1 was created. All 2 containers run."_s);
    QCOMPARE(create->subject().stack, StackId(1));
    QCOMPARE(bench.model.lastBody("POST /stacks/create/standalone/string").value(u"Name"_s).toString(), u"myshop_1"_s);
    QCOMPARE(bench.model.lastQuery("POST /stacks/create/standalone/string"), "endpointId=1");
    QCOMPARE(create->after()->stack.env, Variables);
    QCOMPARE(bench.run(create->undo()->plan)->outcome(), Outcome::Done);
    QVERIFY(bench.model.stacks.isEmpty());
}

void TestStackCreation::createsFromGit()
{
    StackBench bench;
    bench.model.gitFile = TwoServices;
    bench.open();
    const Operation *create = bench.run(CreateFromGitPlan{{.environmentId = EnvironmentId(1), .name = u"shop"_s, .url = u"https://git.example/x"_s,
                                                           .referenceName = u"refs/heads/main"_s, .env = Variables}});
    QVERIFY2(create->outcome() == Outcome::Done, qPrintable(create->sentence()));
    QCOMPARE(create->after()->stack.gitConfig->url, u"https://git.example/x"_s);
}

void TestStackCreation::aSwarmStackGetsItsCluster()
{
    StackBench bench;
    bench.open();
    const Operation *create = bench.run(CreatePlan{wanted(u"crew"_s, StackType::Swarm, 2)});
    QVERIFY2(create->outcome() == Outcome::Done, qPrintable(create->sentence()));
    QCOMPARE(bench.model.lastBody("POST /stacks/create/swarm/string").value(u"SwarmID"_s).toString(), u"cluster-2"_s);
}

void TestStackCreation::aKubernetesStackIsFoundAfterwards()
{
    StackBench bench;
    bench.model.add(u"pods"_s, Manifest, {}, 3, 9); // Names may repeat: the newest is meant.
    bench.open();
    const Operation *create = bench.run(CreatePlan{wanted(u"pods"_s, StackType::Kubernetes, 9)});
    QVERIFY2(create->outcome() == Outcome::Done, qPrintable(create->sentence()));
    QCOMPARE(create->subject().stack, StackId(2));
}

void TestStackCreation::whatIsTakenIsRefused()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.model.project(u"outside"_s).services = {u"web"_s}; // Of nobody here.
    bench.open();
    QCOMPARE(bench.run(CreatePlan{wanted(u"Shop"_s)})->outcome(), Outcome::Refused);
    const Operation *outside = bench.run(CreatePlan{wanted(u"outside"_s)});
    QCOMPARE(outside->outcome(), Outcome::Refused);
    QVERIFY(outside->sentence().contains(u"take its containers over"_s));
    QCOMPARE(bench.model.changes(), 0);
    QCOMPARE(bench.run(CreatePlan{wanted(u"shop"_s, StackType::Compose, 2)})->outcome(), Outcome::Done); // Another environment.
}

void TestStackCreation::namesThatCannotBeAreRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", "!!!", "-x", "_x", "日本"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestStackCreation::namesThatCannotBeAreRefused()
{
    QFETCH(QString, name);
    StackBench bench;
    bench.open();
    QCOMPARE(bench.run(CreatePlan{wanted(name)})->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestStackCreation::theOwnershipIsSetAfterwards()
{
    StackBench bench;
    bench.open();
    const Operation *create = bench.run(CreatePlan{wanted(u"shop"_s), OwnershipChoice{.level = Ownership::Public}});
    QCOMPARE(create->outcome(), Outcome::Done);
    QCOMPARE(bench.model.lastBody("PUT /resource_controls/41").value(u"Public"_s).toBool(), true);
    bench.cut("PUT", "/resource_controls", false, {403, R"({"message":"Permission denied to update the resource control"})"});
    const Operation *other = bench.run(CreatePlan{wanted(u"shop2"_s), OwnershipChoice{.level = Ownership::Public}});
    QCOMPARE(other->outcome(), Outcome::Done); // The stack is there.
    QVERIFY(other->sentence().contains(u"Its ownership could not be set"_s));
}

void TestStackCreation::aFailedCreationSaysWhy()
{
    StackBench bench;
    bench.open();
    NewStack shop = wanted(u"shop"_s);
    shop.file = u"services:\n  web:\n    image: broken # BROKEN\n"_s;
    const Operation *create = bench.run(CreatePlan{shop});
    QCOMPARE(create->outcome(), Outcome::Failed);
    QCOMPARE(create->sentence(), u"shop could not be created. The file is no YAML at line 1."_s);
    QVERIFY(bench.model.stacks.isEmpty());
}

void TestStackCreation::whatAFailedSwarmCreationLeavesCanBeRemoved()
{
    StackBench bench;
    bench.open();
    NewStack crew = wanted(u"crew"_s, StackType::Swarm);
    crew.file = u"services:\n  web:\n    image: broken # BROKEN\n"_s;
    const Operation *create = bench.run(CreatePlan{crew});
    QCOMPARE(create->outcome(), Outcome::Failed);
    QCOMPARE(create->offers().first().kind, Offer::CleanUp);
    QCOMPARE(bench.run(create->offers().first().plan)->outcome(), Outcome::Done);
    QVERIFY(!bench.model.runs(u"crew"_s));
}

void TestStackCreation::lostAnswersAreReadBack_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("carriedOut");
    for (const int type : {1, 2, 3})
        for (const bool carriedOut : {false, true})
            QTest::addRow("type %d, %s", type, carriedOut ? "done" : "not done") << type << carriedOut;
}

void TestStackCreation::lostAnswersAreReadBack()
{
    QFETCH(int, type);
    QFETCH(bool, carriedOut);
    StackBench bench;
    bench.open();
    bench.cut("POST", "/stacks/create", carriedOut, {.drop = true});
    const Operation *create = bench.run(CreatePlan{wanted(u"shop"_s, StackType(type), type == 3 ? 9 : 1)});
    const Outcome missing = type == 3 ? Outcome::Unknown : Outcome::Failed;
    QVERIFY2(create->outcome() == (carriedOut ? Outcome::Done : missing), qPrintable(create->sentence()));
    int sent = 0;
    for (const Seen &seen : bench.server.seen())
        sent += seen.verb == "POST" ? 1 : 0;
    QCOMPARE(sent, 1);
    QCOMPARE(bench.model.stacks.size(), carriedOut ? 1 : 0);
}

void TestStackCreation::deletesAndMakesItAgain()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices + u"volumes:\n  data:\n"_s, QJsonArray{QJsonObject{{u"name"_s, u"PORT"_s}, {u"value"_s, u"8081"_s}}});
    bench.open();
    const Operation *remove = bench.run(DeletePlan{bench.stack(1)});
    QVERIFY2(remove->outcome() == Outcome::Done, qPrintable(remove->sentence()));
    QCOMPARE(remove->sentence(), u"shop was removed. Its volume shop_data stays."_s);
    QVERIFY(bench.model.stacks.isEmpty());
    QVERIFY(!bench.model.runs(u"shop"_s));
    QCOMPARE(bench.model.lastQuery("DELETE /stacks/1"), "endpointId=1");
    QVERIFY(remove->undo()->words.contains(u"as a new stack"_s));
    const Operation *again = bench.run(remove->undo()->plan);
    QVERIFY2(again->outcome() == Outcome::Done, qPrintable(again->sentence()));
    QCOMPARE(again->after()->stack.env, Variables);
    QVERIFY(again->subject().stack != remove->subject().stack);
}

void TestStackCreation::deletedAlreadyIsSaidKindly()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices);
    bench.open();
    const Stack shop = bench.stack(1);
    bench.model.stacks.clear();
    const Operation *remove = bench.run(DeletePlan{shop});
    QCOMPARE(remove->outcome(), Outcome::Done);
    QCOMPARE(bench.model.changes(), 0);
}

void TestStackCreation::anOrphanIsNotDeletedSomewhereElse()
{
    StackBench bench;
    bench.model.add(u"shop"_s, TwoServices, {}, 2, 77);
    bench.open();
    const Operation *remove = bench.run(DeletePlan{bench.stack(1)});
    QCOMPARE(remove->outcome(), Outcome::Refused);
    QVERIFY(remove->sentence().contains(u"associate it"_s));
    QCOMPARE(bench.model.changes(), 0);
    const Operation *adopt = bench.run(AssociatePlan{bench.stack(1), EnvironmentId(1)});
    QVERIFY2(adopt->outcome() == Outcome::Done, qPrintable(adopt->sentence()));
    QCOMPARE(bench.model.stack(1)->environment, 1);
    QCOMPARE(bench.model.stack(1)->status, 2); // Nothing of that name runs there.
    QCOMPARE(bench.run(DeletePlan{bench.stack(1)})->outcome(), Outcome::Done);
}

void TestStackCreation::portainerItselfIsNotDeleted()
{
    StackBench bench;
    bench.model.add(u"portainer"_s, TwoServices);
    bench.model.project(u"portainer"_s).isPortainer = true;
    bench.open();
    QCOMPARE(bench.run(DeletePlan{bench.stack(1)})->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestStackCreation::lostDeletesAreReadBack_data()
{
    QTest::addColumn<bool>("carriedOut");
    QTest::newRow("done") << true;
    QTest::newRow("not done") << false;
}

void TestStackCreation::lostDeletesAreReadBack()
{
    QFETCH(bool, carriedOut);
    for (const Canned &instead : {Canned{.drop = true}, Canned{502, "gateway"}, Canned{404, R"({"message":"Unable to find a stack"})"}}) {
        StackBench bench;
        bench.model.add(u"shop"_s, TwoServices);
        bench.open();
        bench.cut("DELETE", "/stacks/1", carriedOut, instead);
        const Operation *remove = bench.run(DeletePlan{bench.stack(1)});
        QVERIFY2(remove->outcome() == (carriedOut ? Outcome::Done : Outcome::Failed), qPrintable(remove->sentence()));
    }
}

void TestStackCreation::aLimitedSwarmStackIsDeletedByName()
{
    StackBench bench;
    bench.model.project(u"outside"_s).services = {u"web"_s};
    bench.open();
    const DeleteLimitedPlan plan{EnvironmentId(1), u"outside"_s, StackType::Swarm};
    const Operation *remove = bench.run(plan);
    QVERIFY2(remove->outcome() == Outcome::Done, qPrintable(remove->sentence()));
    QVERIFY(!bench.model.runs(u"outside"_s));
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Done); // Nothing is there any more.
    QCOMPARE(bench.model.changes(), 1);
    bench.model.add(u"outside"_s, TwoServices, {}, 1, 2);
    bench.model.project(u"outside"_s).services = {u"web"_s};
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Refused); // Portainer keeps one of that name.
}

QTEST_GUILESS_MAIN(TestStackCreation)
#include "tst_stackcreation.moc"
