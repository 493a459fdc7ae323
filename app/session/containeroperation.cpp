// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/containeroperation.h"

#include "app/core/displaytext.h"
#include "app/portainer/enginerequests.h"
#include "app/session/operationwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

ContainerOperation::ContainerOperation(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

void ContainerOperation::begin()
{
    look([this](const Result<QList<Container>> &all) {
        if (!all)
            return refuse(all.error());
        check(*all);
    });
}

void ContainerOperation::look(const Looked &looked)
{
    const EngineStack &where = wanted().where;
    if (where.name.isEmpty())
        return ask(requests::containers(where.environment), looked);
    ask(where.type == StackType::Swarm ? requests::containersOfSwarmStack(where.environment, where.name)
                                       : requests::containersOfProject(where.environment, where.name), looked);
}

const Container *ContainerOperation::find(const QList<Container> &all) const
{
    const auto byId = std::ranges::find_if(all, [this](const Container &each) { return each.id == wanted().id || each.id == m_newId; });
    if (byId != all.end())
        return &*byId;
    if (wanted().action != ContainerAction::Recreate)
        return nullptr;
    const auto byName = std::ranges::find_if(all, [this](const Container &each) { return each.name() == wanted().name; });
    return byName == all.end() ? nullptr : &*byName;
}

void ContainerOperation::check(const QList<Container> &all)
{
    const auto there = std::ranges::find(all, wanted().id, &Container::id);
    if (there == all.end()) {
        if (wanted().action == ContainerAction::Remove)
            return done(tr("%1 was gone already, so nothing was sent.").arg(stackName()));
        return refuse(tr("There is no such %1 any more: it was removed or made anew since it was shown. Nothing was sent.").arg(stackName()));
    }
    if (there->isPortainer && wanted().action != ContainerAction::Start)
        return refuse(tr("%1 is the Portainer that carries this out: it would cut itself off. Nothing was sent.").arg(stackName()));
    if (const auto finding = needsNothing(*there))
        return end(finding->outcome, finding->sentence);
    send();
}

/// What it is already is not sent for; what the engine would refuse is said beforehand, in our words.
std::optional<StackOperation::Finding> ContainerOperation::needsNothing(const Container &container) const
{
    using Outcome = OperationOutcome;
    const bool isPaused = container.state == "paused"_L1;
    const bool runs = container.isRunning();
    switch (wanted().action) {
    case ContainerAction::Start:
        if (isPaused)
            return Finding{Outcome::Refused, tr("%1 is paused. Resume it instead; nothing was sent.").arg(stackName())};
        return runs ? std::optional(Finding{Outcome::Done, tr("%1 was running already, so nothing was sent.").arg(stackName())}) : std::nullopt;
    case ContainerAction::Stop:
        return runs ? std::nullopt : std::optional(Finding{Outcome::Done, tr("%1 was stopped already, so nothing was sent.").arg(stackName())});
    case ContainerAction::Resume:
        return isPaused ? std::nullopt : std::optional(Finding{Outcome::Done, tr("%1 was not paused, so nothing was sent.").arg(stackName())});
    case ContainerAction::Pause:
        if (isPaused)
            return Finding{Outcome::Done, tr("%1 was paused already, so nothing was sent.").arg(stackName())};
        [[fallthrough]];
    case ContainerAction::Kill:
        return runs ? std::nullopt : std::optional(Finding{Outcome::Refused, tr("%1 does not run. Nothing was sent.").arg(stackName())});
    case ContainerAction::Restart:
    case ContainerAction::Remove:
    case ContainerAction::Recreate: break;
    }
    return {};
}

void ContainerOperation::send()
{
    const EnvironmentId where = wanted().where.environment;
    const QString &id = wanted().id;
    const auto sendOne = [this](const Request<Nothing> &request) {
        change(request, [this](const Result<Nothing> &answer) { answered(answer); });
    };
    switch (wanted().action) {
    case ContainerAction::Start: return sendOne(requests::startContainer(where, id));
    case ContainerAction::Stop: return sendOne(requests::stopContainer(where, id));
    case ContainerAction::Restart: return sendOne(requests::restartContainer(where, id));
    case ContainerAction::Kill: return sendOne(requests::killContainer(where, id));
    case ContainerAction::Pause: return sendOne(requests::pauseContainer(where, id));
    case ContainerAction::Resume: return sendOne(requests::resumeContainer(where, id));
    case ContainerAction::Remove: return sendOne(requests::removeContainer(where, id));
    case ContainerAction::Recreate: break;
    }
    change(requests::recreateContainer(where, id, wanted().pullImage), [this](const Result<QString> &made) {
        if (made)
            m_newId = *made;
        answered(made);
    });
}

template <typename T>
void ContainerOperation::answered(const Result<T> &answer)
{
    if (answer)
        return readBack(QDeadlineTimer(0), false);
    if (isDenial(answer.error()))
        return answer.error().httpStatus == 502 ? readBackDenial(answer.error()) : failedWith(answer.error());
    if (isOpen(answer.error()))
        return readBack(QDeadlineTimer(pace().settle), true);
    failedWith(answer.error());
}

/// Something on the way says the same when it has waited long enough, and the engine does it all the same: one look tells.
void ContainerOperation::readBackDenial(const ApiError &error)
{
    look([this, error](const Result<QList<Container>> &all) {
        if (!all)
            return readBack(QDeadlineTimer(pace().settle), true);
        const Container *now = find(*all);
        if (isAsWanted(now))
            return conclude(now, true);
        failedWith(error);
    });
}

void ContainerOperation::failedWith(const ApiError &error)
{
    if (isDenial(error))
        return refuseAsDenied(error);
    if (changedNothing(error))
        return refuse(error);
    fail(tr("Longshore could not %1. %2").arg(operationwords::action(kind(), subject().stackName), oneLine(error.details.isEmpty() ? error.message : error.details)).trimmed(),
         error);
}

void ContainerOperation::readBack(const QDeadlineTimer &deadline, bool isLost)
{
    look([this, deadline, isLost](const Result<QList<Container>> &all) {
        const Container *now = all ? find(*all) : nullptr;
        if (all && (isAsWanted(now) || !isLost))
            return conclude(now, isLost);
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline, isLost] { readBack(deadline, isLost); });
        if (all && isLost)
            return conclude(now, true);
        if (!isLost)
            return done(operationwords::past(kind(), subject().stackName) + tr(". How it is now could not be read."));
        leaveOpen(tr("The answer of %1 was lost, and it has not been possible to read what came of it. Nothing was sent again.").arg(serverName()));
    });
}

bool ContainerOperation::isAsWanted(const Container *now) const
{
    switch (wanted().action) {
    case ContainerAction::Remove: return !now;
    case ContainerAction::Recreate: return now && now->id != wanted().id;
    case ContainerAction::Start: return now && now->isRunning();
    case ContainerAction::Stop:
    case ContainerAction::Kill: return now && !now->isRunning();
    case ContainerAction::Pause: return now && now->state == "paused"_L1;
    case ContainerAction::Resume: return now && now->state == "running"_L1;
    case ContainerAction::Restart: break;
    }
    return false; // That it runs says nothing about whether it was restarted.
}

void ContainerOperation::conclude(const Container *now, bool isLost)
{
    const QString past = operationwords::past(kind(), subject().stackName);
    const bool isWanted = isAsWanted(now);
    if (isLost && !isWanted)
        return leaveOpen(tr("The answer of %1 was lost. %2 Nothing was sent again.")
                             .arg(serverName(), now ? aftermath(*now) : tr("%1 is not there any more.").arg(stackName())));
    if (!now)
        return done(past + u'.');
    const bool shouldRun = wanted().action == ContainerAction::Start || wanted().action == ContainerAction::Restart;
    if (shouldRun && !now->isRunning())
        return fail(tr("%1, but it did not stay up. %2").arg(past, aftermath(*now)));
    done(wanted().action == ContainerAction::Recreate ? tr("%1. %2").arg(past, aftermath(*now)) : past + u'.');
}

/// How it is now, in the engine's words.
QString ContainerOperation::aftermath(const Container &now) const
{
    return tr("It is now: %1.").arg(oneLine(now.status.isEmpty() ? now.state : now.status));
}

void ContainerOperation::waitingStopped()
{
    leaveOpen(tr("Longshore stopped waiting. %1 goes on with it by itself; look at %2 again in a while.").arg(serverName(), stackName()));
}

} // namespace longshore
