// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/consolewords.h"

#include "app/session/attachsession.h"
#include "app/session/consolesession.h"
#include "app/session/podconsolesession.h"
#include "app/session/refusal.h"
#include "app/session/session.h"
#include "ui/models/stackrow.h"

#include <QCoreApplication>

namespace longshore::consolewords {

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Consoles)
};

QString failure(const std::optional<ApiError> &error, const QString &container, const Session *session)
{
    if (!error || !session)
        return Words::tr("The console in %1 could not be opened.").arg(container);
    if (error->kind == ApiError::Kind::Conflict)
        return Words::tr("%1 does not run, or is paused, so no console can be opened in it.").arg(container);
    return explain(*error, attemptOn(*session, Words::tr("open a console in %1").arg(container))).sentence;
}

QString exited(const QString &container, std::optional<qint64> code)
{
    return Words::tr("The shell in %1 has ended (exit code %2).").arg(container).arg(code.value_or(0));
}

QString closed(const QString &container)
{
    return Words::tr("The shell in %1 was ended; nothing of it runs there any more.").arg(container);
}

QString lost(const QString &container)
{
    return Words::tr("The connection broke and the session is gone: its shell in %1 was ended. Open a new one to go on.").arg(container);
}

QString leftRunning(const QString &container)
{
    return Words::tr("The session is gone, and the shell in %1 could not be ended: it may still run there. Look at its processes.").arg(container);
}

QString sentenceOf(const ConsoleSession &console, const QString &container, const Session *session)
{
    switch (console.outcome().value_or(ConsoleEnd::Failed)) {
    case ConsoleEnd::Exited: return exited(container, console.exitCode());
    case ConsoleEnd::Closed: return closed(container);
    case ConsoleEnd::Lost: return lost(container);
    case ConsoleEnd::LeftRunning: return leftRunning(container);
    case ConsoleEnd::NoShell:
        return console.wish().shell.isEmpty() ? Words::tr("%1 has none of bash, sh and ash, so no console can be opened in it.").arg(container)
                                              : Words::tr("%1 has no %2. Let a shell be found, or choose another.").arg(container, console.wish().shell);
    case ConsoleEnd::Failed: break;
    }
    return failure(console.error(), container, session);
}

QString sentenceOf(const PodConsoleSession &console, const QString &container, const Session *session)
{
    switch (console.outcome().value_or(PodConsoleEnd::Failed)) {
    case PodConsoleEnd::Exited: return exited(container, console.exitCode());
    case PodConsoleEnd::Closed: return closed(container);
    case PodConsoleEnd::Lost: return lost(container);
    case PodConsoleEnd::LeftRunning: return leftRunning(container);
    case PodConsoleEnd::NoShell:
        return console.wish().shell.isEmpty()
            ? Words::tr("No shell of %1 has answered: it has none of bash, sh and ash, or your account may not run commands in it.").arg(container)
            : Words::tr("%2 of %1 has not answered: it has none, or your account may not run commands in it.").arg(container, console.wish().shell);
    case PodConsoleEnd::NotRunning:
        return console.shell().isEmpty() ? Words::tr("%1 does not run, so no console can be opened in it.").arg(container)
                                         : Words::tr("%1 has ended, and the shell in it.").arg(container);
    case PodConsoleEnd::Failed: break;
    }
    return failure(console.error(), container, session);
}

QString sentenceOf(const AttachSession &attached, const QString &container, const Session *session)
{
    switch (attached.outcome().value_or(AttachEnd::Failed)) {
    case AttachEnd::Detached:
        return Words::tr("Detached from %1; it goes on as before.").arg(container);
    case AttachEnd::Exited:
        return attached.exitCode() ? Words::tr("The main process of %1 has ended (exit code %2), and the container with it.").arg(container).arg(*attached.exitCode())
                                   : Words::tr("%1 is gone.").arg(container);
    case AttachEnd::Lost:
        return Words::tr("The connection broke, and %1 goes on. Attach again to go on too.").arg(container);
    case AttachEnd::NoTerminal:
        return Words::tr("%1 was made without a terminal, so nobody can attach to it here. Look at its log, or open a shell in it.").arg(container);
    case AttachEnd::NotRunning:
        return Words::tr("%1 does not run, or is paused, so there is nothing to attach to.").arg(container);
    case AttachEnd::Failed:
        break;
    }
    if (!attached.error() || !session)
        return Words::tr("Attaching to %1 has failed.").arg(container);
    return explain(*attached.error(), attemptOn(*session, Words::tr("attach to %1").arg(container))).sentence;
}

QString stateOf(const AttachSession &attached, const QString &container)
{
    switch (attached.state()) {
    case TerminalSession::State::Starting: return Words::tr("Attaching to %1...").arg(container);
    case TerminalSession::State::Open: return Words::tr("Attached to the main process of %1. Detaching leaves it as it is; Ctrl+C may end it.").arg(container);
    case TerminalSession::State::Ending: return Words::tr("Detaching from %1...").arg(container);
    case TerminalSession::State::Ended: break;
    }
    return {};
}

QString shellState(TerminalSession::State state, const QString &shell, const QString &container)
{
    switch (state) {
    case TerminalSession::State::Starting:
        return shell.isEmpty() ? Words::tr("Opening a shell in %1...").arg(container) : Words::tr("Opening %1 in %2...").arg(shell, container);
    case TerminalSession::State::Open: return Words::tr("%1 in %2").arg(shell, container);
    case TerminalSession::State::Ending: return Words::tr("Ending the shell in %1...").arg(container);
    case TerminalSession::State::Ended: break;
    }
    return {};
}

} // namespace

QString state(const TerminalSession &console, const QString &container)
{
    if (const auto *attached = qobject_cast<const AttachSession *>(&console))
        return stateOf(*attached, container);
    if (const auto *pod = qobject_cast<const PodConsoleSession *>(&console)) {
        const QString words = shellState(pod->state(), pod->shell(), container);
        const bool isSized = pod->state() != TerminalSession::State::Open || pod->isSizable();
        return isSized ? words : Words::tr("%1. Without stty there its programs cannot be told how large this terminal is.").arg(words);
    }
    const auto *shell = qobject_cast<const ConsoleSession *>(&console);
    return shellState(console.state(), shell ? shell->shell() : QString(), container);
}

Outcome outcome(const TerminalSession &console)
{
    const auto judge = [](auto end, auto calm, auto alsoCalm, auto left) { return end == calm || end == alsoCalm ? Outcome::Calm : end == left ? Outcome::LeftRunning : Outcome::Failed; };
    if (const auto *shell = qobject_cast<const ConsoleSession *>(&console))
        return judge(shell->outcome(), ConsoleEnd::Exited, ConsoleEnd::Closed, ConsoleEnd::LeftRunning);
    if (const auto *pod = qobject_cast<const PodConsoleSession *>(&console))
        return judge(pod->outcome(), PodConsoleEnd::Exited, PodConsoleEnd::Closed, PodConsoleEnd::LeftRunning);
    const auto *attached = qobject_cast<const AttachSession *>(&console);
    const bool isCalm = attached && (attached->outcome() == AttachEnd::Detached || attached->outcome() == AttachEnd::Exited);
    return isCalm ? Outcome::Calm : Outcome::Failed; // Of what was attached to nothing is left that was not there.
}

QString sentence(const TerminalSession &console, const QString &container, const Session *session)
{
    if (const auto *shell = qobject_cast<const ConsoleSession *>(&console))
        return sentenceOf(*shell, container, session);
    if (const auto *pod = qobject_cast<const PodConsoleSession *>(&console))
        return sentenceOf(*pod, container, session);
    const auto *attached = qobject_cast<const AttachSession *>(&console);
    return attached ? sentenceOf(*attached, container, session) : QString();
}

QString readOnly()
{
    return Words::tr("Longshore is set to read-only, and a shell could change anything. Switch that off to open a console.");
}

QString noEngine(const StackRow &row)
{
    if (row.knownOnly)
        return Words::tr("The server has not answered yet, so no console can be opened.");
    return Words::tr("This stack has no containers that Longshore knows of, so there is nothing to open a console in.");
}

} // namespace longshore::consolewords
