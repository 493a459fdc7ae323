// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

/// A file's text, byte order mark and all, or why there is none.
struct LoadedText {
    QString text;
    QString problem; ///< A sentence that names the file; empty: loaded.
    QString details; ///< In the system's words; may be empty.
};

LoadedText loadText(const QString &fileName, qint64 mostBytes);

} // namespace longshore
