// SPDX-License-Identifier: GPL-3.0-or-later
// Services of a Swarm, and what was made outside Portainer, on a real server that is yours to play with. No test: it needs a server.
//   liveservices ADDRESS TOKEN_FILE ENVIRONMENT STACK scale SERVICE N | force SERVICE | back SERVICE | remove SERVICE | tasks
//   liveservices ADDRESS TOKEN_FILE ENVIRONMENT PROJECT limited compose|swarm [volumes]
#include "app/portainer/enginerequests.h"
#include "app/session/operations.h"
#include "app/session/servicewords.h"
#include "app/session/stackeffect.h"
#include "app/session/stackreading.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Long = 300'000; // ms

template <typename T>
T asked(Session &session, const Request<T> &request, const char *what)
{
    const auto answer = session.send(request);
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, Long) || !answer.resultAt(0)) {
        std::printf("FAILED: %s\n", what);
        std::exit(1);
    }
    return *answer.resultAt(0);
}

void carryOut(Session &session, Operations &operations, const Plan &plan)
{
    const Operation *operation = operations.start(session, plan);
    QString told;
    QObject::connect(operation, &Operation::changed, operation, [&] {
        if (operation->progress() != std::exchange(told, operation->progress()))
            std::printf("  ... %s\n", qPrintable(operation->progress()));
    });
    std::ignore = QTest::qWaitFor([&] { return operation->isEnded(); }, Long);
    std::printf("%s: outcome %d, %s (%s)\n", qPrintable(operation->title()), static_cast<int>(operation->outcome()), qPrintable(operation->sentence()),
                qPrintable(operation->details()));
}

void printTasks(Session &session, const EngineStack &where)
{
    for (const SwarmService &service : asked(session, requests::servicesOfStack(where.environment, where.name), "services"))
        std::printf("%s  %s  %lld/%lld  %s  %s\n", qPrintable(service.name), qPrintable(servicewords::mode(service.replicas, service.isJob)),
                    service.runningTasks, service.desiredTasks, qPrintable(service.image), qPrintable(service.updateState));
    for (const SwarmTask &task : asked(session, requests::tasksOfStack(where.environment, where.name), "tasks"))
        std::printf("  %s slot %lld: %s, wanted %s, %s %s\n", qPrintable(task.id), task.slot, qPrintable(task.state), qPrintable(task.desiredState),
                    qPrintable(QDateTime::fromSecsSinceEpoch(task.at).toString(Qt::ISODate)), qPrintable(task.error));
}

void actOnService(Session &session, Operations &operations, const EngineStack &where, const QStringList &words)
{
    const QList<SwarmService> all = asked(session, requests::servicesOfStack(where.environment, where.name), "services");
    const auto service = std::ranges::find(all, words.value(1), &SwarmService::name);
    if (service == all.end())
        return std::puts("no such service"), void();
    ServicePlan plan{ServiceAction::Scale, where, service->id, service->name, words.value(2).toLongLong(), false};
    if (words.first() == "force"_L1)
        plan.action = ServiceAction::ForceUpdate;
    if (words.first() == "remove"_L1)
        plan.action = ServiceAction::Remove;
    if (words.first() == "back"_L1) {
        plan.action = ServiceAction::RollBack;
        plan.shown = asked(session, requests::service(where.environment, service->id), "inspect");
        for (const QString &line : servicewords::rollBack(*plan.shown))
            std::printf("  would change: %s\n", qPrintable(line));
    }
    carryOut(session, operations, plan);
}

void removeLimited(Session &session, Operations &operations, const EngineStack &where, bool volumes)
{
    StackReading reading(session);
    std::optional<StackBefore> now;
    QObject::connect(&reading, &StackReading::done, &reading, [&](const StackBefore &stack) { now = stack; });
    reading.startByName(where.environment, where.type, where.name);
    if (!QTest::qWaitFor([&] { return now.has_value(); }, Long))
        return;
    const StackEffect effect = limitedEffect(*now, volumes);
    std::printf("goes: %s\nstays: %s\n", qPrintable(effect.goes.join(u"; "_s)), qPrintable(effect.stays.join(u"; "_s)));
    carryOut(session, operations, DeleteLimitedPlan{where.environment, where.name, where.type, StackId(-1), now, volumes});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LiveSession live(arguments.value(1), arguments.value(2));
    if (arguments.size() < 6 || !live.hasToken()) {
        std::printf("liveservices ADDRESS TOKEN_FILE ENVIRONMENT STACK scale|force|back|remove|tasks|limited ...\n");
        return 2;
    }
    Session &session = live.open();
    if (!QTest::qWaitFor([&] { return session.state() == Session::State::Connected && session.user(); }, Long))
        return 1;
    Operations operations({}, {.look = std::chrono::milliseconds(500)});
    const QStringList words = arguments.mid(5);
    EngineStack where{EnvironmentId(arguments.at(3).toLongLong()), StackType::Swarm, arguments.at(4)};
    if (words.first() == "limited"_L1 && words.value(1) == "compose"_L1)
        where.type = StackType::Compose;
    if (words.first() == "limited"_L1)
        removeLimited(session, operations, where, words.value(2) == "volumes"_L1);
    else if (words.first() == "tasks"_L1)
        printTasks(session, where);
    else
        actOnService(session, operations, where, words);
    return 0;
}
