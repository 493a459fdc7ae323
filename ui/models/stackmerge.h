// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackentry.h"

#include "app/portainer/environment.h"
#include "ui/models/runningtable.h"

#include <QHash>
#include <QList>

namespace longshore {

/// A server's new answer, or its removal.
struct ServerEdit {
    ServerId server;
    QString serverName;
    QList<Stack> stacks;
    QList<Environment> environments;
    bool knownOnly = false;
    bool removed = false;
    bool allEnvironments = true; ///< False: an environment that is not there may just not be shared with this user.
    std::shared_ptr<const RunningTable> running = {}; ///< Null: not told yet.
};

/// What merging found out beside the new snapshot.
struct MergeNotes {
    QHash<const StackEntry *, const StackEntry *> replaced; ///< Same key, other content: old to new.
    StackEntries fresh; ///< New keys and new contents.
    bool changed = false; ///< False: same rows with the same content.
};

/// Natural, case-insensitive order in the user's language; the C locale, which knows no such order, sorts as English.
QCollator naturalCollator();

/// Puts answers into snapshots: entries whose content is the same stay the very same object. One thread at a time.
class StackMerger
{
public:
    StackMerger();
    /// Worth keeping only when `notes` say that something changed.
    std::shared_ptr<const StackSnapshot> merge(const StackSnapshot &base, const QList<ServerEdit> &edits, MergeNotes &notes);

private:
    using PartPtr = std::shared_ptr<const ServerPart>;
    PartPtr mergePart(const ServerPart *base, const ServerEdit &edit, MergeNotes &notes);
    StackEntryPtr mergeEntry(const StackEntryPtr &old, StackRow row, bool refresh, MergeNotes &notes);
    StackEntryPtr makeEntry(StackRow row);

    QCollator m_collator;
    QHash<QStringList, QStringList> m_wordPool; ///< Few combinations, so rows share them.
};

} // namespace longshore
