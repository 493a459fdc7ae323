// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

/// Why a name cannot be that of a stack.
enum class StackNameProblem {
    None,
    Empty,
    NothingLeft, ///< No character of it is allowed: the server would make a stack that can never be deleted.
    BadStart, ///< Begins with "-" or "_": the deployment fails.
    BadCharacter, ///< Kubernetes.
    TooLong ///< Kubernetes: more than 63 characters, every deployment fails.
};

/// What the server makes of a typed name.
struct StackName {
    QString name; ///< As the server will store it.
    bool changed = false; ///< It is not what was typed.
    StackNameProblem problem = StackNameProblem::None;

    bool operator==(const StackName &) const = default;
};

/// Docker, standalone and Swarm: lower-cased, all but [-_a-z0-9] removed, must match [a-z0-9][-_a-z0-9]* (api 4.1).
StackName dockerStackName(const QString &typed);
/// Kubernetes: kept as typed; becomes a label, in which each run of characters outside [A-Za-z0-9._-] is one "." (api 7.1).
StackName kubernetesStackName(const QString &typed);
/// The label value that the server makes of a name of Kubernetes.
QString kubernetesLabel(const QString &name);
/// A name of an object or a namespace of Kubernetes: DNS label, [a-z0-9]([-a-z0-9]*[a-z0-9])?, at most 63.
bool isKubernetesName(const QString &name);
/// Why, in a translated sentence; empty for None.
QString stackNameSentence(StackNameProblem problem);

} // namespace longshore
