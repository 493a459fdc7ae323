// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/portainer/engine.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

/// What a Kubernetes cluster says runs, as the server passes it on (portainer-api.md 7.1, 7.2; recordings/2.23/kubernetes/proxy-*). Texts
/// that may hold secrets (annotations, variables of containers) are left out on purpose.
namespace longshore {

namespace labels {
/// Decimal id of the stack; on every object of its manifests, but not on what controllers make of them (portainer-api.md 7.1).
inline constexpr QLatin1StringView KubernetesStack{"io.portainer.kubernetes.application.stackid"};
/// Of a pod of a deployment: which of its replica sets made it.
inline constexpr QLatin1StringView PodTemplateHash{"pod-template-hash"};
} // namespace labels

/// What every object of a cluster has.
struct KubernetesObject {
    QString name;
    QString namespaceName;
    QString uid; ///< Never given twice, also when the name is.
    qint64 created = 0; ///< Unix seconds.
    Labels labels;
    bool operator==(const KubernetesObject &) const = default;

    std::optional<StackId> stack() const; ///< By its label.
};

enum class WorkloadKind { Deployment, StatefulSet, DaemonSet, Job, CronJob };
inline constexpr std::array WorkloadKinds{WorkloadKind::Deployment, WorkloadKind::StatefulSet, WorkloadKind::DaemonSet, WorkloadKind::Job,
                                          WorkloadKind::CronJob};

/// "Deployment", as Kubernetes spells it.
QString kindName(WorkloadKind kind);

/// One word of a cluster on how something is getting on.
struct KubernetesCondition {
    QString type; ///< "Available", "Progressing", "Complete", "Failed", "Ready", "PodScheduled"...
    QString status; ///< "True", "False", "Unknown".
    QString reason;
    QString message;
    bool operator==(const KubernetesCondition &) const = default;
};

/// What makes pods: one object of apps/v1 or batch/v1.
struct Workload {
    WorkloadKind kind = WorkloadKind::Deployment;
    KubernetesObject object;
    QStringList images; ///< Of its pod template, in order, without those of init containers.
    qint64 desired = 0; ///< Pods that shall run; of a job, completions; 0 for a cron job.
    qint64 ready = 0; ///< Pods that are ready.
    qint64 updated = 0; ///< Pods made from the present template.
    qint64 active = 0; ///< Jobs: pods that run.
    qint64 succeeded = 0; ///< Jobs: pods that ended well.
    qint64 failed = 0; ///< Jobs: pods that failed.
    bool isSettled = true; ///< The controller has seen the last change.
    bool isSuspended = false; ///< Jobs and cron jobs.
    QString schedule; ///< Cron jobs: "0 3 * * *".
    QString lastRun; ///< Cron jobs: RFC 3339; empty before the first run.
    QList<KubernetesCondition> conditions;
    bool operator==(const Workload &) const = default;

    const KubernetesCondition *condition(QLatin1StringView type) const; ///< Null when it has none.
    bool isScalable() const { return kind == WorkloadKind::Deployment || kind == WorkloadKind::StatefulSet; }
    bool isRestartable() const { return isScalable() || kind == WorkloadKind::DaemonSet; }
};

/// One workload read by itself: what a change of it needs, and how far its pods have followed (kubernetes/proxy-scale, proxy-restart).
struct WorkloadState {
    Workload workload;
    QString version; ///< metadata.resourceVersion: another one after each change, those of its status included.
    qint64 generation = 0; ///< Counts the changes of its spec.
    qint64 pods = 0; ///< That are there, those of an earlier template included.
    qint64 available = 0; ///< Ready for as long as it asks for.
    QString restartedAt; ///< When a restart was asked for last, as that was written; mostly empty.
    bool isPaused = false; ///< Deployments: nothing is rolled out until that is lifted.
    bool replacesByHand = false; ///< Stateful and daemon sets ("OnDelete"): a pod is replaced once somebody deletes it.
    qint64 partition = 0; ///< Stateful sets: pods with a lower number keep the earlier template.
    bool operator==(const WorkloadState &) const = default;
};

/// One container of a pod, as the node says it is.
struct PodContainer {
    enum class State { Unknown, Waiting, Running, Terminated };
    QString name;
    QString image;
    State state = State::Unknown;
    QString reason; ///< Waiting or terminated: "CrashLoopBackOff", "Completed"...
    QString message; ///< Of the same.
    qint64 exitCode = 0; ///< When terminated.
    QString lastReason; ///< Why it ended the last time, "OOMKilled"; empty when it never did.
    qint64 lastExitCode = 0;
    qint64 restarts = 0;
    bool isReady = false;
    bool isInit = false; ///< Runs to its end before the others start.
    bool operator==(const PodContainer &) const = default;
};

/// Who made a pod.
struct PodOwner {
    QString kind; ///< "ReplicaSet", "StatefulSet", "DaemonSet", "Job"; empty for a pod of its own.
    QString name;
    QString uid;
    bool operator==(const PodOwner &) const = default;
};

/// One pod: containers that share a node and an address.
struct Pod {
    KubernetesObject object;
    PodOwner owner;
    QString node; ///< Empty while no node was found for it.
    QString address;
    QString phase; ///< "Pending", "Running", "Succeeded", "Failed", "Unknown".
    QString reason; ///< "Evicted", "NodeLost"...; mostly empty.
    QString message;
    bool isEnding = false; ///< It was deleted, and is being stopped.
    QList<PodContainer> containers; ///< Init containers first, each in the order of the manifest.
    QList<KubernetesCondition> conditions;
    bool operator==(const Pod &) const = default;

    const KubernetesCondition *condition(QLatin1StringView type) const; ///< Null when it has none.
    bool isReady() const;
    bool belongsTo(const Workload &workload) const; ///< By who made it; pods carry no label of the stack (portainer-api.md 7.1).
    qint64 restarts() const;
    qsizetype readyContainers() const; ///< Without init containers.
    qsizetype mainContainers() const; ///< All but init containers.
    /// In one word what keeps it from running, else its phase: "CrashLoopBackOff", "ImagePullBackOff", "Unschedulable", "Running".
    QString stateWord() const;
    QString stateMessage() const; ///< What the cluster adds to it; may be empty.
};

/// A port of a service.
struct KubernetesPort {
    QString name;
    QString protocol; ///< "TCP"
    int port = 0;
    int nodePort = 0; ///< On every node; 0: not open there.
    bool operator==(const KubernetesPort &) const = default;
};

/// An address in front of pods.
struct KubernetesService {
    KubernetesObject object;
    QString type; ///< "ClusterIP", "NodePort", "LoadBalancer", "ExternalName".
    QString clusterAddress; ///< "None": it has none, and names lead to the pods themselves.
    QStringList outsideAddresses;
    QList<KubernetesPort> ports;
    bool operator==(const KubernetesService &) const = default;
};

/// One way from outside to a service.
struct IngressRule {
    QString host; ///< Empty: any.
    QString path;
    QString service;
    QString port; ///< Number or name.
    bool operator==(const IngressRule &) const = default;
};

/// Which names lead to which services from outside.
struct Ingress {
    KubernetesObject object;
    QString className;
    QList<IngressRule> rules;
    QStringList securedHosts; ///< With a certificate.
    QStringList addresses;
    bool operator==(const Ingress &) const = default;
};

/// What a cluster noted about one of its objects. When the same happens again the note is changed: its count and its time.
struct KubernetesEvent {
    QString type; ///< "Normal", "Warning".
    QString reason;
    QString message;
    QString aboutKind;
    QString aboutName;
    QString aboutUid;
    qint64 count = 1;
    qint64 last = 0; ///< Unix seconds.
    QString uid; ///< Of the note itself.
    QString aboutNamespace;
    bool operator==(const KubernetesEvent &) const = default;

    bool isWarning() const { return type == QLatin1StringView("Warning"); }
};

} // namespace longshore
