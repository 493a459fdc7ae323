// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackbefore.h"

#include <QByteArray>

namespace longshore {

/// One file of an exported stack.
struct FolderFile {
    QString name; ///< Without a path.
    QByteArray bytes;
};

/// A stack as a folder that `docker compose up` can run: its entry file byte for byte, its variables as .env, and stack.json for an import,
/// which has the variables exactly: order, doubles, line ends. Without `withValues` they keep their names only.
QList<FolderFile> folderOf(const StackBefore &stack, bool withValues);
/// A name for that folder: safe on every system, never empty.
QString folderNameOf(const Stack &stack);
/// Writes it below `parent`, in a folder that is not there yet, readable by this user alone. Its path; empty when it could not be written.
QString writeStackFolder(const QString &parent, const StackBefore &stack, bool withValues);

} // namespace longshore
