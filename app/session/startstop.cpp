// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/startstop.h"

#include "app/portainer/stackrequests.h"
#include "app/session/deployreason.h"
#include "app/session/stackwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;
using Outcome = OperationOutcome;

namespace {

bool says(const ApiError &error, QLatin1StringView words)
{
    return error.message.contains(words, Qt::CaseInsensitive) || error.details.contains(words, Qt::CaseInsensitive);
}

} // namespace

StartStop::StartStop(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

const Stack &StartStop::planned() const
{
    if (const auto *start = std::get_if<StartPlan>(&plan()))
        return start->stack;
    if (const auto *stop = std::get_if<StopPlan>(&plan()))
        return stop->stack;
    return std::get<RestartPlan>(plan()).stack;
}

void StartStop::begin()
{
    if (planned().type.value == StackType::Kubernetes)
        return refuse(tr("%1 is a Kubernetes stack: those are not started or stopped as a whole. Nothing was sent.").arg(stackName()));
    read(StackReading::Everything, [this](const Result<StackBefore> &now) {
        if (!now)
            return refuse(now.error());
        setBefore(*now);
        check(*now);
    });
}

void StartStop::check(const StackBefore &now)
{
    if (refusedAsElsewhere(planned(), now.stack))
        return;
    if (now.stack.status.value == StackStatus::Deploying)
        return refuse(tr("%1 is being deployed already. Nothing was sent; wait until that has ended.").arg(stackName()));
    if (wantsStop() && std::ranges::any_of(now.containers, &Container::isPortainer))
        return refuse(tr("%1 runs Portainer itself: it could be stopped from here, but nothing could start it again. Nothing was sent.")
                          .arg(stackName()));
    wantsStop() ? checkStop(now) : checkStart(now);
}

void StartStop::checkStop(const StackBefore &now)
{
    if (now.stack.status.value != StackStatus::Inactive)
        return stop();
    if (!wantsStart())
        return done(tr("%1 was stopped already, so nothing was sent.").arg(stackName()));
    checkStart(now);
}

void StartStop::checkStart(const StackBefore &now)
{
    const bool isInactive = now.stack.status.value == StackStatus::Inactive;
    const auto pulse = stackwords::pulseOf(now);
    if (isInactive || !now.engineRead)
        return isInactive ? waitUntilGone() : start();
    if (now.isBare()) {
        addOffer({OperationOffer::Kind::StopFirst, tr("Stop it, then start it"), RestartPlan{now.stack}});
        return refuse(tr("Portainer counts %1 as running although nothing of it runs, as after an update that failed. It has to be stopped "
                         "first, then it starts. Nothing was sent.").arg(stackName()));
    }
    if (pulse.isWell() || pulse.isStarting)
        return done(tr("%1 was running already, so nothing was sent: %2.").arg(stackName(), stackwords::running(now)));
    addOffer({OperationOffer::Kind::StopFirst, tr("Restart it"), RestartPlan{now.stack}});
    refuse(tr("%1 counts as running, so Portainer does not start it: %2. A restart stops all of it and starts it anew. Nothing was sent.")
               .arg(stackName(), stackwords::running(now)));
}

void StartStop::stop()
{
    m_isStopping = true;
    watch(session(), before()->stack.environmentId, before()->stack.type.value, before()->stack.name);
    change(requests::stopStack(targetOf(before()->stack)), [this](const Result<Stack> &answer) { stopAnswered(answer); });
}

void StartStop::stopAnswered(const Result<Stack> &answer)
{
    if (answer)
        return stopped();
    const ApiError &error = answer.error();
    if (isOpen(error))
        return settleStop();
    if (says(error, "already inactive"_L1))
        return wantsStart() ? stopped() : done(tr("%1 was stopped already.").arg(stackName()));
    if (changedNothing(error))
        return refuse(error);
    stopFailed(error);
}

void StartStop::stopFailed(const ApiError &error)
{
    read(StackReading::Everything, [this, error](const Result<StackBefore> &now) {
        if (now)
            setAfter(*now);
        const QString reason = deployReason(error, subject().environmentName);
        fail(tr("%1 could not be stopped. %2 %3").arg(stackName(), reason, runs(now)).simplified(), error);
    });
}

void StartStop::settleStop()
{
    tell(tr("The answer was lost; looking what came of it"));
    settle(StackReading::Everything, pace().settle, [this](const Result<StackBefore> &now, bool isLast) -> std::optional<Finding> {
        if (now && now->stack.status.value == StackStatus::Inactive)
            return Finding{Outcome::Done, {}};
        if (now && isLast && now->engineRead && now->containers == before()->containers)
            return Finding{Outcome::Failed, tr("The answer was lost, and %1 was not stopped: %2.").arg(stackName(), stackwords::running(*now))};
        return std::nullopt;
    }, [this](const Finding &finding, const Result<StackBefore> &now) {
        if (finding.outcome == Outcome::Done)
            return stopped();
        if (finding.outcome == Outcome::Failed)
            return fail(finding.sentence);
        leaveOpen(tr("The answer of %1 was lost, so it is not known whether %2 was stopped. %3").arg(serverName(), stackName(), runs(now)));
    });
}

void StartStop::stopped()
{
    m_wasStopped = true;
    waitUntilGone();
}

// Of a Swarm stack containers and networks linger after a stop, and a start meanwhile fails.
void StartStop::waitUntilGone()
{
    const bool lingers = before()->stack.type.value == StackType::Swarm;
    settle(StackReading::Everything, lingers ? pace().swarmGone : std::chrono::milliseconds(0), [](const Result<StackBefore> &now, bool isLast) {
        const bool isGone = now && (now->isBare() || !now->engineRead);
        return isGone || isLast ? std::optional(Finding{isGone ? Outcome::Done : Outcome::None, {}}) : std::nullopt;
    }, [this, lingers](const Finding &finding, const Result<StackBefore> &now) {
        const QString left = now ? stackwords::remaining(*now) : QString();
        if (!wantsStart())
            return stopEnded(finding.outcome == Outcome::Done ? QString() : left);
        if (finding.outcome == Outcome::Done || !lingers)
            return start();
        failHalfWay(tr("What ran of it is still going away (%1), so it was not started yet.").arg(left));
    });
}

void StartStop::stopEnded(const QString &left)
{
    setUndo({OperationOffer::Kind::Undo, tr("Start it again"), StartPlan{before()->stack}});
    const QString gone = left.isEmpty() ? tr("Its containers and networks were removed.") : tr("What ran of it is going away (%1).").arg(left);
    done(tr("%1 was stopped. %2 %3").arg(stackName(), gone, stackwords::volumesStay(*before())).trimmed());
}

void StartStop::start()
{
    m_isStopping = false;
    const Stack &stack = before()->stack;
    watch(session(), stack.environmentId, stack.type.value, stack.name);
    change(requests::startStack(targetOf(stack)), [this](const Result<Stack> &answer) { startAnswered(answer); });
}

void StartStop::startAnswered(const Result<Stack> &answer)
{
    if (answer || isOpen(answer.error()))
        return settleStart();
    const ApiError &error = answer.error();
    const bool isRunning = error.kind == Kind::Conflict && says(error, "already running"_L1);
    if (m_wasStopped || !changedNothing(error) || isRunning || says(error, "already active"_L1))
        return startFailed(error);
    refuse(error);
}

void StartStop::startFailed(const ApiError &error)
{
    read(StackReading::Everything, [this, error](const Result<StackBefore> &now) {
        if (now)
            setAfter(*now);
        const bool isActive = now && now->stack.status.value == StackStatus::Active;
        if (isActive && now->engineRead && stackwords::pulseOf(*now).isWell() && !now->isBare())
            return done(tr("%1 was running already: %2.").arg(stackName(), stackwords::running(*now)));
        if (says(error, "already active"_L1)) {
            addOffer({OperationOffer::Kind::StopFirst, tr("Stop it, then start it"), RestartPlan{before()->stack}});
            return refuse(tr("Portainer counts %1 as running although nothing of it runs. It has to be stopped first, then it starts.")
                              .arg(stackName()), detailsOf(error));
        }
        if (error.kind == Kind::Conflict && !m_wasStopped)
            return refuse(tr("Containers with the name of %1 are there already, made by something else. Remove them first. %2")
                              .arg(stackName(), runs(now)), detailsOf(error));
        failHalfWay(deployReason(error, subject().environmentName), error);
    });
}

void StartStop::settleStart()
{
    settle(StackReading::Everything, pace().settle, [](const Result<StackBefore> &now, bool isLast) -> std::optional<Finding> {
        if (!now)
            return std::nullopt;
        if (now->stack.status.value == StackStatus::Error)
            return Finding{Outcome::Failed, {}};
        const bool isActive = now->stack.status.value == StackStatus::Active;
        if (isActive && (isLast || hasSettled(*now)))
            return Finding{Outcome::Done, {}};
        if (isLast && now->stack.status.value == StackStatus::Inactive && now->engineRead && now->isBare())
            return Finding{Outcome::Failed, {}};
        return std::nullopt;
    }, [this](const Finding &finding, const Result<StackBefore> &now) {
        if (finding.outcome == Outcome::Done)
            return started(now);
        if (finding.outcome == Outcome::Failed)
            return failHalfWay(tr("The answer was lost, and nothing of it runs."));
        leaveOpen(tr("The answer of %1 was lost, so it is not known whether %2 was started. %3").arg(serverName(), stackName(), runs(now)));
    });
}

void StartStop::started(const Result<StackBefore> &now)
{
    if (kind() == OperationKind::Start)
        setUndo({OperationOffer::Kind::Undo, tr("Stop it again"), StopPlan{before()->stack}});
    const QString running = runs(now);
    if (kind() == OperationKind::Start)
        return done(tr("%1 was started. %2").arg(stackName(), running).trimmed());
    const QString words = m_wasStopped ? tr("%1 was restarted. %2") : tr("%1 was stopped before, so it was started. %2");
    done(words.arg(stackName(), running).trimmed());
}

// A restart whose first half is done must not end as if nothing had happened.
void StartStop::failHalfWay(const QString &why, const ApiError &error)
{
    addOffer({m_wasStopped ? OperationOffer::Kind::StartAgain : OperationOffer::Kind::Retry, tr("Start it"), StartPlan{before()->stack}});
    const QString words = m_wasStopped ? tr("%1 was stopped, but could not be started again: it does not run now. %2")
                                       : tr("%1 could not be started. %2");
    fail(words.arg(stackName(), why).trimmed(), error);
}

void StartStop::waitingStopped()
{
    if (wantsStop() && wantsStart() && m_isStopping) {
        addOffer({OperationOffer::Kind::StartAgain, tr("Start it"), StartPlan{before()->stack}});
        stopWatching();
        return leaveOpen(tr("Longshore stopped waiting while %1 was being stopped, and has not started it again.").arg(stackName()));
    }
    StackOperation::waitingStopped();
}

QString StartStop::progressOf(const StackBefore &seen) const
{
    return m_isStopping ? stackwords::remaining(seen) : stackwords::running(seen);
}

QString StartStop::runs(const Result<StackBefore> &now) const
{
    const QString words = now ? stackwords::running(*now) : QString();
    if (words.isEmpty())
        return {};
    return words.left(1).toUpper() + words.mid(1) + u'.';
}

} // namespace longshore
