// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/podconsolesession.h"

#include "app/net/socket.h"
#include "app/portainer/execrequests.h"
#include "app/portainer/kubernetesrequests.h"
#include "app/session/podcommands.h"
#include "app/session/session.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto FirstWordWithin = 8000ms; ///< Some clusters say nothing at all when there is no such shell.
constexpr auto ShellLeavesWithin = 1000ms; ///< At its prompt it does within a few.
constexpr auto SweptWithin = 15000ms; ///< It waits two seconds itself, and looks through all processes three times.
constexpr auto SizeSettlesAfter = 250ms;
constexpr std::array Hosts{"sh", "bash", "ash"};

QString hostAt(qsizetype index)
{
    return QString::fromLatin1(Hosts.at(static_cast<size_t>(index)));
}

QByteArray newWord()
{
    QByteArray word;
    for (int i = 0; i < 2; ++i)
        word += QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    return word;
}

/// Whoever calls this may be in a signal of it.
void giveUp(std::unique_ptr<Socket> &socket, const QObject *listener)
{
    if (!socket)
        return;
    socket->disconnect(listener);
    socket->close();
    socket.release()->deleteLater();
}

} // namespace

PodConsoleSession::PodConsoleSession(Session &session, PodConsoleWish wish, QObject *parent)
    : TerminalSession(wish.rows, wish.columns, parent, SizeSettlesAfter)
    , m_session(&session)
    , m_wish(std::move(wish))
    , m_word(newWord())
    , m_marks(m_word)
{
    for (const auto &[timer, interval] : {std::pair(&m_patience, FirstWordWithin), std::pair(&m_leaving, ShellLeavesWithin),
                                          std::pair(&m_sweeping, SweptWithin)}) {
        timer->setSingleShot(true);
        timer->setInterval(interval);
    }
    connect(&m_patience, &QTimer::timeout, this, &PodConsoleSession::silent);
    connect(&m_leaving, &QTimer::timeout, this, &PodConsoleSession::sweep);
    connect(&m_sweeping, &QTimer::timeout, this, [this] { swept(-1); });
}

PodConsoleSession::~PodConsoleSession() = default;

std::unique_ptr<Socket> PodConsoleSession::socketFor(const QString &command) const
{
    return m_session->socket(requests::podSocket(m_wish.environment, m_wish.place, command));
}

void PodConsoleSession::start()
{
    Q_EMIT begun();
    tryHost();
}

void PodConsoleSession::tryHost()
{
    if (!m_session)
        return finish(PodConsoleEnd::Failed, ApiError{.kind = ApiError::Kind::Cancelled});
    const QStringList shells = m_wish.shell.isEmpty() ? QStringList{u"bash"_s, u"sh"_s, u"ash"_s} : QStringList{m_wish.shell};
    m_marks = PodMarks(m_word);
    m_sentRows = rows();
    m_sentColumns = columns();
    m_socket = socketFor(podcommands::console(hostAt(m_host), QString::fromLatin1(m_word), shells, rows(), columns()));
    connect(m_socket.get(), &Socket::opened, &m_patience, qOverload<>(&QTimer::start));
    connect(m_socket.get(), &Socket::received, this, &PodConsoleSession::take);
    connect(m_socket.get(), &Socket::ended, this, &PodConsoleSession::socketEnded);
    m_socket->open();
}

void PodConsoleSession::take(const QByteArray &bytes)
{
    const QList<PodMarks::Piece> pieces = m_marks.take(bytes);
    for (const PodMarks::Piece &piece : pieces) {
        if (m_outcome || m_settled)
            return;
        if (!piece.words.isEmpty())
            takeMark(piece.words);
        else if (!m_shell.isEmpty())
            Q_EMIT received(piece.text);
    }
}

void PodConsoleSession::takeMark(const QByteArrayList &words)
{
    const QByteArray &first = words.constFirst();
    if (first == "begin" && m_shell.isEmpty()) {
        begin(words);
    } else if (first == "none") {
        settle(m_isWanted ? PodConsoleEnd::NoShell : PodConsoleEnd::Closed);
    } else if (first == "end") {
        m_exitCode = words.value(1).toLongLong();
        settle(m_isWanted ? PodConsoleEnd::Exited : PodConsoleEnd::Closed);
    }
}

void PodConsoleSession::begin(const QByteArrayList &words)
{
    m_patience.stop();
    m_shell = QString::fromLatin1(words.value(1));
    m_process = words.value(3) == "0" ? words.value(2).toLongLong() : 0;
    if (!m_isWanted) // It came up while it was given up.
        return leave();
    setState(State::Open);
    if (m_sentRows != rows() || m_sentColumns != columns())
        sendSizeSoon();
}

/// It is open, and nothing is said: the command could not be started, and the cluster keeps that to itself, or it is very slow.
void PodConsoleSession::silent()
{
    m_mayBeLeft = true;
    giveUp(m_socket, this);
    m_isWanted ? tryNext() : sweep();
}

void PodConsoleSession::socketEnded(const std::optional<ApiError> &error)
{
    const bool wasOpened = m_patience.isActive() || !m_shell.isEmpty();
    m_patience.stop();
    m_leaving.stop();
    m_error = error;
    if (!m_shell.isEmpty() || (wasOpened && (error || !m_isWanted)))
        return sweep();
    if (!m_isWanted)
        return finish(PodConsoleEnd::Closed);
    if (error) // Refused, or never reached: nothing was started.
        return finish(PodConsoleEnd::Failed, error);
    tryNext();
}

void PodConsoleSession::tryNext()
{
    if (!std::exchange(m_wasLookedFor, true))
        return lookForPod();
    if (m_host + 1 == static_cast<qsizetype>(Hosts.size()))
        return settle(PodConsoleEnd::NoShell);
    ++m_host;
    tryHost();
}

void PodConsoleSession::lookForPod()
{
    if (!m_session)
        return finish(PodConsoleEnd::LeftRunning, m_error);
    const PodContainerPlace &place = m_wish.place;
    m_looking.start(m_session->send(requests::pod(m_wish.environment, place.namespaceName, place.pod)), [this](const Result<Pod> &pod) { judge(pod); });
}

/// Either before the next host is tried, or when what is left could not be looked for.
void PodConsoleSession::judge(const Result<Pod> &pod)
{
    const bool isGone = !pod && pod.error().kind == ApiError::Kind::NotFound;
    const auto isOurs = [this](const PodContainer &each) { return each.name == m_wish.place.container; };
    const auto container = pod ? std::ranges::find_if(pod->containers, isOurs) : QList<PodContainer>::const_iterator();
    const bool runs = pod && container != pod->containers.cend() && container->state == PodContainer::State::Running;
    if (m_wasSwept)
        return finish(isGone || (pod && !runs) ? (m_isWanted ? PodConsoleEnd::NotRunning : PodConsoleEnd::Closed) : PodConsoleEnd::LeftRunning, m_error);
    if (!m_isWanted)
        return settle(PodConsoleEnd::Closed);
    if (!pod && !isGone)
        return finish(PodConsoleEnd::Failed, pod.error());
    if (!runs)
        return finish(PodConsoleEnd::NotRunning);
    tryNext();
}

void PodConsoleSession::write(const QByteArray &bytes)
{
    if (state() == State::Open && m_socket)
        m_socket->send(bytes);
}

void PodConsoleSession::sendSize(int rows, int columns)
{
    if (state() != State::Open || m_wasSwept || !isSizable() || !m_session)
        return;
    giveUp(m_helper, this);
    m_helperMarks = std::make_unique<PodMarks>(m_word);
    m_helper = socketFor(podcommands::sizing(hostAt(m_host), QString::fromLatin1(m_word), m_process, rows, columns));
    connect(m_helper.get(), &Socket::received, this, [this](const QByteArray &bytes) {
        if (!m_helperMarks->take(bytes).isEmpty())
            giveUp(m_helper, this);
    });
    m_helper->open();
}

void PodConsoleSession::end()
{
    if (!std::exchange(m_isWanted, false) || state() == State::Ended)
        return;
    const bool wasOpen = state() == State::Open;
    setState(State::Ending);
    if (wasOpen)
        return leave();
    if (m_settled || m_looking.isRunning() || !m_socket) // It goes on to its end by itself.
        return;
    if (m_socket->state() == Socket::State::Open) // Its shell is about to say that it runs.
        return m_leaving.start();
    m_socket->abort();
}

/// What runs in front is interrupted, a line half typed is dropped; then the shell is told that nothing more comes.
void PodConsoleSession::leave()
{
    m_socket->send("\x03");
    QTimer::singleShot(100ms, m_socket.get(), [socket = m_socket.get()] { socket->send("\x04"); });
    m_leaving.start();
}

/// By a command of its own, over a websocket of its own.
void PodConsoleSession::sweep()
{
    if (std::exchange(m_wasSwept, true))
        return;
    for (QTimer *timer : {&m_patience, &m_leaving})
        timer->stop();
    giveUp(m_socket, this);
    giveUp(m_helper, this);
    if (!m_session)
        return finish(PodConsoleEnd::LeftRunning, m_error);
    setState(State::Ending);
    m_helperMarks = std::make_unique<PodMarks>(m_word);
    m_helper = socketFor(podcommands::sweeper(hostAt(m_host), QString::fromLatin1(m_word)));
    connect(m_helper.get(), &Socket::received, this, [this](const QByteArray &bytes) {
        const QList<PodMarks::Piece> pieces = m_helperMarks->take(bytes);
        for (const PodMarks::Piece &piece : pieces)
            if (piece.words.value(0) == "swept")
                return swept(piece.words.value(1).toInt());
    });
    connect(m_helper.get(), &Socket::ended, this, &PodConsoleSession::lookForPod);
    m_sweeping.start();
    m_helper->open();
}

void PodConsoleSession::swept(int left)
{
    m_sweeping.stop();
    giveUp(m_helper, this);
    if (left != 0)
        return finish(PodConsoleEnd::LeftRunning, m_error);
    finish(m_settled.value_or(m_isWanted ? PodConsoleEnd::Lost : PodConsoleEnd::Closed), m_error);
}

/// Of attempts that were given up something may come up after all.
void PodConsoleSession::settle(PodConsoleEnd outcome)
{
    m_settled = outcome;
    if (m_mayBeLeft && !m_wasSwept)
        return sweep();
    finish(outcome);
}

void PodConsoleSession::finish(PodConsoleEnd outcome, const std::optional<ApiError> &error)
{
    if (m_outcome)
        return;
    m_outcome = outcome;
    m_error = error;
    for (QTimer *timer : {&m_patience, &m_leaving, &m_sweeping})
        timer->stop();
    giveUp(m_socket, this);
    giveUp(m_helper, this);
    setState(State::Ended);
    Q_EMIT ended();
}

} // namespace longshore
