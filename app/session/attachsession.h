// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/portainer/containerdetails.h"
#include "app/session/terminalsession.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace longshore {

class Session;
class Socket;

/// Where it is attached to.
struct AttachWish {
    EnvironmentId environment{};
    QString container; ///< Id.
    int rows = 24;
    int columns = 80;
    bool operator==(const AttachWish &) const = default;
};

/// How it came to its end.
enum class AttachEnd {
    Detached, ///< By us: the container goes on.
    Exited, ///< The container ended: exitCode().
    Lost, ///< The connection broke; the container goes on.
    NoTerminal, ///< It was made without one: what it writes could not be told apart (portainer-api.md 6.5). Nothing was opened.
    NotRunning,
    Failed, ///< error()
};

/// The terminal of a container's main process, taken part in: what it writes from now on, and what is typed goes to it. Ending it leaves
/// the process as it is (portainer-api.md 6.5).
class AttachSession : public TerminalSession
{
    Q_OBJECT
public:
    AttachSession(Session &session, AttachWish wish, QObject *parent = nullptr);
    ~AttachSession() override;

    void start() override;
    void write(const QByteArray &bytes) override;
    void end() override;

    std::optional<AttachEnd> outcome() const { return m_outcome; }
    std::optional<ApiError> error() const { return m_error; }
    std::optional<qint64> exitCode() const { return m_exitCode; }

private:
    void open(const ContainerDetails &container);
    void sendSize(int rows, int columns) override;
    void socketEnded(const std::optional<ApiError> &error);
    void finish(AttachEnd outcome, const std::optional<ApiError> &error = {});

    QPointer<Session> m_session;
    AttachWish m_wish;
    std::unique_ptr<Socket> m_socket;
    InFlight<Result<ContainerDetails>> m_looking{this};
    InFlight<Result<Nothing>> m_sizing{this};
    bool m_isWanted = true; ///< Nobody asked it to end.
    std::optional<AttachEnd> m_outcome;
    std::optional<ApiError> m_error;
    std::optional<qint64> m_exitCode;
};

} // namespace longshore
