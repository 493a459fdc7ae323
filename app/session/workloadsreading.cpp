// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/workloadsreading.h"

#include "app/core/async.h"
#include "app/portainer/kubernetesrequests.h"
#include "app/session/session.h"

#include <QSet>

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace longshore {

namespace {

template <typename T>
void sortByName(QList<T> &values)
{
    std::ranges::sort(values, {}, [](const T &each) { return std::tuple(each.object.name, each.object.uid); });
}

} // namespace

WorkloadsReading::WorkloadsReading(Session &session, const KubernetesStack &stack, const StackWorkloadsFacts &before, QObject *parent)
    : QObject(parent), m_session(session), m_stack(stack), m_warningsBefore(before.warnings)
{
    m_facts.services = before.services;
    m_facts.ingresses = before.ingresses;
}

WorkloadsReading::~WorkloadsReading()
{
    for (QFuture<void> &call : m_calls)
        call.cancel();
}

template <typename T, typename Fn>
void WorkloadsReading::ask(const QFuture<Result<T>> &answer, Fn take)
{
    ++m_open;
    m_calls.append(QFuture<void>(answer));
    onResult(answer, this, [this, take](const Result<T> &result) {
        take(result);
        finishPart();
    });
}

template <typename T>
void WorkloadsReading::fail(const Result<T> &answer)
{
    if (!m_error)
        m_error = answer.error();
}

void WorkloadsReading::failAside(const ApiError &error)
{
    if (!m_facts.aside)
        m_facts.aside = error;
}

/// Where the namespace is known nothing has to wait for anything.
void WorkloadsReading::start()
{
    askObjects();
    if (!m_stack.namespaceName.isEmpty())
        askPods(m_stack.namespaceName);
}

void WorkloadsReading::askObjects()
{
    const KubernetesScope scope = KubernetesScope::ofStack(m_stack.environment, m_stack.id, m_stack.namespaceName);
    for (const WorkloadKind kind : WorkloadKinds)
        ask(m_session.send(requests::workloads(kind, scope)), [this](const Result<QList<Workload>> &answer) {
            if (answer)
                m_facts.workloads += *answer;
            else
                fail(answer);
        });
    const auto aside = [this]<typename T>(const Result<QList<T>> &answer, QList<T> &into) {
        if (answer)
            into = *answer;
        else
            failAside(answer.error());
    };
    ask(m_session.send(requests::kubernetesServices(scope)), [this, aside](const Result<QList<KubernetesService>> &answer) { aside(answer, m_facts.services); });
    ask(m_session.send(requests::ingresses(scope)), [this, aside](const Result<QList<Ingress>> &answer) { aside(answer, m_facts.ingresses); });
    if (m_stack.namespaceName.isEmpty())
        ask(m_session.send(requests::pods(scope)), [this](const Result<QList<Pod>> &answer) { // Pods of no controller have the label.
            if (answer)
                m_facts.pods += *answer;
            else
                fail(answer);
        });
}

void WorkloadsReading::askPods(const QString &namespaceName)
{
    m_namespaces.append(namespaceName);
    ask(m_session.send(requests::pods({m_stack.environment, namespaceName, {}})), [this](const Result<QList<Pod>> &answer) {
        if (answer)
            m_facts.pods += *answer;
        else
            fail(answer);
    });
    ask(m_session.send(requests::kubernetesWarnings(m_stack.environment, namespaceName)), [this](const Result<QList<KubernetesEvent>> &answer) {
        if (!answer)
            failAside(answer.error());
        m_facts.warnings += answer ? *answer : std::exchange(m_warningsBefore, {});
    });
}

void WorkloadsReading::askPodsOfWorkloads()
{
    QSet<QString> names;
    for (const Workload &each : std::as_const(m_facts.workloads))
        names.insert(each.object.namespaceName);
    for (const Pod &each : std::as_const(m_facts.pods))
        names.insert(each.object.namespaceName);
    for (const QString &name : std::as_const(names))
        askPods(name);
}

void WorkloadsReading::finishPart()
{
    if (--m_open > 0)
        return;
    if (!m_error && m_namespaces.isEmpty())
        askPodsOfWorkloads();
    if (m_open == 0)
        finish();
}

void WorkloadsReading::finish()
{
    if (m_error) {
        Q_EMIT finished(Failure(*m_error));
        return;
    }
    keepOwnPods();
    keepOwnWarnings();
    sortByName(m_facts.workloads);
    sortByName(m_facts.pods);
    sortByName(m_facts.services);
    sortByName(m_facts.ingresses);
    Q_EMIT finished(m_facts);
}

/// A namespace holds the pods of other stacks too; a pod of its own may have been listed twice.
void WorkloadsReading::keepOwnPods()
{
    QSet<QString> seen;
    QList<Pod> own;
    for (const Pod &pod : std::as_const(m_facts.pods)) {
        const bool isOurs = pod.object.stack() == m_stack.id
            || std::ranges::any_of(m_facts.workloads, [&pod](const Workload &workload) { return pod.belongsTo(workload); });
        if (!isOurs || seen.contains(pod.object.uid))
            continue;
        seen.insert(pod.object.uid);
        own.append(pod);
    }
    m_facts.pods = own;
}

void WorkloadsReading::keepOwnWarnings()
{
    QSet<QString> ours;
    for (const Workload &each : std::as_const(m_facts.workloads))
        ours.insert(each.object.uid);
    for (const Pod &each : std::as_const(m_facts.pods))
        ours.insert(each.object.uid);
    m_facts.warnings.removeIf([&ours](const KubernetesEvent &event) { return !ours.contains(event.aboutUid); });
    std::ranges::stable_sort(m_facts.warnings, std::greater(), &KubernetesEvent::last);
}

} // namespace longshore
