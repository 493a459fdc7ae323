// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/attachsession.h"

#include "app/net/socket.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/execrequests.h"
#include "app/session/session.h"

#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

AttachSession::AttachSession(Session &session, AttachWish wish, QObject *parent)
    : TerminalSession(wish.rows, wish.columns, parent)
    , m_session(&session)
    , m_wish(std::move(wish))
{
}

AttachSession::~AttachSession() = default;

void AttachSession::start()
{
    if (!m_session)
        return finish(AttachEnd::Failed, ApiError{.kind = ApiError::Kind::Cancelled});
    Q_EMIT begun();
    m_looking.start(m_session->send(requests::container(m_wish.environment, m_wish.container)), [this](const Result<ContainerDetails> &container) {
        if (container)
            open(*container);
        else
            finish(AttachEnd::Failed, container.error());
    });
}

void AttachSession::open(const ContainerDetails &container)
{
    if (!m_isWanted || !m_session)
        return finish(AttachEnd::Detached);
    if (container.state != "running"_L1)
        return finish(AttachEnd::NotRunning);
    if (!container.hasTerminal)
        return finish(AttachEnd::NoTerminal);
    m_socket = m_session->socket(requests::attachSocket(m_wish.environment, container.id));
    connect(m_socket.get(), &Socket::opened, this, [this] {
        setState(State::Open);
        // Another size first: a program that has the whole screen then draws it anew, and there is something to see.
        sendSize(rows() + 1, columns());
        sendSizeSoon();
    });
    connect(m_socket.get(), &Socket::received, this, &AttachSession::received);
    connect(m_socket.get(), &Socket::ended, this, &AttachSession::socketEnded);
    m_socket->open();
}

void AttachSession::write(const QByteArray &bytes)
{
    if (state() == State::Open && m_socket)
        m_socket->send(bytes);
}

void AttachSession::sendSize(int rows, int columns)
{
    if (state() == State::Open && m_session)
        m_sizing.start(m_session->send(requests::resizeContainer(m_wish.environment, m_wish.container, rows, columns)), [](const auto &) { });
}

void AttachSession::end()
{
    if (!std::exchange(m_isWanted, false) || state() == State::Ended)
        return;
    const bool wasOpen = state() == State::Open;
    setState(State::Ending);
    if (wasOpen)
        m_socket->close();
    else if (m_socket)
        m_socket->abort();
}

/// The other side ends it in the same way whether the container ended or the connection broke: the engine tells.
void AttachSession::socketEnded(const std::optional<ApiError> &error)
{
    if (!m_isWanted)
        return finish(AttachEnd::Detached);
    if (error && state() == State::Starting && error->kind != ApiError::Kind::Network)
        return finish(AttachEnd::Failed, error);
    if (!m_session)
        return finish(AttachEnd::Lost, error);
    m_looking.start(m_session->send(requests::container(m_wish.environment, m_wish.container)), [this, error](const Result<ContainerDetails> &container) {
        const bool isGone = !container && container.error().kind == ApiError::Kind::NotFound;
        const bool isOver = container && container->state != "running"_L1 && container->state != "paused"_L1;
        if (isOver)
            m_exitCode = container->exitCode;
        finish(isGone || isOver ? AttachEnd::Exited : AttachEnd::Lost, error);
    });
}

void AttachSession::finish(AttachEnd outcome, const std::optional<ApiError> &error)
{
    if (m_outcome)
        return;
    m_outcome = outcome;
    m_error = error;
    if (m_socket)
        m_socket->disconnect(this);
    setState(State::Ended);
    Q_EMIT ended();
}

} // namespace longshore
