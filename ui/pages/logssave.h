// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logrows.h"
#include "app/logs/logstore.h"
#include "ui/widgets/loglayout.h"

#include <functional>

class QWidget;

namespace longshore {

/// Lines of a log on their way into a file.
struct LogExport {
    LogSnapshot snapshot;
    LogRows rows; ///< Which of them.
    LogLook look;
    bool isRaw = false; ///< As they were sent, whole; else as seen.
};

/// Asks where to and writes, in a thread of its own, whole or not at all. `done` is told the file, and the reason when it failed.
void askAndSaveLog(QWidget *parent, const QString &suggestedName, LogExport lines, std::function<void(const QString &fileName, const QString &reason)> done);

/// Writes them; empty, or why not.
QString saveLog(const QString &fileName, const LogExport &lines);

} // namespace longshore
