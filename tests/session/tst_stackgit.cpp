// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/stackbench.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Outcome = OperationOutcome;

namespace {

const QJsonArray Kept{QJsonObject{{u"name"_s, u"PORT"_s}, {u"value"_s, u"8080"_s}}};

/// One stack from a repository, perhaps a private one.
struct GitBench : StackBench {
    explicit GitBench(bool isPrivate = false)
    {
        QJsonObject git{{u"URL"_s, u"https://git.example/home/shop"_s}, {u"ReferenceName"_s, u"refs/heads/main"_s},
                        {u"ConfigFilePath"_s, u"docker-compose.yml"_s}, {u"ConfigHash"_s, u"0000000000000000000000000000000000000000"_s}};
        git.insert(u"Authentication"_s, isPrivate ? QJsonValue(QJsonObject{{u"Username"_s, u"bot"_s}, {u"Password"_s, QString()}}) : QJsonValue());
        model.add(u"shop"_s, TwoServices, Kept).git = git;
        model.gitFile = TwoServices + u"  extra:\n    image: x\n"_s;
        open();
    }
    RedeployPlan redeploy(bool pull = false)
    {
        const StackBefore now = opened(1);
        return {now, {.referenceName = now.stack.gitConfig->referenceName, .env = now.stack.env, .pullImages = pull}};
    }
    GitSettingsPlan settings()
    {
        const StackBefore now = opened(1);
        return {now, {.referenceName = u"refs/heads/next"_s, .env = now.stack.env, .autoUpdate = AutoUpdate{.interval = u"5m"_s}}};
    }
};

} // namespace

class TestStackGit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pullsAndRedeploys();
    void aNewCommitIsNoMove();
    void otherVariablesAre();
    void aPrivateRepositoryIsReadWithItsStoredPassword();
    void aBrokenCommitIsSaid();
    void settingsAreSavedAndUndone();
    void storedCredentialsAreNotDroppedByOversight();
    void whatIsNotFromGitIsLeftAlone();
    void lostAnswersAreReadBack_data();
    void lostAnswersAreReadBack();
};

void TestStackGit::pullsAndRedeploys()
{
    GitBench bench;
    const Operation *redeploy = bench.run(bench.redeploy(true));
    QVERIFY2(redeploy->outcome() == Outcome::Done, qPrintable(redeploy->sentence()));
    QCOMPARE(redeploy->sentence(), u"shop was pulled and redeployed. It went from commit 0000000 to 1111111. All 3 containers run."_s);
    const QJsonObject body = bench.model.lastBody("PUT /stacks/1/git/redeploy");
    QCOMPARE(body.value(u"Env"_s).toArray(), Kept);
    QCOMPARE(body.value(u"RepullImageAndRedeploy"_s).toBool(), true);
    QCOMPARE(bench.model.lastQuery("PUT /stacks/1/git/redeploy"), "endpointId=1");
    const Operation *again = bench.run(bench.redeploy());
    QVERIFY(again->sentence().contains(u"The commit is the same as before, 1111111."_s));
    QVERIFY(!bench.model.stack(1)->git.isNull());
}

void TestStackGit::aNewCommitIsNoMove()
{
    GitBench bench;
    const RedeployPlan plan = bench.redeploy();
    bench.model.stack(1)->updateDate = 1'700'000'001; // By an automatic update.
    bench.model.stack(1)->file += u"# new\n"_s;
    QJsonObject git = bench.model.stack(1)->git.toObject();
    git.insert(u"ConfigHash"_s, u"2222222222222222222222222222222222222222"_s);
    bench.model.stack(1)->git = git;
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Done);
}

void TestStackGit::otherVariablesAre()
{
    GitBench bench;
    const RedeployPlan plan = bench.redeploy();
    bench.model.stack(1)->env = QJsonValue();
    const Operation *redeploy = bench.run(plan);
    QCOMPARE(redeploy->outcome(), Outcome::Refused);
    QCOMPARE(redeploy->moved().words(), u"the variables"_s);
    QCOMPARE(bench.model.changes(), 0);
}

void TestStackGit::aPrivateRepositoryIsReadWithItsStoredPassword()
{
    GitBench bench(true);
    QCOMPARE(bench.run(bench.redeploy())->outcome(), Outcome::Done);
    const QJsonObject body = bench.model.lastBody("PUT /stacks/1/git/redeploy");
    QCOMPARE(body.value(u"RepositoryAuthentication"_s).toBool(), true);
    QCOMPARE(body.value(u"RepositoryUsername"_s).toString(), u"bot"_s);
    QCOMPARE(body.value(u"RepositoryPassword"_s).toString(u"?"_s), QString());
}

void TestStackGit::aBrokenCommitIsSaid()
{
    GitBench bench;
    bench.model.gitFile = u"services: BROKEN\n"_s;
    const Operation *redeploy = bench.run(bench.redeploy());
    QCOMPARE(redeploy->outcome(), Outcome::Failed);
    QVERIFY(redeploy->sentence().contains(u"The server took it down"_s));
    QCOMPARE(redeploy->offers().size(), 1);
    QCOMPARE(kindOf(redeploy->offers().first().plan), OperationKind::Detach); // And says so on the button.
    QVERIFY(redeploy->offers().first().words.contains(u"detach"_s));
    QCOMPARE(bench.run(redeploy->offers().first().plan)->outcome(), Outcome::Done);
    QVERIFY(bench.model.runs(u"shop"_s));
}

void TestStackGit::settingsAreSavedAndUndone()
{
    GitBench bench;
    const Operation *save = bench.run(bench.settings());
    QVERIFY2(save->outcome() == Outcome::Done, qPrintable(save->sentence()));
    QCOMPARE(bench.model.stack(1)->autoUpdate.toObject().value(u"Interval"_s).toString(), u"5m"_s);
    QCOMPARE(bench.model.stack(1)->env.toArray(), Kept);
    QVERIFY(save->canUndo());
    QCOMPARE(bench.run(save->undo()->plan)->outcome(), Outcome::Done);
    QVERIFY(bench.model.stack(1)->autoUpdate.isNull());
    QCOMPARE(bench.model.stack(1)->git.toObject().value(u"ReferenceName"_s).toString(), u"refs/heads/main"_s);
}

void TestStackGit::storedCredentialsAreNotDroppedByOversight()
{
    GitBench bench(true);
    GitSettingsPlan plan = bench.settings();
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
    plan.dropLogin = true;
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Done);
    QVERIFY(bench.model.stack(1)->git.toObject().value(u"Authentication"_s).isNull());
}

void TestStackGit::whatIsNotFromGitIsLeftAlone()
{
    GitBench bench;
    const RedeployPlan redeploy = bench.redeploy();
    const GitSettingsPlan settings = bench.settings();
    bench.model.stack(1)->git = QJsonValue();
    QCOMPARE(bench.run(redeploy)->outcome(), Outcome::Refused);
    QCOMPARE(bench.run(settings)->outcome(), Outcome::Refused);
    QCOMPARE(bench.model.changes(), 0);
}

void TestStackGit::lostAnswersAreReadBack_data()
{
    QTest::addColumn<bool>("isRedeploy");
    QTest::addColumn<bool>("carriedOut");
    for (const bool isRedeploy : {false, true})
        for (const bool carriedOut : {false, true})
            QTest::addRow("%s, %s", isRedeploy ? "redeploy" : "settings", carriedOut ? "done" : "not done") << isRedeploy << carriedOut;
}

void TestStackGit::lostAnswersAreReadBack()
{
    QFETCH(bool, isRedeploy);
    QFETCH(bool, carriedOut);
    GitBench bench;
    bench.cut(isRedeploy ? "PUT" : "POST", "/git", carriedOut, {.drop = true});
    const Operation *operation = bench.run(isRedeploy ? Plan(bench.redeploy()) : Plan(bench.settings()));
    QVERIFY2(operation->outcome() == (carriedOut ? Outcome::Done : Outcome::Failed), qPrintable(operation->sentence()));
    QCOMPARE(bench.server.countOf(isRedeploy ? "/stacks/1/git/redeploy" : "/stacks/1/git"), 1);
}

QTEST_GUILESS_MAIN(TestStackGit)
#include "tst_stackgit.moc"
