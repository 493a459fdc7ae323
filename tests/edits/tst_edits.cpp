// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/stackrequests.h"
#include "app/session/operations.h"
#include "app/session/stackreading.h"
#include "tests/edits/editmaker.h"
#include "tests/session/demosession.h"

#include <QElapsedTimer>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int UsualRounds = 300; ///< Some ten seconds of work; LONGSHORE_EDITS asks for another number.
constexpr int Collisions = 200;

OperationPace quick()
{
    using std::chrono::milliseconds;
    return {.look = milliseconds(5), .settle = milliseconds(2000), .deploy = milliseconds(5000), .swarmGone = milliseconds(2000)};
}

std::optional<StackBefore> readWhole(Session &session, StackId id)
{
    StackReading reading(session);
    std::optional<StackBefore> got;
    bool failed = false;
    QObject::connect(&reading, &StackReading::done, &reading, [&](const StackBefore &stack) { got = stack; });
    QObject::connect(&reading, &StackReading::failed, &reading, [&] { failed = true; });
    reading.start(id);
    return QTest::qWaitFor([&] { return got || failed; }, 20'000) ? got : std::nullopt;
}

/// Docker stacks that are not from git, as many as there are to edit side by side.
QList<Stack> editable(Session &session)
{
    QList<Stack> found;
    for (const Stack &stack : session.stacks()) {
        const bool isDocker = stack.type.value == StackType::Compose || stack.type.value == StackType::Swarm;
        const auto isThere = [&stack](const Environment &each) { return each.id == stack.environmentId && each.isUp(); };
        if (isDocker && !stack.gitConfig && std::ranges::any_of(session.environments(), isThere))
            found.append(stack);
    }
    return found;
}

struct Figures {
    int rounds = 0;
    int refused = 0;
    int notDone = 0;
    int differences = 0;
};

} // namespace

class TestEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrips();
    void collisions();
};

void TestEdits::roundTrips()
{
    const int wanted = qEnvironmentVariableIntValue("LONGSHORE_EDITS") > 0 ? qEnvironmentVariableIntValue("LONGSHORE_EDITS") : UsualRounds;
    DemoSessions demo;
    Session &session = demo.of("admin");
    Operations operations({}, quick());
    operations.setPlaces(4);
    const QList<Stack> stacks = editable(session).first(8);
    QVERIFY(stacks.size() >= 4);
    EditMaker maker(20240601);
    Figures figures;
    int begun = 0;
    int open = 0;
    QElapsedTimer clock;
    clock.start();

    const std::function<void(const StackBefore &)> edit = [&](const StackBefore &opened) {
        if (begun >= wanted)
            return;
        ++begun;
        ++open;
        const StackUpdate update{.file = maker.file(), .env = maker.variables(), .prune = maker.chance(20)};
        Operation *operation = operations.start(session, UpdatePlan{.opened = opened, .update = update});
        connect(operation, &Operation::ended, this, [&, operation, update] {
            --open;
            ++figures.rounds;
            figures.refused += operation->outcome() == OperationOutcome::Refused ? 1 : 0;
            figures.notDone += operation->outcome() == OperationOutcome::Done ? 0 : 1;
            if (operation->outcome() != OperationOutcome::Done && figures.notDone <= 3)
                qWarning("%s %s", qPrintable(operation->sentence()), qPrintable(operation->details()));
            const auto &after = operation->after();
            figures.differences += after && after->file == update.file && after->stack.env == update.env ? 0 : 1;
            edit(after ? *after : *operation->before());
        });
    };
    for (const Stack &stack : stacks)
        edit(*readWhole(session, stack.id));
    constexpr int WaitMs = 280'000; // For the usual number; a larger one needs QTEST_FUNCTION_TIMEOUT, too.
    QVERIFY(QTest::qWaitFor([&] { return open == 0 && begun >= wanted; }, WaitMs * std::max(1, wanted / 300)));

    const DemoMishaps mishaps = demo.server.mishaps();
    qInfo("%d edits in %lld ms: %d differences, %d refused, %d not done, %d updates without Env, %d detached from git, %d moved to another environment",
          figures.rounds, static_cast<long long>(clock.elapsed()), figures.differences, figures.refused, figures.notDone,
          mishaps.updatesWithoutVariables, mishaps.detachedFromGit, mishaps.movedByUpdate);
    QCOMPARE(figures.rounds, wanted);
    QCOMPARE(figures.differences, 0);
    QCOMPARE(figures.notDone, 0);
    QCOMPARE(mishaps, DemoMishaps());
    QVERIFY(demo.server.timesAsked("PUT", "stacks/{id}") >= wanted);
}

void TestEdits::collisions()
{
    DemoSessions demo;
    Session &mine = demo.of("admin");
    Operations operations({}, quick());
    const QList<Stack> stacks = editable(mine).first(6);
    EditMaker maker(7);
    for (const Stack &stack : stacks) // Texts and variables that go with each other whichever of them changes.
        QVERIFY(demo.ask("admin", requests::updateStack(targetOf(stack), {.file = maker.file(), .env = maker.variables()})));
    int noticed = 0;
    int sentAllTheSame = 0;
    for (int i = 0; i < Collisions; ++i) {
        const StackId id = stacks.at(i % stacks.size()).id;
        const auto opened = readWhole(mine, id);
        QVERIFY(opened);
        // Somebody else saves the file, or the variables, or both.
        StackUpdate theirs{.file = opened->file, .env = opened->stack.env};
        if (i % 3 != 1)
            theirs.file = maker.file();
        if (i % 3 != 0)
            theirs.env = {{u"THEIRS"_s, QString::number(i)}};
        const auto saved = demo.ask("admin", requests::updateStack(targetOf(opened->stack), theirs));
        QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
        const int before = demo.server.timesAsked("PUT", "stacks/{id}");
        Operation *operation = operations.start(mine, UpdatePlan{.opened = *opened, .update = {.file = maker.file(), .env = maker.variables()}});
        QVERIFY(QTest::qWaitFor([&] { return operation->isEnded(); }, 20'000));
        const bool isShown = operation->theirs() && operation->theirs()->file == theirs.file && operation->theirs()->stack.env == theirs.env;
        noticed += operation->outcome() == OperationOutcome::Refused && isShown ? 1 : 0;
        sentAllTheSame += demo.server.timesAsked("PUT", "stacks/{id}") - before;
    }
    qInfo("%d of %d concurrent edits were noticed, %d were written over", noticed, Collisions, sentAllTheSame);
    QCOMPARE(noticed, Collisions);
    QCOMPARE(sentAllTheSame, 0);
}

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
