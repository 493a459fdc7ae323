// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/environment.h"
#include "app/portainer/stack.h"
#include "app/store/serverprofile.h"

#include <QMetaType>
#include <QString>

namespace longshore {

/// Total: made in Portainer. Orphaned: its environment is gone. (Limited: known by labels only.)
enum class Control { Total, Limited, Orphaned };

/// One line of the table: a stack, and where it is.
struct StackRow {
    ServerId server;
    QString serverName;
    QString environmentName; ///< "" for an orphan.
    Control control = Control::Total;
    bool knownOnly = false; ///< From an earlier day, not from the server: no variables, no files.
    Stack stack;
};

/// The same stack again after a refresh.
struct StackKey {
    ServerId server;
    StackId stack{};
    bool operator==(const StackKey &) const = default;
    friend size_t qHash(const StackKey &key, size_t seed = 0) { return qHashMulti(seed, key.server, number(key.stack)); }
};

} // namespace longshore

Q_DECLARE_METATYPE(longshore::StackRow)
