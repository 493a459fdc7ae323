// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/removal.h"

#include "app/portainer/stackrequests.h"
#include "app/session/deployreason.h"
#include "app/session/limitednews.h"
#include "app/session/ownershiprules.h"
#include "app/session/stackcopy.h"
#include "app/session/stackwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Outcome = OperationOutcome;

DeleteOperation::DeleteOperation(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

void DeleteOperation::begin()
{
    read(StackReading::Everything, [this](const Result<StackBefore> &now) {
        if (!now && now.error().kind == ApiError::Kind::NotFound)
            return done(tr("%1 was removed already, so nothing was sent.").arg(stackName()));
        if (!now)
            return refuse(now.error());
        setBefore(*now);
        check(*now);
    });
}

void DeleteOperation::check(const StackBefore &now)
{
    const Stack &stack = now.stack;
    if (refusedAsElsewhere(std::get<DeletePlan>(plan()).stack, stack))
        return;
    const QList<Environment> environments = session() ? session()->environments() : QList<Environment>();
    const bool isOrphan = !environments.isEmpty() && std::ranges::find(environments, stack.environmentId, &Environment::id) == environments.end();
    if (isOrphan)
        return refuse(tr("The environment of %1 is gone. Removing it now would remove whatever has its name in another environment: associate it with "
                         "one first, then remove it. Nothing was sent.").arg(stackName()));
    if (std::ranges::any_of(now.containers, &Container::isPortainer))
        return refuse(tr("%1 runs Portainer itself, which would cut itself off in the middle. Nothing was sent.").arg(stackName()));
    if (stack.name.isEmpty() && stack.type.value != StackType::Kubernetes)
        return refuse(tr("%1 has no name, and Portainer cannot remove such a stack. Nothing was sent.").arg(stackName()));
    keepUndo();
    watch(session(), stack.environmentId, stack.type.value, stack.name);
    change(requests::deleteStack(targetOf(stack)), [this](const Result<Nothing> &answer) { answered(answer); });
}

// It can be made once more from what is kept here, though as a new stack; credentials of a repository are not known.
void DeleteOperation::keepUndo()
{
    QString why;
    const auto copy = draftOf(*before(), &why);
    if (!copy)
        return;
    const std::optional<OwnershipChoice> owner = before()->stack.resourceControl ? std::optional(choiceOf(before()->stack)) : std::nullopt;
    const QString words = tr("Create it again, as a new stack");
    if (const auto *git = std::get_if<NewGitStack>(&*copy)) {
        NewGitStack again = *git;
        again.autoUpdate = before()->stack.autoUpdate;
        return setUndo({OperationOffer::Kind::Undo, words, CreateFromGitPlan{again, owner}});
    }
    setUndo({OperationOffer::Kind::Undo, words, CreatePlan{std::get<NewStack>(*copy), owner}});
}

void DeleteOperation::answered(const Result<Nothing> &answer)
{
    if (answer)
        return readBack(false);
    const ApiError &error = answer.error();
    if (error.kind == ApiError::Kind::NotFound || isOpen(error))
        return readBack(true);
    if (changedNothing(error))
        return refuse(error);
    failed(error);
}

void DeleteOperation::failed(const ApiError &error)
{
    read(StackReading::Everything, [this, error](const Result<StackBefore> &now) {
        if (now)
            setAfter(*now);
        if (!now && now.error().kind == ApiError::Kind::NotFound)
            return deleted();
        const QString running = now ? stackwords::running(*now) : QString();
        const QString left = running.isEmpty() ? QString() : tr("Now %1.").arg(running);
        fail(tr("%1 could not be removed, so its record stays. %2 %3").arg(stackName(), deployReason(error, subject().environmentName), left).simplified(),
             error);
    });
}

void DeleteOperation::readBack(bool isLost)
{
    settle(StackReading::Everything, isLost ? pace().settle : std::chrono::milliseconds(0), [](const Result<StackBefore> &now, bool) {
        const bool isGone = !now && now.error().kind == ApiError::Kind::NotFound;
        return isGone ? std::optional(Finding{Outcome::Done, {}}) : std::nullopt;
    }, [this, isLost](const Finding &finding, const Result<StackBefore> &now) {
        if (finding.outcome == Outcome::Done)
            return deleted();
        if (!now)
            return isLost ? leaveOpen(tr("The answer of %1 was lost, and it cannot be asked whether %2 was removed.").arg(serverName(), stackName()))
                          : deleted();
        const QString running = stackwords::running(*now);
        if (isLost && now->containers == before()->containers)
            return fail(tr("The answer of %1 was lost, and %2 was not removed: %3.").arg(serverName(), stackName(), running));
        leaveOpen(tr("%1 is still listed after it was removed: %2.").arg(stackName(), running));
    });
}

void DeleteOperation::deleted()
{
    const Stack &stack = before()->stack;
    readByName(session(), stack.environmentId, stack.type.value, stack.name, [this](const Result<StackBefore> &left) {
        if (left)
            setAfter(*left);
        const bool lingers = left && left->engineRead && !left->isBare();
        const QString gone = lingers ? tr("What ran of it is going away (%1).").arg(stackwords::remaining(*left)) : QString();
        done(tr("%1 was removed. %2 %3").arg(stackName(), gone, stackwords::volumesStay(*before())).simplified());
    });
}

QString DeleteOperation::progressOf(const StackBefore &seen) const
{
    return stackwords::remaining(seen);
}

DeleteLimitedOperation::DeleteLimitedOperation(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

void DeleteLimitedOperation::begin()
{
    readByName(session(), wanted().environment, wanted().type, wanted().name, [this](const Result<StackBefore> &there) {
        if (!there)
            return refuse(there.error());
        setBefore(*there);
        if (there->isBare())
            return done(tr("Nothing of %1 is there any more, so nothing was sent.").arg(stackName()));
        if (const QStringList news = newsSince(wanted().shown, *there); !news.isEmpty())
            return refuse(tr("There is more of %1 than was shown: %2. Nothing was sent; look at it again.").arg(stackName(), stackwords::andList(news)));
        watch(session(), wanted().environment, wanted().type, wanted().name);
        change(requests::deleteExternalSwarmStack(wanted().name, wanted().environment), [this](const Result<Nothing> &answer) { answered(answer); });
    });
}

void DeleteLimitedOperation::answered(const Result<Nothing> &answer)
{
    const bool isLost = !answer && isOpen(answer.error());
    if (answer || isLost)
        return readBack(QDeadlineTimer(pace().swarmGone), isLost);
    if (answer.error().httpStatus == 400)
        return refuse(tr("Portainer keeps a stack called %1 somewhere on this server, so it does not remove this one by its name.").arg(stackName()));
    if (changedNothing(answer.error()))
        return refuse(answer.error());
    fail(tr("%1 could not be removed. %2").arg(stackName(), deployReason(answer.error(), subject().environmentName)).trimmed(), answer.error());
}

void DeleteLimitedOperation::readBack(const QDeadlineTimer &deadline, bool isLost)
{
    readByName(session(), wanted().environment, wanted().type, wanted().name, [this, deadline, isLost](const Result<StackBefore> &left) {
        if (left)
            setAfter(*left);
        if (left && left->isBare())
            return done(tr("%1 was removed. %2").arg(stackName(), stackwords::volumesStay(*before())).trimmed());
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline, isLost] { readBack(deadline, isLost); });
        if (left && left->engineRead && left->services == before()->services && isLost)
            return fail(tr("The answer of %1 was lost, and %2 was not removed: %3.").arg(serverName(), stackName(), stackwords::running(*left)));
        leaveOpen(tr("%1 took it to remove %2, but it is not all gone yet: %3.").arg(serverName(), stackName(), left ? stackwords::remaining(*left) : QString()));
    });
}

QString DeleteLimitedOperation::progressOf(const StackBefore &seen) const
{
    return stackwords::remaining(seen);
}

} // namespace longshore
