// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/portainer/kubernetes.h"
#include "app/portainer/logrequests.h"
#include "app/session/podmarks.h"
#include "app/session/terminalsession.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace longshore {

class Session;
class Socket;

/// In which container of which pod a console is to be opened. As whom it runs is said by its image, or its manifest.
struct PodConsoleWish {
    EnvironmentId environment{};
    PodContainerPlace place;
    QString shell; ///< "bash"; empty: the first of bash, sh and ash that the container has.
    int rows = 24;
    int columns = 80;
    bool operator==(const PodConsoleWish &) const = default;
};

/// How a console in a pod came to its end.
enum class PodConsoleEnd {
    Exited, ///< The shell ended by itself: exitCode().
    Closed, ///< Ended by us, and seen to be gone.
    Lost, ///< The connection broke; what was left in the container was ended, and seen to be gone.
    LeftRunning, ///< It could not be ended, or nobody could tell: something of it may still run there.
    NoShell, ///< None of those that were tried has answered: it has none, or this account may not run commands there.
    NotRunning, ///< The container does not run, or no longer: nothing of a shell is there.
    Failed, ///< It could not be opened: error().
};

/// One shell in one container of a pod (portainer-api.md 6.5). A cluster keeps no record of commands that could be asked: what a server
/// answers is the same whether there is no such pod, container or shell, and it says nothing when a shell ends. So the shell is started by
/// a command that tells (podcommands.h), its size is given, and what stays of it is ended, by further commands over websockets of their own.
class PodConsoleSession : public TerminalSession
{
    Q_OBJECT
public:
    PodConsoleSession(Session &session, PodConsoleWish wish, QObject *parent = nullptr);
    ~PodConsoleSession() override;

    void start() override;
    void write(const QByteArray &bytes) override;
    void end() override;

    const PodConsoleWish &wish() const { return m_wish; }
    QString shell() const { return m_shell; } ///< Empty before it runs.
    bool isSizable() const { return m_process > 0; } ///< Else the programs there do not know how large the terminal is.
    std::optional<PodConsoleEnd> outcome() const { return m_outcome; }
    std::optional<ApiError> error() const { return m_error; }
    std::optional<qint64> exitCode() const { return m_exitCode; }

private:
    std::unique_ptr<Socket> socketFor(const QString &command) const;
    void tryHost();
    void take(const QByteArray &bytes);
    void takeMark(const QByteArrayList &words);
    void begin(const QByteArrayList &words);
    void silent();
    void socketEnded(const std::optional<ApiError> &error);
    void tryNext();
    void sendSize(int rows, int columns) override;
    void leave();
    void sweep();
    void swept(int left);
    void lookForPod();
    void judge(const Result<Pod> &pod);
    void settle(PodConsoleEnd outcome);
    void finish(PodConsoleEnd outcome, const std::optional<ApiError> &error = {});

    QPointer<Session> m_session;
    PodConsoleWish m_wish;
    const QByteArray m_word; ///< Of its marks, and in the environment of all that it starts.
    qsizetype m_host = 0; ///< Which of those that may read our commands is tried, or did.
    std::unique_ptr<Socket> m_socket;
    PodMarks m_marks;
    std::unique_ptr<Socket> m_helper; ///< Of a command beside the shell.
    std::unique_ptr<PodMarks> m_helperMarks;
    InFlight<Result<Pod>> m_looking{this};
    QTimer m_patience; ///< For the first word of a command.
    QTimer m_leaving; ///< For a shell that was asked to go.
    QTimer m_sweeping;
    QString m_shell;
    qint64 m_process = 0; ///< By whose terminal its size is given.
    int m_sentRows = 0;
    int m_sentColumns = 0;
    bool m_wasLookedFor = false; ///< The pod runs, as it was known before the next host was tried.
    bool m_mayBeLeft = false; ///< Of a command that was given up before it said anything.
    bool m_wasSwept = false;
    bool m_isWanted = true; ///< Nobody asked it to end.
    std::optional<PodConsoleEnd> m_settled; ///< What it will be, once nothing is left.
    std::optional<PodConsoleEnd> m_outcome;
    std::optional<ApiError> m_error;
    std::optional<qint64> m_exitCode;
};

} // namespace longshore
