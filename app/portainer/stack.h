// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/portainer/coded.h"
#include "app/portainer/rawjson.h"
#include "app/portainer/resourcecontrol.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace longshore {

enum class StackType { Unknown, Swarm, Compose, Kubernetes, LastKnown = Kubernetes }; ///< 1, 2, 3
enum class StackStatus { Unknown, Active, Inactive, Deploying, Error, LastKnown = Error }; ///< 1, 2; 3 and 4 from 2.45 on

/// One variable, byte for byte as the server keeps it; order and doubles matter.
struct EnvVariable {
    QString name;
    QString value;
    bool operator==(const EnvVariable &) const = default;
};

/// When a git stack updates itself.
struct AutoUpdate {
    QString interval; ///< Go duration such as "5m"; empty with a webhook.
    QString webhook; ///< UUID.
    QString jobId;
    bool forceUpdate = false;
    bool forcePullImage = false;
    bool operator==(const AutoUpdate &) const = default;
};

/// As whom the server reads a repository; the password is never told.
struct GitAuthentication {
    QString username;
    qint64 credentialId = 0;
    bool operator==(const GitAuthentication &) const = default;
};

/// The repository a stack comes from.
struct GitConfig {
    QString url;
    QString referenceName; ///< Empty: the default branch.
    QString configFilePath;
    QString configHash; ///< Commit.
    bool tlsSkipVerify = false;
    std::optional<GitAuthentication> authentication;
    bool operator==(const GitConfig &) const = default;
};

/// Bookkeeping of asynchronous deploys (2.45 on); member names of the server are not settled, so tolerant.
struct DeploymentStep {
    qint64 status = 0;
    qint64 time = 0; ///< Unix seconds.
    QString message;
    bool operator==(const DeploymentStep &) const = default;
};

/// One stack as Portainer lists it (portainer-api.md 4.1; GET /stacks, GET /stacks/{id}).
struct Stack {
    StackId id{};
    QString name; ///< May be empty for Kubernetes.
    Coded<StackType> type;
    EnvironmentId environmentId{}; ///< May name an environment that is gone: an orphan.
    QString swarmId; ///< Cluster id; empty for other types.
    QString entryPoint;
    QList<EnvVariable> env; ///< Values are secrets: masked wherever shown.
    std::optional<ResourceControl> resourceControl;
    Coded<StackStatus> status;
    QString projectPath;
    qint64 creationDate = 0; ///< Unix seconds; 0 is never.
    QString createdBy;
    qint64 updateDate = 0; ///< Unix seconds; 0 is never.
    QString updatedBy;
    QStringList additionalFiles;
    std::optional<AutoUpdate> autoUpdate;
    std::optional<bool> prune; ///< Option.Prune; absent without Option.
    std::optional<GitConfig> gitConfig; ///< Absent: not from git.
    std::optional<bool> fromAppTemplate;
    QString namespaceName; ///< Namespace; Kubernetes only.
    std::optional<bool> isComposeFormat; ///< Sent up to 2.21 only.
    QList<DeploymentStep> deploymentStatus; ///< From 2.45 on.
    RawJson json; ///< Everything, unknown fields included, for the JSON tab.

    bool operator==(const Stack &) const = default;

    /// As sent, or derived from the type where the server sends none: Kubernetes stacks are no compose files.
    bool usesComposeFormat() const;
    /// Name, or "(namespace)", or "(unnamed stack 5)".
    QString displayName() const;
};

/// GET /stacks/{id}/file: the entry file, byte for byte.
struct StackFile {
    QString content;
    bool operator==(const StackFile &) const = default;
};

} // namespace longshore

// Lists of them grow without touching what they hold: none of them keeps a pointer into itself.
Q_DECLARE_TYPEINFO(longshore::EnvVariable, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(longshore::DeploymentStep, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(longshore::Stack, Q_RELOCATABLE_TYPE);
