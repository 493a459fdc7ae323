// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/environment.h"
#include "app/portainer/stack.h"
#include "app/session/runningcount.h"
#include "app/session/stackusage.h"
#include "app/store/serverprofile.h"

#include <QString>

#include <optional>

namespace longshore {

/// Total: made in Portainer. Limited: known by the labels of what runs only, its id is negative. Orphaned: its environment is gone.
enum class Control { Total, Limited, Orphaned };

/// What runs of a stack, as far as its engine has told.
struct RowRunning {
    std::optional<RunningCount> count; ///< None: not known.
    QString note; ///< Why it is not known, or no longer fresh: a sentence; empty otherwise.
    std::optional<StackUsage> usage = {}; ///< None: not measured, or not lately.
    bool operator==(const RowRunning &) const = default;
};

/// One line of the table: a stack, and where it is.
struct StackRow {
    ServerId server;
    QString serverName;
    QString environmentName; ///< "" for an orphan.
    Control control = Control::Total;
    bool knownOnly = false; ///< From an earlier day, not from the server: no variables, no files.
    Stack stack;
    RowRunning running;
};

/// The same stack again after a refresh.
struct StackKey {
    ServerId server;
    StackId stack{};
    bool operator==(const StackKey &) const = default;
    friend size_t qHash(const StackKey &key, size_t seed = 0) { return qHashMulti(seed, key.server, number(key.stack)); }
};

} // namespace longshore

