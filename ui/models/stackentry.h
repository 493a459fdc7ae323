// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackrow.h"

#include <QCollator>
#include <QHash>
#include <QStringList>

#include <memory>

namespace longshore {

/// One row with what filtering and sorting by name need. Made once, never changed: any thread may read it.
struct StackEntry {
    StackRow row;
    QStringList words; ///< Case-folded words of ours: state, type, control, ownership.
    QString text; ///< Case-folded text of the columns shown by default, with a null between.
    QCollatorSortKey nameKey;
};
using StackEntryPtr = std::shared_ptr<const StackEntry>;
/// Entries in some order; a StackSnapshot keeps them alive.
using StackEntries = QList<const StackEntry *>;

/// All rows of one server in the order of its answer.
struct ServerPart {
    ServerId server;
    QList<StackEntryPtr> entries;
    QHash<EnvironmentId, int> perEnvironment;
};

/// All rows of all servers at one moment.
struct StackSnapshot {
    QList<std::shared_ptr<const ServerPart>> parts;
    QStringList environmentNames; ///< Natural order, each once.
    int total = 0;

    std::shared_ptr<const ServerPart> partOf(const ServerId &server) const
    {
        for (const auto &part : parts) {
            if (part->server == server)
                return part;
        }
        return nullptr;
    }
};

} // namespace longshore
