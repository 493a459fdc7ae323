// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/consolesession.h"

#include "app/net/socket.h"
#include "app/portainer/execrequests.h"
#include "app/session/session.h"

#include <QRandomGenerator>

#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto ForLeaving = 1000ms; ///< A shell at its prompt goes within a few.
constexpr auto BetweenLooks = 250ms;
constexpr int Looks = 12;

QString newMark()
{
    QString mark = u"LONGSHORE_CONSOLE="_s;
    for (int i = 0; i < 2; ++i)
        mark += QString::number(QRandomGenerator::system()->generate64(), 16);
    return mark;
}

/// Ends all that carries the mark: first so that editors can save what was typed, then for certain.
QString sweepingScript(const QString &mark)
{
    return u"each() { for p in /proc/[0-9]*; do if grep -q %1 $p/environ 2>/dev/null; then kill -$1 ${p#/proc/} 2>/dev/null; fi; done; }; "
           "each HUP; sleep 1; each KILL"_s.arg(mark);
}

} // namespace

ConsoleSession::ConsoleSession(Session &session, ConsoleWish wish, QObject *parent)
    : TerminalSession(wish.rows, wish.columns, parent)
    , m_session(&session)
    , m_wish(std::move(wish))
    , m_shells(m_wish.shell.isEmpty() ? QStringList{u"bash"_s, u"sh"_s, u"ash"_s} : QStringList{m_wish.shell})
    , m_mark(newMark())
{
    for (QTimer *timer : {&m_patience, &m_lookSoon})
        timer->setSingleShot(true);
    m_patience.setInterval(ForLeaving);
    m_lookSoon.setInterval(BetweenLooks);
    connect(&m_patience, &QTimer::timeout, this, &ConsoleSession::settle);
    connect(&m_lookSoon, &QTimer::timeout, this, &ConsoleSession::settle);
}

ConsoleSession::~ConsoleSession() = default;

void ConsoleSession::start()
{
    tryShell();
}

void ConsoleSession::tryShell()
{
    if (!m_session)
        return finish(ConsoleEnd::Failed, ApiError{.kind = ApiError::Kind::Cancelled});
    m_exec.clear();
    m_hasSpoken = false;
    m_socket.reset();
    setState(State::Starting);
    Q_EMIT begun();
    const ExecWish wish{.command = {shell()}, .user = m_wish.user, .variables = {u"TERM=xterm-256color"_s, m_mark}, .hasTerminal = true};
    m_making.start(m_session->send(requests::createExec(m_wish.environment, m_wish.container, wish)), [this](const Result<QString> &exec) {
        if (exec)
            open(*exec);
        else
            finish(m_isWanted ? ConsoleEnd::Failed : ConsoleEnd::Closed, exec.error());
    });
}

void ConsoleSession::open(const QString &exec)
{
    if (!m_isWanted || !m_session) // It was made, and never started: it is nothing yet.
        return finish(ConsoleEnd::Closed);
    m_socket = m_session->socket(requests::execSocket(m_wish.environment, exec));
    m_exec = exec;
    connect(m_socket.get(), &Socket::opened, this, [this] {
        setState(State::Open);
        sendSizeNow();
    });
    connect(m_socket.get(), &Socket::received, this, [this](const QByteArray &bytes) {
        if (!std::exchange(m_hasSpoken, true)) // Now it runs for certain: before that its size may not have been taken.
            sendSizeNow();
        Q_EMIT received(bytes);
    });
    connect(m_socket.get(), &Socket::ended, this, &ConsoleSession::socketEnded);
    m_socket->open();
}

void ConsoleSession::write(const QByteArray &bytes)
{
    if (state() == State::Open && m_socket)
        m_socket->send(bytes);
}

void ConsoleSession::sendSize(int rows, int columns)
{
    if (state() == State::Open && m_session && m_socket && m_socket->state() == Socket::State::Open)
        m_sizing.start(m_session->send(requests::resizeExec(m_wish.environment, m_exec, rows, columns)), [](const auto &) { });
}

void ConsoleSession::end()
{
    if (!std::exchange(m_isWanted, false) || state() == State::Ended)
        return;
    const bool wasOpen = state() == State::Open;
    setState(State::Ending);
    if (!wasOpen) {
        if (m_socket) // On its way up: it may have started the shell.
            m_socket->abort();
        return;
    }
    // What runs in front is interrupted, a line half typed is dropped; then the shell is told that nothing more comes.
    m_socket->send("\x03");
    QTimer::singleShot(100ms, m_socket.get(), [this] { m_socket->send("\x04"); });
    m_patience.start();
}

void ConsoleSession::socketEnded(const std::optional<ApiError> &error)
{
    if (error && state() == State::Starting && error->kind != ApiError::Kind::Network && error->kind != ApiError::Kind::Cancelled)
        return finish(ConsoleEnd::Failed, error); // Refused: nothing was started.
    m_error = error;
    m_patience.stop();
    m_looksLeft = Looks;
    settle();
}

/// Asks the engine what became of the shell: the end of a connection tells nothing.
void ConsoleSession::settle()
{
    if (!m_session)
        return finish(ConsoleEnd::LeftRunning);
    if (m_looksLeft == 0)
        m_looksLeft = Looks;
    m_looking.start(m_session->send(requests::execState(m_wish.environment, m_exec)), [this](const Result<ExecState> &answer) { judge(answer); });
}

void ConsoleSession::judge(const Result<ExecState> &state)
{
    if (!state) // Nobody answers, or the container is gone, and everything in it.
        return finish(state.error().kind == ApiError::Kind::NotFound ? ConsoleEnd::Closed : ConsoleEnd::LeftRunning, m_error);
    if (state->isRunning) {
        if (!m_wasSwept)
            return sweep();
        return lookAgain();
    }
    m_exitCode = state->exitCode;
    if (m_isWanted && state->isMissing() && state->pid == 0 && m_tried + 1 < m_shells.size()) {
        ++m_tried;
        return tryShell();
    }
    if (m_isWanted && state->isMissing() && state->pid == 0)
        return finish(ConsoleEnd::NoShell);
    if (m_isWanted && m_wasSwept)
        return finish(ConsoleEnd::Lost, m_error);
    if (m_isWanted && !state->exitCode)
        return finish(ConsoleEnd::Failed, m_error); // It never started.
    finish(m_isWanted ? ConsoleEnd::Exited : ConsoleEnd::Closed);
}

void ConsoleSession::sweep()
{
    m_wasSwept = true;
    m_looksLeft = Looks;
    const ExecWish wish{.command = {u"sh"_s, u"-c"_s, sweepingScript(m_mark)}, .user = m_wish.user, .variables = {}, .hasTerminal = false};
    m_making.start(m_session->send(requests::createExec(m_wish.environment, m_wish.container, wish)), [this](const Result<QString> &exec) {
        if (exec && m_session)
            runSweeper(*exec);
        else
            finish(ConsoleEnd::LeftRunning, m_error);
    });
}

void ConsoleSession::runSweeper(const QString &exec)
{
    m_sweeping.start(m_session->send(requests::startExecAlone(m_wish.environment, exec)), [this](const Result<Nothing> &done) {
        if (done)
            m_lookSoon.start();
        else
            finish(ConsoleEnd::LeftRunning, m_error);
    });
}

void ConsoleSession::lookAgain()
{
    if (--m_looksLeft > 0)
        m_lookSoon.start();
    else
        finish(ConsoleEnd::LeftRunning, m_error);
}

void ConsoleSession::finish(ConsoleEnd outcome, const std::optional<ApiError> &error)
{
    if (m_outcome)
        return;
    m_outcome = outcome;
    m_error = error;
    for (QTimer *timer : {&m_patience, &m_lookSoon})
        timer->stop();
    if (m_socket)
        m_socket->disconnect(this);
    setState(State::Ended);
    Q_EMIT ended();
}

} // namespace longshore
