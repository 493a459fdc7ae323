// SPDX-License-Identifier: GPL-3.0-or-later
// Workloads and pods of a real cluster that is yours to play with. No test: it needs a server.
//   liveworkloads ADDRESS TOKEN_FILE STACK list | scale NAME N | restart NAME | delete POD | undo NAME N
#include "app/session/operations.h"
#include "app/session/workloadsreading.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 300'000; // ms

std::optional<StackWorkloadsFacts> factsOf(Session &session, const Stack &stack)
{
    std::optional<Result<StackWorkloadsFacts>> got;
    WorkloadsReading reading(session, KubernetesStack::of(stack));
    QObject::connect(&reading, &WorkloadsReading::finished, &reading, [&got](const Result<StackWorkloadsFacts> &facts) { got = facts; });
    reading.start();
    if (!QTest::qWaitFor([&got] { return got.has_value(); }, Long) || !*got)
        return {};
    return **got;
}

void list(const StackWorkloadsFacts &facts)
{
    for (const Workload &each : facts.workloads)
        std::printf("%s %s  %lld of %lld ready, %lld updated\n", qPrintable(kindName(each.kind)), qPrintable(each.object.name), each.ready, each.desired, each.updated);
    for (const Pod &each : facts.pods)
        std::printf("  Pod %s  %s  %s\n", qPrintable(each.object.name), qPrintable(each.stateWord()), qPrintable(each.object.uid));
}

Operation *carryOut(Session &session, Operations &operations, const Plan &plan)
{
    QElapsedTimer clock;
    clock.start();
    Operation *operation = operations.start(session, plan);
    QString told;
    QObject::connect(operation, &Operation::changed, operation, [&] {
        if (operation->progress() != std::exchange(told, operation->progress()))
            std::printf("  %6.1f s  %s\n", static_cast<double>(clock.elapsed()) / 1000, qPrintable(operation->progress()));
    });
    std::ignore = QTest::qWaitFor([&] { return operation->isEnded(); }, Long);
    std::printf("%s: outcome %d after %.1f s, %s\n%s\n", qPrintable(operation->title()), static_cast<int>(operation->outcome()),
                static_cast<double>(clock.elapsed()) / 1000, qPrintable(operation->sentence()), qPrintable(operation->details()));
    return operation;
}

/// What the words ask for, of what is there now; none: there is no such thing.
std::optional<WorkloadPlan> planOf(const Stack &stack, const StackWorkloadsFacts &facts, const QStringList &words)
{
    WorkloadPlan plan{.action = WorkloadAction::Scale, .environment = stack.environmentId, .stack = stack.id, .object = {}, .replicas = words.value(2).toLongLong()};
    if (words.first() == "delete"_L1) {
        plan.action = WorkloadAction::DeletePod;
        const auto pod = std::ranges::find_if(facts.pods, [&words](const Pod &each) { return each.object.name == words.value(1); });
        plan.object = pod == facts.pods.cend() ? KubernetesObject() : pod->object;
    } else {
        plan.action = words.first() == "restart"_L1 ? WorkloadAction::Restart : WorkloadAction::Scale;
        const auto workload = std::ranges::find_if(facts.workloads, [&words](const Workload &each) { return each.object.name == words.value(1); });
        if (workload == facts.workloads.cend())
            return {};
        plan.kind = workload->kind;
        plan.object = workload->object;
        plan.shownReplicas = workload->desired;
    }
    return plan.object.uid.isEmpty() ? std::nullopt : std::optional(plan);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LiveSession live(arguments.value(1), arguments.value(2));
    if (arguments.size() < 5 || !live.hasToken()) {
        std::printf("liveworkloads ADDRESS TOKEN_FILE STACK list|scale|restart|delete|undo ...\n");
        return 2;
    }
    Session &session = live.open();
    if (!QTest::qWaitFor([&] { return session.state() == Session::State::Connected && session.user(); }, Long))
        return 1;
    const QList<Stack> &stacks = session.stacks();
    const auto stack = std::ranges::find(stacks, arguments.at(3), &Stack::name);
    const std::optional<StackWorkloadsFacts> facts = stack == stacks.cend() ? std::nullopt : factsOf(session, *stack);
    if (!facts)
        return std::puts("no such stack, or its workloads cannot be read"), 1;
    const QStringList words = arguments.mid(4);
    if (words.first() == "list"_L1)
        return list(*facts), 0;
    const std::optional<WorkloadPlan> plan = planOf(*stack, *facts, words);
    if (!plan)
        return std::puts("no such workload or pod"), 1;
    Operations operations({}, {.look = std::chrono::milliseconds(500), .settle = std::chrono::seconds(60)});
    const Operation *operation = carryOut(session, operations, *plan);
    if (words.first() == "undo"_L1 && operation->canUndo())
        carryOut(session, operations, operation->undo()->plan);
    return 0;
}
