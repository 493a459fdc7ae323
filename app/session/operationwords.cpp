// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/operationwords.h"

#include "app/core/displaytext.h"
#include "app/session/session.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore::operationwords {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OperationWords", text);
}

/// Whom a plan is about, before names are looked up.
class SubjectOf
{
public:
    explicit SubjectOf(const Session &session)
        : m_session(session)
    {
    }

    OperationSubject operator()(const StartPlan &plan) const { return of(plan.stack); }
    OperationSubject operator()(const StopPlan &plan) const { return of(plan.stack); }
    OperationSubject operator()(const RestartPlan &plan) const { return of(plan.stack); }
    OperationSubject operator()(const UpdatePlan &plan) const { return of(plan.opened.stack); }
    OperationSubject operator()(const DetachPlan &plan) const { return of(plan.opened.stack); }
    OperationSubject operator()(const PutBackPlan &plan) const { return of(plan.now.stack); }
    OperationSubject operator()(const RedeployPlan &plan) const { return of(plan.opened.stack); }
    OperationSubject operator()(const GitSettingsPlan &plan) const { return of(plan.opened.stack); }
    OperationSubject operator()(const CreatePlan &plan) const { return made(plan.stack.environmentId, plan.stack.name, plan.stack.type); }
    OperationSubject operator()(const CreateFromGitPlan &plan) const { return made(plan.stack.environmentId, plan.stack.name, plan.stack.type); }
    OperationSubject operator()(const DeletePlan &plan) const { return of(plan.stack); }
    OperationSubject operator()(const DeleteLimitedPlan &plan) const
    {
        OperationSubject subject = made(plan.environment, plan.name, plan.type);
        subject.stack = plan.row;
        return subject;
    }
    OperationSubject operator()(const MigratePlan &plan) const { return of(plan.stack); }
    OperationSubject operator()(const DuplicatePlan &plan) const { return of(plan.stack); }
    OperationSubject operator()(const RenamePlan &plan) const { return of(plan.stack); }
    OperationSubject operator()(const AssociatePlan &plan) const { return of(plan.stack); }
    // No stack is named: what is done to one container leaves the stack free to be worked with.
    OperationSubject operator()(const ContainerPlan &plan) const { return made(plan.where.environment, plan.name, plan.where.type); }
    OperationSubject operator()(const ServicePlan &plan) const { return made(plan.where.environment, plan.name, plan.where.type); }
    OperationSubject operator()(const WorkloadPlan &plan) const { return made(plan.environment, plan.object.name, StackType::Kubernetes); }

private:
    OperationSubject made(EnvironmentId environment, const QString &name, StackType type) const
    {
        return {m_session.profile().id, m_session.profile().name, {}, name, environment, environmentName(m_session, environment), type};
    }
    OperationSubject of(const Stack &stack) const
    {
        OperationSubject subject = made(stack.environmentId, stack.displayName(), stack.type.value);
        subject.stack = stack.id;
        return subject;
    }

    const Session &m_session;
};

} // namespace

QString title(OperationKind kind, const QString &stackName)
{
    const auto named = [name = oneLine(stackName)](const QString &text) { return text.arg(name); };
    switch (kind) {
    case OperationKind::Start: return named(tr("Starting %1"));
    case OperationKind::Stop: return named(tr("Stopping %1"));
    case OperationKind::Restart: return named(tr("Restarting %1"));
    case OperationKind::Update: return named(tr("Updating %1"));
    case OperationKind::Redeploy: return named(tr("Pulling and redeploying %1"));
    case OperationKind::GitSettings: return named(tr("Saving the git settings of %1"));
    case OperationKind::Detach: return named(tr("Detaching %1 from git"));
    case OperationKind::Create: return named(tr("Creating %1"));
    case OperationKind::CreateFromGit: return named(tr("Creating %1 from git"));
    case OperationKind::Delete: return named(tr("Removing %1"));
    case OperationKind::DeleteLimited: return named(tr("Removing %1"));
    case OperationKind::Migrate: return named(tr("Migrating %1"));
    case OperationKind::Duplicate: return named(tr("Duplicating %1"));
    case OperationKind::Rename: return named(tr("Renaming %1"));
    case OperationKind::Associate: return named(tr("Associating %1"));
    case OperationKind::PutBack: return named(tr("Putting back the previous version of %1"));
    case OperationKind::StartContainer: return named(tr("Starting %1"));
    case OperationKind::StopContainer: return named(tr("Stopping %1"));
    case OperationKind::RestartContainer: return named(tr("Restarting %1"));
    case OperationKind::KillContainer: return named(tr("Killing %1"));
    case OperationKind::PauseContainer: return named(tr("Pausing %1"));
    case OperationKind::ResumeContainer: return named(tr("Resuming %1"));
    case OperationKind::RemoveContainer: return named(tr("Removing %1"));
    case OperationKind::RecreateContainer: return named(tr("Recreating %1"));
    case OperationKind::ScaleService: return named(tr("Scaling %1"));
    case OperationKind::ForceUpdateService: return named(tr("Replacing the tasks of %1"));
    case OperationKind::RollBackService: return named(tr("Rolling %1 back"));
    case OperationKind::RemoveService: return named(tr("Removing %1"));
    case OperationKind::ScaleWorkload: return named(tr("Scaling %1"));
    case OperationKind::RestartWorkload: return named(tr("Restarting the rollout of %1"));
    case OperationKind::DeletePod: return named(tr("Deleting the pod %1"));
    }
    return {};
}

QString action(OperationKind kind, const QString &stackName)
{
    const auto named = [name = oneLine(stackName)](const QString &text) { return text.arg(name); };
    switch (kind) {
    case OperationKind::Start: return named(tr("start %1"));
    case OperationKind::Stop: return named(tr("stop %1"));
    case OperationKind::Restart: return named(tr("restart %1"));
    case OperationKind::Update: return named(tr("update %1"));
    case OperationKind::Redeploy: return named(tr("pull and redeploy %1"));
    case OperationKind::GitSettings: return named(tr("save the git settings of %1"));
    case OperationKind::Detach: return named(tr("detach %1 from git"));
    case OperationKind::Create: return named(tr("create %1"));
    case OperationKind::CreateFromGit: return named(tr("create %1 from git"));
    case OperationKind::Delete: return named(tr("remove %1"));
    case OperationKind::DeleteLimited: return named(tr("remove %1"));
    case OperationKind::Migrate: return named(tr("migrate %1"));
    case OperationKind::Duplicate: return named(tr("duplicate %1"));
    case OperationKind::Rename: return named(tr("rename %1"));
    case OperationKind::Associate: return named(tr("associate %1"));
    case OperationKind::PutBack: return named(tr("put back the previous version of %1"));
    case OperationKind::StartContainer: return named(tr("start %1"));
    case OperationKind::StopContainer: return named(tr("stop %1"));
    case OperationKind::RestartContainer: return named(tr("restart %1"));
    case OperationKind::KillContainer: return named(tr("kill %1"));
    case OperationKind::PauseContainer: return named(tr("pause %1"));
    case OperationKind::ResumeContainer: return named(tr("resume %1"));
    case OperationKind::RemoveContainer: return named(tr("remove %1"));
    case OperationKind::RecreateContainer: return named(tr("recreate %1"));
    case OperationKind::ScaleService: return named(tr("scale %1"));
    case OperationKind::ForceUpdateService: return named(tr("replace the tasks of %1"));
    case OperationKind::RollBackService: return named(tr("roll %1 back"));
    case OperationKind::RemoveService: return named(tr("remove %1"));
    case OperationKind::ScaleWorkload: return named(tr("scale %1"));
    case OperationKind::RestartWorkload: return named(tr("restart the rollout of %1"));
    case OperationKind::DeletePod: return named(tr("delete the pod %1"));
    }
    return {};
}

QString past(OperationKind kind, const QString &stackName)
{
    const auto named = [name = oneLine(stackName)](const QString &text) { return text.arg(name); };
    switch (kind) {
    case OperationKind::Start: return named(tr("%1 was started"));
    case OperationKind::Stop: return named(tr("%1 was stopped"));
    case OperationKind::Restart: return named(tr("%1 was restarted"));
    case OperationKind::Update: return named(tr("%1 was updated"));
    case OperationKind::Redeploy: return named(tr("%1 was pulled and redeployed"));
    case OperationKind::GitSettings: return named(tr("The git settings of %1 were saved"));
    case OperationKind::Detach: return named(tr("%1 was detached from git"));
    case OperationKind::Create: return named(tr("%1 was created"));
    case OperationKind::CreateFromGit: return named(tr("%1 was created from git"));
    case OperationKind::Delete: return named(tr("%1 was removed"));
    case OperationKind::DeleteLimited: return named(tr("%1 was removed"));
    case OperationKind::Migrate: return named(tr("%1 was migrated"));
    case OperationKind::Duplicate: return named(tr("%1 was duplicated"));
    case OperationKind::Rename: return named(tr("%1 was renamed"));
    case OperationKind::Associate: return named(tr("%1 was associated"));
    case OperationKind::PutBack: return named(tr("The previous version of %1 was put back"));
    case OperationKind::StartContainer: return named(tr("%1 was started"));
    case OperationKind::StopContainer: return named(tr("%1 was stopped"));
    case OperationKind::RestartContainer: return named(tr("%1 was restarted"));
    case OperationKind::KillContainer: return named(tr("%1 was killed"));
    case OperationKind::PauseContainer: return named(tr("%1 was paused"));
    case OperationKind::ResumeContainer: return named(tr("%1 was resumed"));
    case OperationKind::RemoveContainer: return named(tr("%1 was removed"));
    case OperationKind::RecreateContainer: return named(tr("%1 was recreated"));
    case OperationKind::ScaleService: return named(tr("%1 was scaled"));
    case OperationKind::ForceUpdateService: return named(tr("The tasks of %1 were replaced"));
    case OperationKind::RollBackService: return named(tr("%1 was rolled back"));
    case OperationKind::RemoveService: return named(tr("%1 was removed"));
    case OperationKind::ScaleWorkload: return named(tr("%1 was scaled"));
    case OperationKind::RestartWorkload: return named(tr("The rollout of %1 was restarted"));
    case OperationKind::DeletePod: return named(tr("%1 was deleted"));
    }
    return {};
}

QString stepName(OperationStep step)
{
    switch (step) {
    case OperationStep::Queued: return tr("Waiting its turn");
    case OperationStep::Checking: return tr("Checking");
    case OperationStep::Sending: return tr("Sending");
    case OperationStep::Waiting: return tr("The server works");
    case OperationStep::ReadingBack: return tr("Reading back");
    case OperationStep::Ended: return tr("Ended");
    }
    return {};
}

QString outcomeName(OperationOutcome outcome)
{
    switch (outcome) {
    case OperationOutcome::None: return tr("Going on");
    case OperationOutcome::Done: return tr("Done");
    case OperationOutcome::Refused: return tr("Refused");
    case OperationOutcome::Failed: return tr("Failed");
    case OperationOutcome::Unknown: return tr("Outcome unknown");
    }
    return {};
}

OperationSubject subjectOf(const Plan &plan, const Session &session)
{
    return std::visit(SubjectOf(session), plan);
}

QString environmentName(const Session &session, EnvironmentId environment)
{
    const auto known = std::ranges::find(session.environments(), environment, &Environment::id);
    return known == session.environments().end() ? tr("environment %1").arg(number(environment)) : known->name;
}

QString withoutValues(const QString &text, const QList<EnvVariable> &env)
{
    constexpr qsizetype Shortest = 4; // "yes" and "80" are no secrets, and would blot out half of the text.
    QStringList values;
    for (const EnvVariable &variable : env)
        if (variable.value.size() >= Shortest)
            values.append(variable.value);
    std::ranges::sort(values, std::ranges::greater(), &QString::size); // A value inside another one must not split it.
    QString masked = text;
    for (const QString &value : std::as_const(values))
        masked.replace(value, u"••••"_s);
    return masked;
}

} // namespace longshore::operationwords
