// SPDX-License-Identifier: GPL-3.0-or-later
// Containers on a real Portainer that is yours to play with: prints what runs of every stack, then does everything that can be done to the
// containers of one of them and prints what came of it. No test: it needs a server.
//   livecontainers ADDRESS TOKEN_FILE STACK
#include "app/session/operations.h"
#include "app/session/runningstacks.h"
#include "app/session/stackcontainers.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Long = 60'000; // ms

template <typename Condition>
void await(Condition condition, const char *what)
{
    if (QTest::qWaitFor(condition, Long))
        return;
    std::printf("FAILED: %s\n", what);
    std::exit(1);
}

void printCounts(const Session &session, const RunningStacks &running)
{
    QList<Stack> all = session.stacks() + running.limited();
    for (const Stack &stack : std::as_const(all)) {
        const auto count = running.countOf(EngineStack::of(stack));
        std::printf("%-16s environment %lld: %s%s\n", qPrintable(stack.name), number(stack.environmentId),
                    count ? qPrintable(u"%1/%2, %3 in trouble"_s.arg(count->running).arg(count->total).arg(count->bad)) : "not known",
                    RunningStacks::isLimited(stack.id) ? " (limited)" : "");
    }
}

void play(Session &session, Operations &operations, StackContainers &list)
{
    using Action = ContainerAction;
    for (const Action action : {Action::Pause, Action::Resume, Action::Restart, Action::Stop, Action::Start, Action::Kill, Action::Start, Action::Recreate, Action::Remove}) {
        const Container first = list.containers().constFirst();
        const Operation *operation = operations.start(session, ContainerPlan{action, list.stack(), first.id, first.name(), false});
        await([operation] { return operation->isEnded(); }, "an operation does not end");
        const QDateTime before = list.readAt();
        list.refresh();
        await([&] { return list.readAt() > before; }, "the list is not read");
        std::printf("%s: outcome %d, %s (%s)\n", qPrintable(operation->title()), static_cast<int>(operation->outcome()), qPrintable(operation->sentence()),
                    qPrintable(operation->details()));
        for (const Container &each : list.containers())
            std::printf("    %s %s, %s\n", qPrintable(each.name()), qPrintable(each.state), qPrintable(each.status));
        if (list.containers().isEmpty())
            return;
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LiveSession live(arguments.value(1), arguments.value(2));
    if (arguments.size() != 4 || !live.hasToken()) {
        std::printf("livecontainers ADDRESS TOKEN_FILE STACK\n");
        return 2;
    }
    Session &session = live.open();
    await([&] { return session.state() == Session::State::Connected && session.user(); }, "the server does not answer");
    RunningStacks &running = RunningStacks::of(session);
    running.readAll();
    await([&] { return !running.isReading(); }, "what runs is not read");
    printCounts(session, running);
    for (const Stack &stack : session.stacks() + running.limited())
        if (stack.name == arguments.at(3)) {
            Operations operations;
            StackContainers list(session, 500ms);
            list.follow(EngineStack::of(stack));
            await([&] { return list.state() == StackContainers::State::Ready; }, "the containers are not read");
            play(session, operations, list);
            return 0;
        }
    return 1;
}
