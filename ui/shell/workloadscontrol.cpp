// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workloadscontrol.h"

#include "app/core/displaytext.h"
#include "app/session/containerrights.h"
#include "ui/dialogs/workloadquestion.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Of a pod that stands under a workload, by that; of others as the cluster says who made it.
AskedPod askedPod(const WorkloadRow &row)
{
    const PodOwner owner = row.pod.value_or(Pod()).owner;
    if (owner.kind.isEmpty())
        return {row.object.name, AskedPod::Maker::Nobody, {}};
    const bool isOfJob = owner.kind == "Job"_L1;
    const bool isDeployed = row.isUnderWorkload() && owner.kind == "ReplicaSet"_L1;
    return {row.object.name, isOfJob ? AskedPod::Maker::Job : AskedPod::Maker::Controller,
            u"%1 %2"_s.arg(isDeployed ? kindName(WorkloadKind::Deployment) : owner.kind, isDeployed ? row.under : owner.name)};
}

/// What is asked, and the plans that carry it out; of pods those that are being ended already are left out.
void addWanted(WorkloadAction action, const WorkloadSelection &chosen, WorkloadAsked &asked, QList<WorkloadPlan> &plans, const WorkloadPlan &like)
{
    if (action != WorkloadAction::DeletePod) {
        WorkloadPlan plan = like;
        plan.kind = chosen.workload->kind;
        plan.object = chosen.workload->object;
        plan.shownReplicas = chosen.workload->desired;
        plans.append(plan);
        asked.workload = plan.object.name;
        asked.replicas = chosen.workload->desired;
        return;
    }
    for (const WorkloadRow &row : chosen.pods()) {
        if (row.pod->isEnding) {
            asked.leftOut.append(WorkloadsControl::tr("%1 is being ended already.").arg(oneLine(row.object.name)));
            continue;
        }
        WorkloadPlan plan = like;
        plan.object = row.object;
        plans.append(plan);
        asked.pods.append(askedPod(row));
    }
}

} // namespace

WorkloadsControl::WorkloadsControl(const StackParts &parts, WorkloadsView &view, QObject *parent)
    : QObject(parent), m_parts(parts), m_view(view)
{
    connect(&view.actions(), &WorkloadActions::wished, this, &WorkloadsControl::ask);
    if (m_parts.readOnly)
        connect(m_parts.readOnly, &ReadOnlySwitch::changed, this, &WorkloadsControl::judge);
    judge();
}

void WorkloadsControl::setStack(const StackKey &key)
{
    m_key = key;
    judge();
}

void WorkloadsControl::judge()
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, m_key);
    m_view.actions().setVerdict(sceneVerdict(found && found->session ? sceneOf(m_parts, *found) : StackScene{}));
}

// What was true when the menu opened may not be any more.
void WorkloadsControl::ask(WorkloadAction action)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, m_key);
    const WorkloadSelection chosen = m_view.selection();
    if (!found || !found->session || m_question)
        return;
    if (const StackVerdict verdict = sceneVerdict(sceneOf(m_parts, *found)); !verdict.may())
        return Q_EMIT told(verdict.sentence);
    if (const StackVerdict verdict = verdictOn(action, chosen); !verdict.may())
        return Q_EMIT told(verdict.sentence);
    const ServerProfile &profile = found->session->profile();
    WorkloadAsked asked{.action = action, .workload = {}, .pods = {}, .leftOut = {}, .stack = found->stack.displayName(), .server = profile.name,
                        .environment = environmentNameOf(*found), .guard = guardOf(profile, found->stack.environmentId)};
    QList<WorkloadPlan> plans;
    addWanted(action, chosen, asked, plans,
              {.action = action, .environment = found->stack.environmentId, .stack = found->stack.id, .object = {}});
    m_question = new WorkloadQuestion(asked, &m_parts.window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &WorkloadQuestion::confirmed, this, [this, plans, key = m_key]() mutable {
        for (WorkloadPlan &plan : plans)
            plan.replicas = m_question ? m_question->replicas() : plan.replicas;
        if (key == m_key)
            start(plans);
        else
            Q_EMIT told(tr("Nothing was done: another stack is shown by now."));
    });
    m_question->open();
}

void WorkloadsControl::start(const QList<WorkloadPlan> &plans)
{
    Session *session = m_parts.servers.session(m_key.server);
    if (!session)
        return Q_EMIT told(tr("Nothing was done: the server is no longer open."));
    for (const WorkloadPlan &plan : plans)
        m_parts.operations.start(*session, plan);
}

} // namespace longshore
