// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/poddeletion.h"

#include "app/core/displaytext.h"
#include "app/session/operationwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

PodDeletion::PodDeletion(const Plan &plan, const OperationContext &context)
    : ClusterOperation(plan, context)
{
}

PodPlace PodDeletion::which() const
{
    return {wanted().environment, wanted().object.namespaceName, wanted().object.name};
}

bool PodDeletion::isGone(const Result<Pod> &now) const
{
    return now ? now->object.uid != wanted().object.uid : now.error().kind == Kind::NotFound;
}

void PodDeletion::inspect(const std::function<void(const Result<Pod> &)> &then)
{
    ask(requests::pod(wanted().environment, wanted().object.namespaceName, wanted().object.name), then);
}

void PodDeletion::begin()
{
    inspect([this](const Result<Pod> &now) {
        if (isGone(now))
            return done(now ? tr("%1 was gone already, and another pod has its name. Nothing was sent.").arg(stackName())
                            : tr("%1 was gone already, so nothing was sent.").arg(stackName()));
        if (!now)
            return refuseAs(now.error());
        if (now->isEnding)
            return done(tr("%1 was being ended already, so nothing was sent.").arg(stackName()));
        m_before = *now;
        lookAround([this](const Surroundings &around) {
            noteBefore(around);
            change(requests::deletePod(which(), wanted().object.uid), [this](const Result<Nothing> &answer) { answered(answer); });
        });
    });
}

void PodDeletion::answered(const Result<Nothing> &answer)
{
    if (answer)
        return follow(QDeadlineTimer(pace().settle));
    const ApiError &error = answer.error();
    if (error.kind == Kind::NotFound)
        return done(tr("%1 was deleted by somebody else meanwhile.").arg(stackName()));
    if (error.kind == Kind::Conflict) // Its name stands for another uid.
        return done(tr("%1 was gone meanwhile, and another pod has its name. That one was left alone.").arg(stackName()));
    if (isDoubtful(error))
        return findOut(isOpen(error) ? QDeadlineTimer(pace().settle) : QDeadlineTimer(0), isOpen(error) ? std::nullopt : std::optional(error));
    refuseAs(error);
}

/// The answer was lost, or says little: what the pod is now tells. Nothing is sent again.
void PodDeletion::findOut(const QDeadlineTimer &deadline, const std::optional<ApiError> &told)
{
    inspect([this, deadline, told](const Result<Pod> &now) {
        if (isGone(now) || (now && now->isEnding))
            return follow(QDeadlineTimer(pace().settle));
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline, told] { findOut(deadline, told); });
        if (told)
            return failAs(*told);
        leaveOpen(now ? tr("The answer of %1 was lost, and %2 is there as before. Nothing was sent again.").arg(serverName(), stackName())
                      : tr("The answer of %1 was lost, and what became of %2 could not be read. Nothing was sent again.").arg(serverName(), stackName()));
    });
}

void PodDeletion::follow(const QDeadlineTimer &deadline)
{
    lookAround([this, deadline](const Surroundings &around) {
        if (around.podsRead)
            return judge(around, deadline);
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline] { follow(deadline); });
        done(tr("%1 is being deleted. How it is now could not be read.").arg(stackName()));
    });
}

void PodDeletion::judge(const Surroundings &around, const QDeadlineTimer &deadline)
{
    const bool isThere = std::ranges::any_of(around.pods, [this](const Pod &pod) { return pod.object.uid == m_before.object.uid; });
    const auto successor = std::ranges::find_if(around.pods, [this](const Pod &pod) {
        return isNew(pod) && !pod.isEnding && !m_before.owner.uid.isEmpty() && pod.owner.uid == m_before.owner.uid;
    });
    if (!isThere)
        return judgeGone(successor == around.pods.cend() ? nullptr : &*successor, around, deadline);
    tell(tr("it is being ended"));
    if (!deadline.hasExpired())
        return later(pace().look, [this, deadline] { follow(deadline); });
    done(tr("%1 is being ended, but is not gone yet.").arg(stackName()));
}

void PodDeletion::judgeGone(const Pod *successor, const Surroundings &around, const QDeadlineTimer &deadline)
{
    if (m_before.owner.kind.isEmpty())
        return done(tr("%1 was deleted. Nothing makes it anew but a deploy of its stack.").arg(stackName()));
    if (!hasSuccessor())
        return done(tr("%1 was deleted.").arg(stackName()));
    const QString name = successor ? oneLine(successor->object.name) : QString();
    if (successor && successor->isReady())
        return done(name == stackName() ? tr("%1 was deleted, and runs anew.").arg(name) : tr("%1 was deleted. %2 runs in its place.").arg(stackName(), name));
    tell(successor ? tr("it is gone; %1 is coming up").arg(name) : tr("it is gone; another one is to come"));
    const QString trouble = successor ? troubleOf(*successor) : newWarning(around, m_before.owner.uid);
    if (isStuck(trouble))
        return fail(tr("%1 was deleted, but the pod in its place does not run: %2").arg(stackName(), trouble));
    if (!deadline.hasExpired())
        return later(pace().look, [this, deadline] { follow(deadline); });
    if (!successor)
        return done(trouble.isEmpty() ? tr("%1 was deleted. No other has come in its place.").arg(stackName())
                                      : tr("%1 was deleted. No other has come in its place: %2").arg(stackName(), trouble));
    const QString hint = trouble.isEmpty() ? newWarning(around, successor->object.uid) : trouble;
    done(hint.isEmpty() ? tr("%1 was deleted. %2 came in its place, but is not ready yet.").arg(stackName(), name)
                        : tr("%1 was deleted. %2 came in its place, but is not ready yet: %3").arg(stackName(), name, hint));
}

/// A job makes another one only while it has not ended, so none is waited for.
bool PodDeletion::hasSuccessor() const
{
    return m_before.owner.kind == "ReplicaSet"_L1 || m_before.owner.kind == "StatefulSet"_L1 || m_before.owner.kind == "DaemonSet"_L1;
}

} // namespace longshore
