// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composefile.h"

#include <QStringList>

#include <optional>

namespace longshore {

/// What a compose file is checked for.
struct ComposeCheckOptions {
    /// Names of the stack's variables; without a list nothing is said about variables. Those with an empty value are named in both.
    std::optional<QStringList> variables;
    QStringList emptyVariables;
    /// Names the server's own environment has besides, so that they are not undefined.
    QStringList alwaysThere{QStringLiteral("HOME"), QStringLiteral("HOSTNAME"), QStringLiteral("PATH"), QStringLiteral("COMPOSE_PROJECT_NAME")};
    bool swarm = false; ///< Deployed by `docker stack`: `build` and `container_name` mean nothing there.
    bool fromGit = false; ///< The folder around the file is there too: build contexts and other files may be.
};

/// Everything there is to say about a compose file, sorted by line; errors alone forbid sending it.
TextProblems checkCompose(const ComposeFile &file, const ComposeCheckOptions &options = {});
TextProblems checkCompose(const QString &text, const ComposeCheckOptions &options = {});

} // namespace longshore
