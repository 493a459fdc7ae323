// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>

#include <span>

namespace longshore::demo {

/// Where a stack of the sample lives.
enum class Place { Local, Swarm, Kube, Workshop, Gone };
/// Who may see it.
enum class Ownership { Nobody, Administrators, Public, Private, Team };

/// What is special about a stack.
enum class Trait {
    Inactive = 1,
    Git = 1 << 1,
    GitLogin = 1 << 2,
    Interval = 1 << 3,
    Webhook = 1 << 4,
    MoreFiles = 1 << 5,
    Secrets = 1 << 6, ///< Variables that look like secrets.
    ManyVariables = 1 << 7,
    OddVariables = 1 << 8, ///< Empty values, newlines, quotes, double names.
    Crlf = 1 << 9,
    Template = 1 << 10,
    Prune = 1 << 11,
    EmptyVariables = 1 << 12, ///< A list without elements, not null.
};
Q_DECLARE_FLAGS(Traits, Trait)
Q_DECLARE_OPERATORS_FOR_FLAGS(Traits)

/// One stack of the sample in short.
struct SampleStack {
    const char *name;
    const char *app;
    Place place = Place::Local;
    Ownership ownership = Ownership::Administrators;
    const char *createdBy = "admin";
    const char *updatedBy = ""; ///< "": never updated.
    Traits traits = {};
    const char *nameSpace = ""; ///< Kubernetes only.
};

/// The fifty stacks every demo has.
std::span<const SampleStack> sample();

} // namespace longshore::demo
