// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/consolewords.h"

#include "app/session/attachsession.h"
#include "app/session/consolesession.h"
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

QString failure(const ConsoleSession &console, const QString &container, const Session *session)
{
    if (!console.error() || !session)
        return Words::tr("The console in %1 could not be opened.").arg(container);
    if (console.error()->kind == ApiError::Kind::Conflict)
        return Words::tr("%1 does not run, or is paused, so no console can be opened in it.").arg(container);
    return explain(*console.error(), attemptOn(*session, Words::tr("open a console in %1").arg(container))).sentence;
}

} // namespace

QString sentence(const ConsoleSession &console, const QString &container, const Session *session)
{
    switch (console.outcome().value_or(ConsoleEnd::Failed)) {
    case ConsoleEnd::Exited:
        return Words::tr("The shell in %1 has ended (exit code %2).").arg(container).arg(console.exitCode().value_or(0));
    case ConsoleEnd::Closed:
        return Words::tr("The shell in %1 was ended; nothing of it runs there any more.").arg(container);
    case ConsoleEnd::Lost:
        return Words::tr("The connection broke and the session is gone: its shell in %1 was ended. Open a new one to go on.").arg(container);
    case ConsoleEnd::LeftRunning:
        return Words::tr("The session is gone, and the shell in %1 could not be ended: it may still run there. Look at its processes.").arg(container);
    case ConsoleEnd::NoShell:
        return console.wish().shell.isEmpty() ? Words::tr("%1 has none of bash, sh and ash, so no console can be opened in it.").arg(container)
                                              : Words::tr("%1 has no %2. Let a shell be found, or choose another.").arg(container, console.wish().shell);
    case ConsoleEnd::Failed:
        break;
    }
    return failure(console, container, session);
}

QString sentence(const AttachSession &attached, const QString &container, const Session *session)
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

QString attached(const QString &container)
{
    return Words::tr("Attached to the main process of %1. Detaching leaves it as it is; Ctrl+C may end it.").arg(container);
}

QString readOnly()
{
    return Words::tr("Longshore is set to read-only, and a shell could change anything. Switch that off to open a console.");
}

QString noEngine(const StackRow &row)
{
    if (row.knownOnly)
        return Words::tr("The server has not answered yet, so no console can be opened.");
    return Words::tr("This stack has no containers of a Docker engine to open a console in.");
}

} // namespace longshore::consolewords
