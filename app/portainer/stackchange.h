// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/secret.h"
#include "app/portainer/stack.h"

#include <QString>
#include <QStringList>

#include <optional>

/// What is sent to change stacks. The server replaces everything each time (portainer-api.md 4.6, 4.7): what is left out here is lost there.
namespace longshore {

/// Which stack, as its routes want it: the server obeys any other environment it is told, so this is always the stack's own.
struct StackTarget {
    StackId id{};
    EnvironmentId environmentId{};
    StackType type = StackType::Unknown;
    bool operator==(const StackTarget &) const = default;
};

StackTarget targetOf(const Stack &stack);

/// A new text and new variables for a stack that is not from git.
struct StackUpdate {
    QString file; ///< Byte for byte; not empty.
    QList<EnvVariable> env; ///< All of them: those left out are gone. Not used for Kubernetes.
    bool prune = false; ///< Remove services the file no longer names; Swarm only up to 2.23.
    bool pullImages = false; ///< Pull before deploying; a failed pull leaves a compose stack alone.
    QString kubernetesName; ///< Kubernetes only: left out it would become empty.
};

/// Who reads the repository. An empty password keeps the stored one, as long as authentication stays on.
struct GitLogin {
    QString userName;
    Secret password;
};

/// How a git stack is read and how it follows its repository; address and file path cannot be changed.
struct GitSettings {
    QString referenceName; ///< Full, as "refs/heads/main"; empty: the default branch.
    std::optional<GitLogin> login; ///< None: without authentication, and stored credentials are deleted.
    QList<EnvVariable> env;
    bool prune = false;
    std::optional<AutoUpdate> autoUpdate; ///< None: off. Only interval and webhook are sent.
    bool tlsSkipVerify = false;
};

/// Deploying what the repository says now.
struct GitRedeploy {
    QString referenceName;
    std::optional<GitLogin> login;
    QList<EnvVariable> env;
    bool prune = false;
    bool pullImages = false;
    QString kubernetesName; ///< Kubernetes only.
};

/// A stack that does not exist yet, from a text.
struct NewStack {
    StackType type = StackType::Compose;
    EnvironmentId environmentId{};
    QString name;
    QString file;
    QList<EnvVariable> env;
    QString swarmId; ///< Swarm only: id of the cluster.
    QString namespaceName; ///< Kubernetes only; may be empty.
    bool fromTemplate = false;
};

/// The same from a repository.
struct NewGitStack {
    StackType type = StackType::Compose;
    EnvironmentId environmentId{};
    QString name;
    QString url; ///< http or https.
    QString referenceName;
    QString filePath; ///< In the repository; empty: docker-compose.yml.
    QStringList additionalFiles;
    std::optional<GitLogin> login;
    std::optional<AutoUpdate> autoUpdate;
    QList<EnvVariable> env;
    bool tlsSkipVerify = false;
    QString swarmId;
    QString namespaceName;
};

/// Where a stack shall go, and as what.
struct StackMigration {
    EnvironmentId target{};
    QString swarmId; ///< Of the target's cluster; Swarm only.
    QString name; ///< Empty: keeps its name. Not normalised by the server.
};

/// A file of a repository, to be looked at before a stack is made of it.
struct GitFileWanted {
    QString url;
    QString referenceName; ///< Empty: the server looks at refs/heads/main, not at the default branch.
    QString filePath;
    std::optional<GitLogin> login;
    bool tlsSkipVerify = false;
};

} // namespace longshore
