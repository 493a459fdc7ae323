// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/portainer/exec.h"
#include "app/session/terminalsession.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace longshore {

class Session;
class Socket;

/// Where a console is to be opened.
struct ConsoleWish {
    EnvironmentId environment{};
    QString container; ///< Id.
    QString shell; ///< "bash"; empty: the first of bash, sh and ash that the container has.
    QString user; ///< Empty: as the image says.
    int rows = 24;
    int columns = 80;
    bool operator==(const ConsoleWish &) const = default;
};

/// How a console came to its end.
enum class ConsoleEnd {
    Exited, ///< The shell ended by itself: exitCode().
    Closed, ///< Ended by us, and seen to be gone.
    Lost, ///< The connection broke; what was left in the container was ended, and seen to be gone.
    LeftRunning, ///< It could not be ended, or nobody could tell: something of it may still run there.
    NoShell, ///< The container has none of those that were tried.
    Failed, ///< It could not be opened: error().
};

/// One shell in one container, in a terminal (portainer-api.md 6.5): makes it, talks to it, and sees to it that nothing of it stays.
///
/// Closing the websocket does not end the shell. So end() sends Ctrl-C and Ctrl-D, looks whether it is gone, and else ends everything
/// in the container that carries the mark this console put into its environment. The same happens when the connection breaks.
class ConsoleSession : public TerminalSession
{
    Q_OBJECT
public:
    ConsoleSession(Session &session, ConsoleWish wish, QObject *parent = nullptr);
    ~ConsoleSession() override;

    void start() override;
    void write(const QByteArray &bytes) override;
    void end() override;

    const ConsoleWish &wish() const { return m_wish; }
    QString shell() const { return m_shells.value(m_tried); } ///< The one that is tried or runs.
    std::optional<ConsoleEnd> outcome() const { return m_outcome; }
    std::optional<ApiError> error() const { return m_error; }
    std::optional<qint64> exitCode() const { return m_exitCode; }
    /// "LONGSHORE_CONSOLE=..": in the environment of the shell and of all that it starts.
    QString mark() const { return m_mark; }

private:
    void tryShell();
    void open(const QString &exec);
    void sendSize(int rows, int columns) override;
    void socketEnded(const std::optional<ApiError> &error);
    void settle();
    void judge(const Result<ExecState> &state);
    void sweep();
    void runSweeper(const QString &exec);
    void lookAgain();
    void finish(ConsoleEnd outcome, const std::optional<ApiError> &error = {});

    QPointer<Session> m_session;
    ConsoleWish m_wish;
    const QStringList m_shells;
    const QString m_mark;
    qsizetype m_tried = 0;
    QString m_exec; ///< Of the shell.
    std::unique_ptr<Socket> m_socket;
    InFlight<Result<QString>> m_making{this};
    InFlight<Result<ExecState>> m_looking{this};
    InFlight<Result<Nothing>> m_sweeping{this};
    InFlight<Result<Nothing>> m_sizing{this};
    QTimer m_patience; ///< For a shell that was asked to go.
    QTimer m_lookSoon;
    int m_looksLeft = 0;
    bool m_hasSpoken = false; ///< The shell that is tried.
    bool m_wasSwept = false;
    bool m_isWanted = true; ///< Nobody asked it to end.
    std::optional<ConsoleEnd> m_outcome;
    std::optional<ApiError> m_error;
    std::optional<qint64> m_exitCode;
};

} // namespace longshore
