// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

class AttachSession;
class ConsoleSession;
class Session;
struct StackRow;

/// What is said about consoles.
namespace consolewords {
/// What became of one that has ended; `session` names who was not allowed, null if it is gone.
QString sentence(const ConsoleSession &console, const QString &container, const Session *session);
QString sentence(const AttachSession &attached, const QString &container, const Session *session);
QString attached(const QString &container); ///< While it is.
QString readOnly();
/// Why a stack has no containers of an engine to open one in.
QString noEngine(const StackRow &row);
} // namespace consolewords

} // namespace longshore
