// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/workloadoperation.h"

#include "app/core/displaytext.h"
#include "app/session/operationwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

WorkloadOperation::WorkloadOperation(const Plan &plan, const OperationContext &context)
    : ClusterOperation(plan, context)
{
}

WorkloadPlace WorkloadOperation::which() const
{
    return {wanted().environment, wanted().kind, wanted().object.namespaceName, wanted().object.name};
}

bool WorkloadOperation::isWanted(const Result<WorkloadState> &found) const
{
    return found && found->workload.object.uid == wanted().object.uid;
}

void WorkloadOperation::inspect(const std::function<void(const Result<WorkloadState> &)> &then)
{
    ask(requests::workload(which()), then);
}

/// What stands around it first: between reading the workload itself and changing it nothing is to come.
void WorkloadOperation::begin()
{
    lookAround([this](const Surroundings &around) {
        noteBefore(around);
        inspect([this](const Result<WorkloadState> &now) { check(now); });
    });
}

void WorkloadOperation::check(const Result<WorkloadState> &now)
{
    if (!now && now.error().kind == Kind::NotFound)
        return refuse(tr("There is no %1 %2 any more. Nothing was sent.").arg(kindName(wanted().kind), stackName()));
    if (!now)
        return refuseAs(now.error());
    if (!isWanted(now))
        return refuse(tr("%1 was removed and made anew since it was shown. Nothing was sent; look at it again.").arg(stackName()));
    m_before = *now;
    if (wanted().action == WorkloadAction::Scale)
        checkScale();
    else
        checkRestart();
}

void WorkloadOperation::checkScale()
{
    const qint64 now = m_before.workload.desired;
    if (!m_before.workload.isScalable())
        return refuse(tr("%1 has no number of replicas, so it cannot be scaled. Nothing was sent.").arg(stackName()));
    if (now == wanted().replicas)
        return done(tr("%1 is to have %2 replicas already, so nothing was sent.").arg(stackName()).arg(now));
    if (wanted().shownReplicas && now != wanted().shownReplicas)
        return refuse(tr("%1 is to have %2 replicas by now, not the %3 that were shown. Nothing was sent; look at it again.")
                          .arg(stackName()).arg(now).arg(*wanted().shownReplicas));
    change(requests::scaleWorkload(which(), m_before.version, wanted().replicas), [this](const Result<WorkloadState> &answer) { answered(answer); });
}

/// A template that has the very same mark already would not roll out.
void WorkloadOperation::checkRestart()
{
    if (!m_before.workload.isRestartable())
        return refuse(tr("%1 rolls nothing out, so there is nothing to restart. Nothing was sent.").arg(stackName()));
    if (m_before.isPaused)
        return refuse(tr("The rollout of %1 is paused, so a restart would replace nothing. Nothing was sent.").arg(stackName()));
    QDateTime moment = QDateTime::currentDateTimeUtc();
    while (moment.toString(Qt::ISODate) == m_before.restartedAt)
        moment = moment.addSecs(1);
    m_moment = moment.toString(Qt::ISODate);
    change(requests::restartWorkload(which(), m_before.version, m_moment), [this](const Result<WorkloadState> &answer) { answered(answer); });
}

void WorkloadOperation::answered(const Result<WorkloadState> &answer)
{
    if (answer) {
        m_generation = answer->generation;
        return follow(QDeadlineTimer(pace().settle));
    }
    const ApiError &error = answer.error();
    if (error.kind == Kind::NotFound)
        return refuse(tr("There is no %1 %2 any more. Nothing was changed.").arg(kindName(wanted().kind), stackName()));
    if (error.kind == Kind::Conflict)
        return conflicted(error);
    if (isDoubtful(error))
        return findOut(isOpen(error) ? QDeadlineTimer(pace().settle) : QDeadlineTimer(0), isOpen(error) ? std::nullopt : std::optional(error));
    refuseAs(error);
}

// It did nothing: each change of a workload gives it another version, also what its own pods do to its status. Trying again is left to who
// asked for it.
void WorkloadOperation::conflicted(const ApiError &error)
{
    inspect([this, error](const Result<WorkloadState> &now) {
        addOffer({OperationOffer::Kind::Retry, tr("Try again"), plan(), {}});
        const bool isStatus = isWanted(now) && now->generation == m_before.generation;
        refuse(isStatus ? tr("The pods of %1 were changing just then, so the cluster did not take the change. Nothing was changed; try again.").arg(stackName())
                        : tr("%1 was changed by somebody else just then, so the cluster did not take the change. Look at it, then try again.").arg(stackName()),
               detailsOf(error));
    });
}

/// The answer was lost, or says little: what the workload is now tells. Nothing is sent again.
void WorkloadOperation::findOut(const QDeadlineTimer &deadline, const std::optional<ApiError> &told)
{
    inspect([this, deadline, told](const Result<WorkloadState> &now) {
        if (wasTaken(now))
            return follow(QDeadlineTimer(pace().settle));
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline, told] { findOut(deadline, told); });
        if (told)
            return failAs(*told);
        leaveOpen(now ? tr("The answer of %1 was lost, and %2 looks as before. Nothing was sent again.").arg(serverName(), stackName())
                      : tr("The answer of %1 was lost, and what became of %2 could not be read. Nothing was sent again.").arg(serverName(), stackName()));
    });
}

bool WorkloadOperation::wasTaken(const Result<WorkloadState> &now) const
{
    if (!isWanted(now))
        return false;
    return wanted().action == WorkloadAction::Scale ? now->workload.desired == wanted().replicas : now->restartedAt == m_moment;
}

void WorkloadOperation::follow(const QDeadlineTimer &deadline)
{
    inspect([this, deadline](const Result<WorkloadState> &now) {
        if (isWanted(now))
            return lookAround([this, deadline, state = *now](const Surroundings &around) { judge(state, around, deadline); });
        if (now || now.error().kind == Kind::NotFound)
            return done(tr("%1. It was removed since.").arg(past()));
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline] { follow(deadline); });
        done(tr("%1. How it is now could not be read.").arg(past()));
    });
}

void WorkloadOperation::judge(const WorkloadState &now, const Surroundings &around, const QDeadlineTimer &deadline)
{
    if (isOverruled(now))
        return done(wanted().action == WorkloadAction::Scale
                        ? tr("%1. Since then somebody, or an autoscaler, has asked for %2.").arg(past()).arg(now.workload.desired)
                        : tr("%1. Since then it was restarted once more.").arg(past()));
    const QString count = countOf(now);
    tell(count);
    if (hasSettled(now))
        return arrived(now);
    const QString trouble = troubleIn(now, around);
    if (isStuck(trouble)) {
        if (wanted().action == WorkloadAction::Scale)
            addOffer(scaleBack());
        return fail(tr("%1, but its pods do not all run: %2 (%3)").arg(past(), trouble, count));
    }
    if (!deadline.hasExpired())
        return later(pace().look, [this, deadline] { follow(deadline); });
    const QString hint = trouble.isEmpty() ? hintIn(now, around) : trouble;
    done(hint.isEmpty() ? tr("%1. So far: %2.").arg(past(), count) : tr("%1. So far: %2. %3").arg(past(), count, hint));
}

void WorkloadOperation::arrived(const WorkloadState &now)
{
    const qint64 pods = now.workload.desired;
    if (wanted().action == WorkloadAction::Scale)
        setUndo(scaleBack());
    else if (now.replacesByHand)
        return done(tr("%1, but it replaces no pod by itself: each is made anew once it is deleted.").arg(past()));
    if (pods == 0)
        return done(tr("%1. Nothing of it runs.").arg(past()));
    if (wanted().action == WorkloadAction::Restart && replacedAtLeast(now) < pods)
        return done(tr("%1. %2 of its %3 pods are new; the others stay, as its update settings say.").arg(past()).arg(replacedAtLeast(now)).arg(pods));
    done(pods == 1 ? tr("%1. Its pod is ready.").arg(past()) : tr("%1. All %2 pods are ready.").arg(past()).arg(pods));
}

bool WorkloadOperation::isOverruled(const WorkloadState &now) const
{
    return wanted().action == WorkloadAction::Scale ? now.workload.desired != wanted().replicas : now.restartedAt != m_moment;
}

/// What is counted from before the cluster has seen the change does not count. Stateful sets of older clusters do not say what is available.
bool WorkloadOperation::hasSettled(const WorkloadState &now) const
{
    const Workload &workload = now.workload;
    if (!workload.isSettled || now.generation < m_generation)
        return false;
    if (wanted().action == WorkloadAction::Scale)
        return now.pods == workload.desired && workload.ready == workload.desired;
    const qint64 up = workload.kind == WorkloadKind::StatefulSet ? workload.ready : now.available;
    return now.replacesByHand || (workload.updated >= replacedAtLeast(now) && now.pods <= workload.desired && up >= workload.desired);
}

qint64 WorkloadOperation::replacedAtLeast(const WorkloadState &now) const
{
    return std::max<qint64>(0, now.workload.desired - std::max<qint64>(0, now.partition));
}

QString WorkloadOperation::countOf(const WorkloadState &now) const
{
    const Workload &workload = now.workload;
    if (!workload.isSettled)
        return tr("the cluster has not begun with it");
    return wanted().action == WorkloadAction::Scale ? tr("%1 of %2 pods ready").arg(workload.ready).arg(workload.desired)
                                                    : tr("%1 of %2 pods replaced").arg(workload.updated).arg(workload.desired);
}

QString WorkloadOperation::troubleIn(const WorkloadState &now, const Surroundings &around) const
{
    for (const Pod &pod : around.pods)
        if (isNew(pod) && pod.belongsTo(now.workload))
            if (const QString trouble = troubleOf(pod); !trouble.isEmpty())
                return trouble;
    if (!now.workload.isSettled)
        return {};
    if (isNewCondition(now, "ReplicaFailure"_L1, "True"_L1))
        return oneLine(now.workload.condition("ReplicaFailure"_L1)->message);
    if (isNewCondition(now, "Progressing"_L1, "False"_L1))
        return oneLine(now.workload.condition("Progressing"_L1)->message);
    return now.pods < now.workload.desired ? newWarning(around, now.workload.object.uid) : QString();
}

/// Pods that were in trouble before, and warnings about pods on their way: a volume that is not to be had, a probe that fails.
QString WorkloadOperation::hintIn(const WorkloadState &now, const Surroundings &around) const
{
    for (const Pod &pod : around.pods) {
        if (!pod.belongsTo(now.workload) || pod.isReady())
            continue;
        const QString trouble = troubleOf(pod);
        if (const QString hint = trouble.isEmpty() ? newWarning(around, pod.object.uid) : trouble; !hint.isEmpty())
            return hint;
    }
    return {};
}

bool WorkloadOperation::isNewCondition(const WorkloadState &now, QLatin1StringView type, QLatin1StringView status) const
{
    const KubernetesCondition *condition = now.workload.condition(type);
    const KubernetesCondition *earlier = m_before.workload.condition(type);
    return condition && condition->status == status && !(earlier && *earlier == *condition);
}

QString WorkloadOperation::past() const
{
    if (wanted().action == WorkloadAction::Scale)
        return tr("%1 was scaled to %2").arg(stackName()).arg(wanted().replicas);
    return operationwords::past(kind(), subject().stackName);
}

OperationOffer WorkloadOperation::scaleBack() const
{
    WorkloadPlan back = wanted();
    back.replicas = m_before.workload.desired;
    back.shownReplicas = wanted().replicas;
    return {OperationOffer::Kind::Undo, tr("Scale it back to %1").arg(back.replicas), back, {}};
}

} // namespace longshore
