// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace longshore {

/// A command to run in a container that runs, with a terminal around it.
struct ExecWish {
    QStringList command;
    QString user; ///< "name", "uid", "name:group"; empty: as the image says.
    QStringList variables; ///< "NAME=value"
    bool hasTerminal = true;
    bool operator==(const ExecWish &) const = default;
};

/// What became of such a command (GET exec/{id}/json).
struct ExecState {
    bool isRunning = false;
    std::optional<qint64> exitCode; ///< None: it runs, or never started.
    qint64 pid = 0; ///< On the engine's host; 0: it never started.
    QString containerId;
    bool operator==(const ExecState &) const = default;

    /// The command is not in the image: what a container without that shell answers (portainer-api.md 6.5).
    bool isMissing() const { return !isRunning && (exitCode == 126 || exitCode == 127); }
};

/// What runs in a container, as `ps` says it (GET containers/{id}/top).
struct ProcessTable {
    QStringList titles; ///< "PID", "USER", "COMMAND"...
    QList<QStringList> rows; ///< As many texts each, or fewer.
    bool operator==(const ProcessTable &) const = default;
};

} // namespace longshore
