// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/portainer/kubernetes.h"
#include "app/portainer/stack.h"

#include <QFuture>
#include <QObject>

#include <optional>

namespace longshore {

class Session;

/// Where a stack of Kubernetes is, and by what its objects are known.
struct KubernetesStack {
    EnvironmentId environment{};
    StackId id{};
    QString namespaceName; ///< All of its objects are there; empty: the manifests say, and it takes an administrator to find them.
    bool operator==(const KubernetesStack &) const = default;

    static KubernetesStack of(const Stack &stack) { return {stack.environmentId, stack.id, stack.namespaceName}; }
    bool isValid() const { return number(id) > 0; }
};

/// What a cluster says of one stack.
struct StackWorkloadsFacts {
    QList<Workload> workloads; ///< By name.
    QList<Pod> pods; ///< Those that its workloads made, and those that its manifests name; by name.
    QList<KubernetesService> services;
    QList<Ingress> ingresses;
    QList<KubernetesEvent> warnings; ///< About any of its pods and workloads; the newest first.
    std::optional<ApiError> aside; ///< Why services, ingresses or warnings are not to be had now.
    bool operator==(const StackWorkloadsFacts &) const = default;
};

/// Reads once what runs of a stack: its workloads by label, then the pods of their namespaces, as pods carry no label (portainer-api.md 7.1).
class WorkloadsReading : public QObject
{
    Q_OBJECT
public:
    /// `before` is kept of what only stands aside, where that cannot be read now.
    WorkloadsReading(Session &session, const KubernetesStack &stack, const StackWorkloadsFacts &before = {}, QObject *parent = nullptr);
    ~WorkloadsReading() override; ///< Calls under way are given up.

    void start();

Q_SIGNALS:
    void finished(const longshore::Result<longshore::StackWorkloadsFacts> &facts); ///< Once.

private:
    template <typename T, typename Fn>
    void ask(const QFuture<Result<T>> &answer, Fn take);
    template <typename T>
    void fail(const Result<T> &answer);
    void askObjects();
    void askPods(const QString &namespaceName);
    void askPodsOfWorkloads();
    void failAside(const ApiError &error);
    void finishPart();
    void finish();
    void keepOwnPods();
    void keepOwnWarnings();

    Session &m_session;
    const KubernetesStack m_stack;
    StackWorkloadsFacts m_facts;
    QList<KubernetesEvent> m_warningsBefore;
    std::optional<ApiError> m_error;
    QStringList m_namespaces; ///< Whose pods are asked for.
    QList<QFuture<void>> m_calls;
    int m_open = 0;
};

} // namespace longshore

