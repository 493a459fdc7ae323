// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace longshore {

/// The words of a pasted command line; nothing of it is ever run or looked up.
struct ShellWords {
    QStringList words; ///< "$X" stays, a dollar that the shell would keep is "$$".
    QStringList left; ///< What is behind the command (pipes, further commands) and substitutions of commands, as written.
    bool openQuote = false;
};

/// Splits as a POSIX shell does; a backslash, caret or grave accent at the end of a line goes on in the next.
ShellWords splitShell(const QString &line);

} // namespace longshore
