// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

class Session;
class TerminalSession;
struct StackRow;

/// What is said about consoles.
namespace consolewords {
enum class Outcome {
    Calm, ///< As it was wanted, or by itself.
    Failed,
    LeftRunning, ///< Something of it may still run there.
};

QString state(const TerminalSession &console, const QString &container); ///< While it has not ended.
Outcome outcome(const TerminalSession &console); ///< Of one that has.
/// What became of one that has ended; `session` names who was not allowed, null if it is gone.
QString sentence(const TerminalSession &console, const QString &container, const Session *session);
QString readOnly();
/// Why a stack has no containers to open one in.
QString noEngine(const StackRow &row);
} // namespace consolewords

} // namespace longshore
