// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// What is run in a container of a pod around a shell. A server knows neither the size of a terminal there nor when a command ends, and
/// nobody could be asked afterwards what became of it (portainer-api.md 6.5), so the commands tell that themselves: by marks (podmarks.h).
/// They are cut at spaces, so within an argument words stand apart by tabs.
namespace longshore::podcommands {

/// The first of `shells` that is there, in a terminal of that size. Its environment, and that of all it starts, carries the mark. Says
/// "begin" with the shell, its keeper's process and whether the size was taken (0), then, when it is over, "end" with the exit code; or "none".
/// `host`: what reads this, itself a shell.
QString console(const QString &host, const QString &mark, const QStringList &shells, int rows, int columns);
/// Gives a terminal another size: that of the process. Says "sized".
QString sizing(const QString &host, const QString &mark, qint64 process, int rows, int columns);
/// Ends all that carries the mark: first so that editors can save what was typed, then for certain. Says "swept" with how many are left;
/// -1 when it could not look.
QString sweeper(const QString &host, const QString &mark);

} // namespace longshore::podcommands
