// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <memory>
#include <optional>

namespace longshore::demo {

/// A command in a container, made and perhaps started (portainer-api.md 6.5).
struct EngineExec {
    QByteArray id; ///< 64 digits.
    EnvironmentId environment{};
    QByteArray container; ///< Its id; of a container of a pod the pod's uid, a slash and its name.
    QByteArrayList command;
    QByteArrayList variables;
    QByteArray user;
    bool hasTerminal = false;
    bool isStarted = false;
    bool isRunning = false;
    std::optional<int> exitCode;
    qint64 pid = 0;
    int rows = 24;
    int columns = 80;
    QByteArray foreground; ///< What runs in its shell.
};

/// The commands of all engines, in the order they were made. Belongs to the server's thread.
class Execs
{
public:
    EngineExec &add(EngineExec exec); ///< Gives it its id.
    EngineExec *find(const QByteArray &id); ///< Null when there is none.
    EngineExec *findProcess(const QByteArray &container, qint64 pid); ///< That runs; null when there is none.
    QList<const EngineExec *> runningIn(const QByteArray &container) const;
    void start(EngineExec &exec); ///< With a pid of its own.
    static void end(EngineExec &exec, int code);
    /// Ends all that carry this variable, as somebody does who looks for it in /proc.
    void endAllWith(const QByteArray &container, const QByteArray &variable);

private:
    QList<std::shared_ptr<EngineExec>> m_execs;
    qint64 m_nextPid = 4711;
};

} // namespace longshore::demo
