// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/clustermodel.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace longshore::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Canned listed(const QJsonArray &items)
{
    return {200, text({{u"items"_s, items}})};
}

/// Deployments make pods through replica sets, which are named after their template.
QString ownerName(const ClusterModel::Set &set, int batch)
{
    return set.resource == "deployments"_L1 ? u"%1-h%2"_s.arg(set.name).arg(batch) : set.name;
}

} // namespace

Canned ClusterModel::refusal(int status, const QString &reason, const QString &message)
{
    return {status, text({{u"kind"_s, u"Status"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, QJsonObject()}, {u"status"_s, u"Failure"_s},
                          {u"message"_s, message}, {u"reason"_s, reason}, {u"details"_s, QJsonObject{{u"kind"_s, u"x"_s}}}, {u"code"_s, status}})};
}

ClusterModel::Set &ClusterModel::add(const QString &resource, const QString &name, int replicas)
{
    m_sets.append(Set{.resource = resource, .name = name, .uid = u"uid-"_s + name, .replicas = replicas, .restartedAt = {}, .trouble = {}, .quota = {}});
    for (int i = 0; i <= 2 * replicas; ++i)
        step(m_sets.last());
    return m_sets.last();
}

ClusterModel::Set &ClusterModel::set(const QString &name)
{
    return *std::ranges::find(m_sets, name, &Set::name);
}

ClusterModel::PodState *ClusterModel::pod(const QString &name)
{
    const auto found = std::ranges::find(pods, name, &PodState::name);
    return found == pods.end() ? nullptr : &*found;
}

ClusterModel::PodState &ClusterModel::addPod(const QString &name, const QString &ownerKind, const QString &owner)
{
    pods.append(PodState{.name = name, .uid = u"pod-%1"_s.arg(++m_made), .owner = owner, .ownerKind = ownerKind, .trouble = {}});
    return pods.last();
}

QList<ClusterModel::PodState> ClusterModel::podsOf(const QString &name) const
{
    QList<PodState> own;
    std::ranges::copy_if(pods, std::back_inserter(own), [&name](const PodState &pod) { return pod.owner == u"uid-"_s + name; });
    return own;
}

Canned ClusterModel::answer(const Seen &seen)
{
    const QStringList path = QUrl::fromEncoded("http://h" + seen.target).path().section(u"/kubernetes/"_s, 1).split(u'/');
    changes += seen.verb == "GET" ? 0 : 1;
    const bool isApps = path.value(0) == "apis"_L1 && path.value(1) == "apps"_L1;
    const QStringList rest = path.mid(isApps ? 5 : 4);
    if (isApps && rest.size() == 2)
        return ofSet(seen, rest.first(), rest.last());
    if (rest.value(0) == "pods"_L1 && rest.size() == 2)
        return ofPod(seen, rest.last());
    if (rest.value(0) == "events"_L1)
        return listed(warnings);
    if (rest.value(0) != "pods"_L1)
        return listed({});
    QJsonArray all;
    for (const PodState &each : std::as_const(pods))
        all.append(json(each));
    const Canned canned = listed(all);
    step();
    return canned;
}

Canned ClusterModel::ofSet(const Seen &seen, const QString &resource, const QString &name)
{
    const auto found = std::ranges::find(m_sets, name, &Set::name);
    if (found == m_sets.end() || found->resource != resource)
        return refusal(404, u"NotFound"_s, u"%1.apps \"%2\" not found"_s.arg(resource, name));
    if (seen.verb == "PATCH")
        return patch(seen, *found);
    const Canned canned{200, text(json(*found))};
    step();
    return canned;
}

Canned ClusterModel::patch(const Seen &seen, Set &set)
{
    lastBody = QJsonDocument::fromJson(seen.body).object();
    lastType = seen.headers.value("content-type");
    const QString version = lastBody["metadata"_L1]["resourceVersion"_L1].toString();
    if (!version.isEmpty() && version != QString::number(set.version))
        return refusal(409, u"Conflict"_s, u"Operation cannot be fulfilled on %1.apps \"%2\": the object has been modified"_s.arg(set.resource, set.name));
    set.replicas = lastBody["spec"_L1]["replicas"_L1].toInt(set.replicas);
    const QJsonValue moment = lastBody["spec"_L1]["template"_L1]["metadata"_L1]["annotations"_L1]["kubectl.kubernetes.io/restartedAt"_L1];
    if (moment.isString() && moment.toString() != set.restartedAt) {
        set.restartedAt = moment.toString();
        ++set.batch;
    }
    ++set.generation;
    ++set.version;
    return {200, text(json(set))};
}

Canned ClusterModel::ofPod(const Seen &seen, const QString &name)
{
    PodState *found = pod(name);
    if (!found)
        return refusal(404, u"NotFound"_s, u"pods \"%1\" not found"_s.arg(name));
    if (seen.verb == "GET")
        return {200, text(json(*found))};
    lastBody = QJsonDocument::fromJson(seen.body).object();
    const QString uid = lastBody["preconditions"_L1]["uid"_L1].toString();
    if (!uid.isEmpty() && uid != found->uid)
        return refusal(409, u"Conflict"_s, u"Operation cannot be fulfilled on pods \"%1\": the UID in the precondition does not match"_s.arg(name));
    found->isEnding = true;
    return {200, text(json(*found))};
}

void ClusterModel::step()
{
    pods.removeIf([](const PodState &each) { return each.isEnding && !each.isStuckEnding; });
    for (Set &each : m_sets)
        step(each);
}

/// One pod at a time goes or comes; one that came is ready a step later.
void ClusterModel::step(Set &set)
{
    set.observed = set.generation;
    const auto isOwn = [&set](const PodState &each) { return each.owner == set.uid; };
    bool areReady = true;
    for (PodState &each : pods) {
        if (!isOwn(each))
            continue;
        each.isReady = each.trouble.isEmpty();
        areReady = areReady && each.isReady;
    }
    const auto there = std::ranges::count_if(pods, isOwn);
    const auto old = std::ranges::find_if(pods, [&](const PodState &each) { return isOwn(each) && each.batch < set.batch; });
    const qsizetype replaced = std::ranges::count_if(pods, [&](const PodState &each) { return isOwn(each) && each.batch == set.batch; });
    if (there > set.replicas) {
        const auto worst = std::ranges::find_if(pods, [&isOwn](const PodState &each) { return isOwn(each) && !each.isReady; });
        pods.erase(worst == pods.end() ? std::ranges::find_if(pods, isOwn) : worst);
    } else if (there < set.replicas && set.quota.isEmpty()) {
        const QString tail = set.resource == "statefulsets"_L1 ? QString::number(there) : u"p%1"_s.arg(m_made + 1);
        PodState &fresh = addPod(ownerName(set, set.batch) + u'-' + tail, set.resource == "deployments"_L1 ? u"ReplicaSet"_s : set.resource == "statefulsets"_L1 ? u"StatefulSet"_s : u"DaemonSet"_s, set.uid);
        fresh.batch = set.batch;
        fresh.isReady = false;
        fresh.trouble = set.trouble;
    } else if (old != pods.end() && areReady && !set.isByHand && replaced < set.replicas - set.partition) {
        pods.erase(old);
    }
    const auto count = [&](auto fits) { return int(std::ranges::count_if(pods, [&](const PodState &each) { return isOwn(each) && fits(each); })); };
    const int ready = count([](const PodState &each) { return each.isReady; });
    const int updated = count([&set](const PodState &each) { return each.batch == set.batch; });
    const int all = count([](const PodState &) { return true; });
    QJsonArray conditions;
    if (!set.quota.isEmpty() && set.resource == "deployments"_L1 && all < set.replicas)
        conditions.append(QJsonObject{{u"type"_s, u"ReplicaFailure"_s}, {u"status"_s, u"True"_s}, {u"reason"_s, u"FailedCreate"_s}, {u"message"_s, set.quota}});
    const QJsonObject status = set.resource == "daemonsets"_L1
        ? QJsonObject{{u"currentNumberScheduled"_s, all}, {u"desiredNumberScheduled"_s, set.replicas}, {u"numberReady"_s, ready},
                      {u"numberAvailable"_s, ready}, {u"updatedNumberScheduled"_s, updated}, {u"observedGeneration"_s, set.observed}}
        : QJsonObject{{u"replicas"_s, all}, {u"readyReplicas"_s, ready}, {u"availableReplicas"_s, ready}, {u"updatedReplicas"_s, updated},
                      {u"observedGeneration"_s, set.observed}, {u"conditions"_s, conditions}};
    set.version += status == m_status.value(set.name) ? 0 : 1;
    m_status.insert(set.name, status);
}

QJsonObject ClusterModel::json(const Set &set) const
{
    QJsonObject meta{{u"creationTimestamp"_s, QJsonValue::Null}};
    if (!set.restartedAt.isEmpty())
        meta["annotations"_L1] = QJsonObject{{u"kubectl.kubernetes.io/restartedAt"_s, set.restartedAt}};
    QJsonObject spec{{u"template"_s, QJsonObject{{u"metadata"_s, meta}}}};
    if (set.resource != "daemonsets"_L1)
        spec["replicas"_L1] = set.replicas;
    if (set.isPaused)
        spec["paused"_L1] = true;
    if (set.resource != "deployments"_L1)
        spec["updateStrategy"_L1] = QJsonObject{{u"type"_s, set.isByHand ? u"OnDelete"_s : u"RollingUpdate"_s},
                                                {u"rollingUpdate"_s, QJsonObject{{u"partition"_s, set.partition}}}};
    return {{u"metadata"_s, QJsonObject{{u"name"_s, set.name}, {u"namespace"_s, u"shop"_s}, {u"uid"_s, set.uid}, {u"generation"_s, set.generation},
                                        {u"resourceVersion"_s, QString::number(set.version)}}},
            {u"spec"_s, spec},
            {u"status"_s, m_status.value(set.name)}};
}

QJsonObject ClusterModel::json(const PodState &pod) const
{
    QJsonObject meta{{u"name"_s, pod.name}, {u"namespace"_s, u"shop"_s}, {u"uid"_s, pod.uid}};
    if (!pod.owner.isEmpty()) {
        const auto set = std::ranges::find(m_sets, pod.owner, &Set::uid);
        const bool isDeployed = pod.ownerKind == "ReplicaSet"_L1;
        const QString name = set == m_sets.cend() ? pod.owner : ownerName(*set, pod.batch);
        meta["ownerReferences"_L1] = QJsonArray{QJsonObject{{u"kind"_s, pod.ownerKind}, {u"name"_s, name}, {u"controller"_s, true},
            {u"uid"_s, isDeployed ? u"%1-h%2"_s.arg(pod.owner).arg(pod.batch) : pod.owner}}};
        if (isDeployed)
            meta["labels"_L1] = QJsonObject{{u"pod-template-hash"_s, u"h%1"_s.arg(pod.batch)}};
    }
    if (pod.isEnding)
        meta["deletionTimestamp"_L1] = u"2026-11-26T08:00:00Z"_s;
    QJsonObject state{{u"running"_s, QJsonObject{{u"startedAt"_s, u"2026-11-26T08:00:00Z"_s}}}};
    if (!pod.isReady)
        state = {{u"waiting"_s, QJsonObject{{u"reason"_s, pod.trouble.isEmpty() ? u"ContainerCreating"_s : pod.trouble},
                                            {u"message"_s, pod.trouble.isEmpty() ? QString() : u"because of it"_s}}}};
    const QJsonObject ready{{u"type"_s, u"Ready"_s}, {u"status"_s, pod.isReady ? u"True"_s : u"False"_s}};
    return {{u"metadata"_s, meta},
            {u"spec"_s, QJsonObject{{u"containers"_s, QJsonArray{QJsonObject{{u"name"_s, u"web"_s}}}}}},
            {u"status"_s, QJsonObject{{u"phase"_s, pod.isReady ? u"Running"_s : u"Pending"_s}, {u"conditions"_s, QJsonArray{ready}},
                                      {u"containerStatuses"_s, QJsonArray{QJsonObject{{u"name"_s, u"web"_s}, {u"ready"_s, pod.isReady}, {u"state"_s, state}}}}}}};
}

} // namespace longshore::test
