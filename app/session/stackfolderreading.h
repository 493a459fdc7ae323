// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stackchange.h"

#include <QStringList>

namespace longshore {

/// What an exported folder holds, to make the stack again; name, type and text as they were, no environment yet.
struct FolderStack {
    QString folder; ///< Its path.
    NewStack stack;
    std::optional<NewGitStack> git; ///< Where it came from, if from git; without a login.
    QStringList emptied; ///< Variables whose value was not exported and not filled in since.
    QString problem; ///< Why nothing can be made of it, in a sentence; empty: it can.
};

/// The exported stacks in a folder: itself, or those right below it, by name. Reads files: for a worker.
QList<FolderStack> readStackFolders(const QString &path);

} // namespace longshore
