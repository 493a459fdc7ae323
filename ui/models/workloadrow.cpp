// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workloadrow.h"

#include "app/session/workloadlevel.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// For the words of rows.
struct WorkloadWords {
    Q_DECLARE_TR_FUNCTIONS(longshore::WorkloadRow)
};

QString latestWarning(const StackWorkloadsFacts &facts, const QString &uid)
{
    const auto found = std::ranges::find(facts.warnings, uid, &KubernetesEvent::aboutUid);
    return found == facts.warnings.cend() ? QString() : WorkloadWords::tr("%1: %2").arg(found->reason, found->message);
}

QString trouble(const Workload &workload)
{
    for (const KubernetesCondition &each : workload.conditions) {
        const bool isFailure = each.type == "ReplicaFailure"_L1 || each.type == "Failed"_L1;
        const bool isStuck = each.type == "Progressing"_L1 && each.status == "False"_L1;
        if (isStuck || (isFailure && each.status == "True"_L1))
            return each.message;
    }
    return {};
}

QString noteOf(const Workload &workload)
{
    if (workload.kind != WorkloadKind::CronJob)
        return trouble(workload);
    return workload.isSuspended ? WorkloadWords::tr("%1, suspended").arg(workload.schedule) : workload.schedule;
}

QString stateOf(const Workload &workload, RunningLevel own)
{
    switch (own) {
    case RunningLevel::Bad: return workload.kind == WorkloadKind::Job ? WorkloadWords::tr("Failed") : WorkloadWords::tr("Pods are missing");
    case RunningLevel::Wary: return workload.kind == WorkloadKind::Job ? WorkloadWords::tr("Waiting") : WorkloadWords::tr("Rolling out");
    case RunningLevel::Off:
        if (workload.isSuspended)
            return WorkloadWords::tr("Suspended");
        return workload.kind == WorkloadKind::Job ? WorkloadWords::tr("Complete") : WorkloadWords::tr("Scaled to none");
    case RunningLevel::Well: break;
    }
    return workload.kind == WorkloadKind::CronJob ? WorkloadWords::tr("Scheduled") : WorkloadWords::tr("Running");
}

WorkloadRow rowFor(WorkloadRow::Kind kind, const KubernetesObject &object, const QString &group)
{
    WorkloadRow row;
    row.kind = kind;
    row.object = object;
    row.group = group;
    return row;
}

WorkloadRow rowOf(const Workload &workload, const StackWorkloadsFacts &facts)
{
    WorkloadRow row = rowFor(WorkloadRow::Kind::Workload, workload.object, workload.object.uid);
    row.workload = workload;
    row.level = levelOf(workload);
    row.state = stateOf(workload, row.level);
    row.note = noteOf(workload);
    if (row.note.isEmpty())
        row.note = latestWarning(facts, workload.object.uid);
    if (workload.kind != WorkloadKind::CronJob) {
        row.ready = workload.kind == WorkloadKind::Job ? workload.succeeded : workload.ready;
        row.desired = workload.desired;
    }
    row.image = workload.images.join(", "_L1);
    return row;
}

/// `head`: null for a pod of its own.
WorkloadRow rowOf(const Pod &pod, const WorkloadRow *head, const StackWorkloadsFacts &facts)
{
    WorkloadRow row = rowFor(WorkloadRow::Kind::Pod, pod.object, head ? head->object.uid : pod.object.uid);
    if (head)
        row.under = head->object.name;
    row.pod = pod;
    row.level = levelOf(pod);
    row.state = pod.stateWord();
    row.note = pod.stateMessage();
    if (row.note.isEmpty() && row.level != RunningLevel::Well && row.level != RunningLevel::Off)
        row.note = latestWarning(facts, pod.object.uid);
    row.ready = pod.readyContainers();
    row.desired = pod.mainContainers();
    row.restarts = pod.restarts();
    QStringList images;
    for (const PodContainer &each : pod.containers)
        if (!each.isInit)
            images.append(each.image);
    row.image = images.join(", "_L1);
    row.node = pod.node;
    return row;
}

WorkloadRow rowOf(const KubernetesService &service)
{
    WorkloadRow row = rowFor(WorkloadRow::Kind::Service, service.object, service.object.uid);
    QStringList parts;
    for (const KubernetesPort &port : service.ports) {
        const QString inside = port.protocol == "TCP"_L1 ? QString::number(port.port) : u"%1/%2"_s.arg(port.port).arg(port.protocol);
        parts.append(port.nodePort > 0 ? WorkloadWords::tr("%1, on every node %2").arg(inside).arg(port.nodePort) : inside);
    }
    const QString where = service.outsideAddresses.isEmpty() ? service.clusterAddress : service.outsideAddresses.join(", "_L1);
    row.note = where.isEmpty() || where == "None"_L1 ? WorkloadWords::tr("%1, port %2").arg(service.type, parts.join("; "_L1))
                                                     : WorkloadWords::tr("%1 at %2, port %3").arg(service.type, where, parts.join("; "_L1));
    return row;
}

WorkloadRow rowOf(const Ingress &ingress)
{
    WorkloadRow row = rowFor(WorkloadRow::Kind::Ingress, ingress.object, ingress.object.uid);
    QStringList rules;
    for (const IngressRule &rule : ingress.rules)
        rules.append(WorkloadWords::tr("%1%2 to %3:%4").arg(rule.host.isEmpty() ? u"*"_s : rule.host, rule.path, rule.service, rule.port));
    row.note = rules.join(", "_L1);
    return row;
}

/// A workload and what stands under it.
struct Group {
    WorkloadRow head;
    QList<WorkloadRow> pods;
};

bool isWorse(const WorkloadRow &left, const WorkloadRow &right)
{
    return std::tuple(left.level, left.object.name) < std::tuple(right.level, right.object.name);
}

QList<Group> groupsOf(const StackWorkloadsFacts &facts)
{
    QList<Group> groups;
    for (const Workload &each : facts.workloads)
        groups.append({rowOf(each, facts), {}});
    for (const Pod &pod : facts.pods) {
        const auto owner = std::ranges::find_if(groups, [&pod](const Group &group) { return group.head.workload && pod.belongsTo(*group.head.workload); });
        if (owner == groups.end())
            groups.append({rowOf(pod, nullptr, facts), {}});
        else
            owner->pods.append(rowOf(pod, &owner->head, facts));
    }
    for (Group &group : groups) {
        std::ranges::stable_sort(group.pods, isWorse);
        if (!group.pods.isEmpty() && group.pods.first().level < group.head.level && group.pods.first().level != RunningLevel::Off)
            group.head.level = group.pods.first().level;
    }
    std::ranges::stable_sort(groups, [](const Group &left, const Group &right) { return isWorse(left.head, right.head); });
    return groups;
}

} // namespace

QString WorkloadRow::kindWord() const
{
    switch (kind) {
    case Kind::Workload: return kindName(workload.value_or(Workload()).kind);
    case Kind::Pod: return u"Pod"_s;
    case Kind::Service: return u"Service"_s;
    case Kind::Ingress: break;
    }
    return u"Ingress"_s;
}

QList<WorkloadRow> workloadRows(const StackWorkloadsFacts &facts)
{
    QList<WorkloadRow> rows;
    const QList<Group> groups = groupsOf(facts);
    for (const Group &group : groups) {
        rows.append(group.head);
        rows += group.pods;
    }
    for (const KubernetesService &each : facts.services)
        rows.append(rowOf(each));
    for (const Ingress &each : facts.ingresses)
        rows.append(rowOf(each));
    for (int position = 0; position < rows.size(); ++position)
        rows[position].position = position;
    return rows;
}

} // namespace longshore
