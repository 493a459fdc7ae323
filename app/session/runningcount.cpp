// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/runningcount.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Exit code in "Exited (1) 2 minutes ago"; 0 when there is none.
int exitCodeOf(const QString &status)
{
    const qsizetype open = status.indexOf(u'(');
    const qsizetype close = status.indexOf(u')', open);
    return open < 0 || close < 0 ? 0 : QStringView(status).sliced(open + 1, close - open - 1).toInt();
}

/// Ended by the signals that a stop sends: SIGTERM, SIGINT, and SIGKILL after the wait.
bool wasStopped(int exitCode)
{
    constexpr int ByTerm = 143;
    constexpr int ByInterrupt = 130;
    constexpr int ByKill = 137;
    return exitCode == ByTerm || exitCode == ByInterrupt || exitCode == ByKill;
}

RunningLevel levelOfRunning(const Container &container)
{
    switch (container.health()) {
    case Health::Unhealthy: return RunningLevel::Bad;
    case Health::Starting: return RunningLevel::Wary;
    case Health::Healthy:
    case Health::None: break;
    }
    return RunningLevel::Well;
}

void addLevel(RunningCount &count, RunningLevel level, int many)
{
    count.total += many;
    switch (level) {
    case RunningLevel::Bad: count.bad += many; break;
    case RunningLevel::Wary: count.wary += many; break;
    case RunningLevel::Off: count.off += many; break;
    case RunningLevel::Well: break;
    }
}

bool isOneOff(const Container &container)
{
    return container.labels.value(labels::ComposeOneOff) == "True"_L1;
}

EngineStack stackOf(EnvironmentId environment, const Container &container)
{
    const QString compose = container.labels.value(labels::ComposeProject);
    if (!compose.isEmpty())
        return {environment, StackType::Compose, compose};
    return {environment, StackType::Swarm, container.labels.value(labels::SwarmNamespace)};
}

} // namespace

RunningLevel levelOf(const Container &container)
{
    const QString &state = container.state;
    if (state == "running"_L1)
        return levelOfRunning(container);
    if (state == "dead"_L1 || state == "restarting"_L1)
        return RunningLevel::Bad;
    if (state == "exited"_L1) {
        const int code = exitCodeOf(container.status);
        return code == 0 || wasStopped(code) ? RunningLevel::Off : RunningLevel::Bad;
    }
    return RunningLevel::Wary;
}

void RunningCount::add(const Container &container)
{
    if (isOneOff(container))
        return;
    addLevel(*this, levelOf(container), 1);
    running += container.isRunning() ? 1 : 0;
}

void RunningCount::add(const SwarmService &service)
{
    const auto desired = static_cast<int>(std::max<qint64>(service.desiredTasks >= 0 ? service.desiredTasks : service.replicas.value_or(0), 0));
    const int runs = std::clamp(static_cast<int>(service.runningTasks), 0, desired);
    running += runs;
    addLevel(*this, RunningLevel::Well, runs);
    addLevel(*this, service.updateState == "updating"_L1 ? RunningLevel::Wary : RunningLevel::Bad, desired - runs);
}

int RunningCount::rank() const
{
    enum { Trouble, InPart, Settling, Stopped, Running, Nothing };
    if (total == 0)
        return Nothing;
    if (bad > 0)
        return Trouble;
    if (off > 0 && off < total)
        return InPart;
    if (wary > 0)
        return Settling;
    return off == total ? Stopped : Running;
}

EngineTally tallyOf(EnvironmentId environment, const QList<Container> &containers)
{
    EngineTally tally;
    for (const Container &container : containers) {
        const EngineStack stack = stackOf(environment, container);
        if (stack.name.isEmpty() || !container.labels.value(labels::HiddenStack).isEmpty())
            continue;
        EngineTally::Entry &entry = tally.stacks[stack];
        entry.count.add(container);
        entry.created = entry.created == 0 ? container.created : std::min(entry.created, container.created);
        if (!entry.resourceControl)
            entry.resourceControl = container.resourceControl;
    }
    return tally;
}

EngineTally tallyOf(EnvironmentId environment, const QList<SwarmService> &services)
{
    EngineTally tally;
    for (const SwarmService &service : services) {
        if (service.stackName().isEmpty() || !service.labels.value(labels::HiddenStack).isEmpty())
            continue;
        EngineTally::Entry &entry = tally.stacks[{environment, StackType::Swarm, service.stackName()}];
        entry.count.add(service);
        if (!entry.resourceControl)
            entry.resourceControl = service.resourceControl;
    }
    return tally;
}

} // namespace longshore
