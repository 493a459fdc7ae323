// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/kubernetes.h"
#include "app/portainer/resourcecontrol.h"
#include "app/portainer/servicespec.h"
#include "app/portainer/stackchange.h"
#include "app/session/enginestack.h"
#include "app/session/stackbefore.h"
#include "app/store/serverprofile.h"


#include <optional>
#include <variant>

/// What is to be done to a stack, as plain values: made by whoever asks for it, carried out by an Operation. Each names the stack as it was
/// seen; what the server has now is read again before anything is sent.
namespace longshore {

/// A stopped stack, deployed again from the file the server keeps.
struct StartPlan {
    Stack stack;
};

/// Containers and networks go; volumes and the record stay.
struct StopPlan {
    Stack stack;
};

/// Stop, then start, as one.
struct RestartPlan {
    Stack stack;
};

/// A new file and new variables for a stack that is not from git. Nothing is sent when the stack moved since `opened` was read, or when the
/// text does not pass the checks. Who has seen what moved and wants to go on all the same makes a new plan with Operation::theirs() as `opened`.
struct UpdatePlan {
    StackBefore opened;
    StackUpdate update;
    bool putBackAtOnce = false; ///< When the update fails and takes the stack down: deploy what was there before, at once.
};

/// The same for a stack from git, which it cuts off from its repository for good.
struct DetachPlan {
    StackBefore opened;
    StackUpdate update; ///< As it is now, unless changed on purpose.
    bool putBackAtOnce = false;
};

/// An earlier version deployed again; what is there now is taken as seen in `now`.
struct PutBackPlan {
    StackBefore now; ///< Its file and variables may be unread: then only that it is the same stack is checked.
    QString file;
    QList<EnvVariable> env;
    bool prune = false;
    bool pullImages = false;
    QDateTime from; ///< When that version was seen; for the words.
};

/// What the repository says now, pulled and deployed.
struct RedeployPlan {
    StackBefore opened;
    GitRedeploy redeploy; ///< All variables; an empty password keeps the stored one, and without a login the stored one is used.
};

/// Other settings for a stack from git; nothing is deployed.
struct GitSettingsPlan {
    StackBefore opened;
    GitSettings settings;
    bool dropLogin = false; ///< Without it a plan that would delete the stored credentials is refused.
};

/// A new stack from a text. Name as the server will keep it (Docker types); the cluster id of a Swarm is asked when empty.
struct CreatePlan {
    NewStack stack;
    std::optional<OwnershipChoice> ownership; ///< Set afterwards; none: as the server does (portainer-api.md 4.2).
};

/// A new stack from a repository.
struct CreateFromGitPlan {
    NewGitStack stack;
    std::optional<OwnershipChoice> ownership;
};

/// Record, containers and networks go; volumes stay.
struct DeletePlan {
    Stack stack;
};

/// A stack that Portainer has no record of, by name: containers and networks go, or services and networks; volumes only when asked for.
struct DeleteLimitedPlan {
    EnvironmentId environment{};
    QString name;
    StackType type = StackType::Swarm;
    StackId row{}; ///< Negative, as it is listed; 0: it is not.
    std::optional<StackBefore> shown{}; ///< What was named in the question; what came since is not removed. None: nothing was asked.
    bool removeVolumes = false; ///< Compose: those that carry its label.
};

/// To another environment of the same server: deployed there, then removed here. Volumes do not move.
struct MigratePlan {
    Stack stack;
    EnvironmentId target{};
    QString name; ///< Empty: keeps its name.
    bool sameEngineAccepted = false; ///< Without it a target that looks like the same engine is refused.
};

/// The same stack once more, on this or another server; nothing is removed.
struct DuplicatePlan {
    Stack stack;
    ServerId server; ///< Null: the same server.
    EnvironmentId target{};
    QString name;
    std::optional<QList<EnvVariable>> env; ///< None: as they are.
    std::optional<OwnershipChoice> ownership;
};

/// A new name, in the same environment: duplicated under it, looked at, and only then the old one is removed. Nothing of it runs meanwhile,
/// as its ports would be in the way; volumes named after the project stay behind.
struct RenamePlan {
    Stack stack;
    QString name;
    bool volumesStayAccepted = false; ///< Without it a stack with named volumes is refused: the new one would begin with empty ones.
};

/// An orphan, given an environment to live in; deploys nothing.
struct AssociatePlan {
    Stack stack;
    EnvironmentId environment{};
};

/// What can be done to one container.
enum class ContainerAction { Start, Stop, Restart, Kill, Pause, Resume, Remove, Recreate, Last = Recreate };
inline constexpr int ContainerActionCount = static_cast<int>(ContainerAction::Last) + 1;

/// One container, named by its id so that none other is meant: standard users may address it by nothing else (portainer-api.md 6.3).
struct ContainerPlan {
    ContainerAction action = ContainerAction::Start;
    EngineStack where;
    QString id;
    QString name; ///< For the words, and to find it again once it was recreated.
    bool pullImage = false; ///< Recreate: with the image as the registry has it now.
};

/// What can be done to a service of a Swarm.
enum class ServiceAction { Scale, ForceUpdate, RollBack, Remove };

/// One service, as it was seen; its version is read again before anything is sent.
struct ServicePlan {
    ServiceAction action = ServiceAction::Scale;
    EngineStack where;
    QString id;
    QString name;
    qint64 replicas = 0; ///< Scale: how many there are to be.
    bool pullImage = false; ///< ForceUpdate; from 2.20 on.
    std::optional<qint64> shownReplicas{}; ///< Scale: when others were asked for meanwhile, nothing is sent.
    std::optional<ServiceSpec> shown{}; ///< RollBack: the settings that were named; when they moved, nothing is sent.
};

/// What can be done to a workload of a cluster, or to one of the pods there.
enum class WorkloadAction { Scale, Restart, DeletePod };

/// One workload or pod of a stack of Kubernetes, as it was seen: known by its uid, so that none other of its name is meant. It is read again
/// before anything is sent.
struct WorkloadPlan {
    WorkloadAction action = WorkloadAction::Scale;
    EnvironmentId environment{};
    StackId stack{};
    WorkloadKind kind = WorkloadKind::Deployment; ///< Not of a pod.
    KubernetesObject object;
    qint64 replicas = 0; ///< Scale: how many there are to be.
    std::optional<qint64> shownReplicas{}; ///< Scale: when others were asked for meanwhile, nothing is sent.
};

using Plan = std::variant<StartPlan, StopPlan, RestartPlan, UpdatePlan, DetachPlan, PutBackPlan, RedeployPlan, GitSettingsPlan, CreatePlan,
                          CreateFromGitPlan, DeletePlan, DeleteLimitedPlan, MigratePlan, DuplicatePlan, RenamePlan, AssociatePlan,
                          ContainerPlan, ServicePlan, WorkloadPlan>;

} // namespace longshore

