// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democonsoles.h"

#include "app/demo/democontainers.h"
#include "app/demo/demotalking.h"

#include <QUrlQuery>
#include <QWebSocket>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int LookMs = 50;
constexpr int LooksPerSecond = 1000 / LookMs;

QByteArray listed(const QList<QByteArrayList> &rows)
{
    QByteArray text = "PID   USER     TIME  COMMAND\n";
    for (const QByteArrayList &row : rows)
        text += row.value(1).rightJustified(5) + ' ' + row.value(0).leftJustified(8) + "  0:01 " + row.value(7) + '\n';
    return text;
}

} // namespace

Console::Console(Site &site, std::unique_ptr<QWebSocket> socket, QObject *parent)
    : QObject(parent), m_site(site), m_socket(std::move(socket))
{
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &Console::take);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) { take(text.toUtf8()); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &QObject::deleteLater); // The shell goes on, as it does there.
    connect(&m_seconds, &QTimer::timeout, this, &Console::look);
    start(QUrlQuery(m_socket->requestUrl()).queryItemValue(u"id"_s).toLatin1());
}

Console::~Console() = default;

void Console::start(const QByteArray &execId)
{
    EngineExec *exec = m_site.execs.find(execId);
    if (!exec || exec->isStarted)
        return hangUp();
    m_execId = execId;
    const std::optional<KnownContainer> container = containerOf(m_site, exec->environment, exec->container);
    if (!container || !hasShell(container->image, exec->command.constFirst())) {
        exec->isStarted = true;
        Execs::end(*exec, 126);
        return hangUp();
    }
    m_site.execs.start(*exec);
    m_shell = std::make_unique<Shell>(Shell::Surroundings{
        container->id.left(12), exec->user.isEmpty() ? QByteArray("root") : exec->user,
        [this, known = *container] { return listed(processRowsOf(m_site, known)); }});
    m_seconds.start(LookMs);
    say(m_shell->start());
}

void Console::take(const QByteArray &message)
{
    if (message.size() > MostMessageBytes)
        return m_socket->close(QWebSocketProtocol::CloseCodeTooMuchData);
    EngineExec *exec = m_site.execs.find(m_execId);
    if (!m_shell || !exec)
        return;
    m_shell->resize(exec->rows, exec->columns);
    say(m_shell->take(message));
    exec->foreground = m_shell->foreground();
    if (m_shell->exitCode()) {
        Execs::end(*exec, *m_shell->exitCode());
        hangUp();
    }
}

/// What happens by itself, and what somebody else did to it.
void Console::look()
{
    EngineExec *exec = m_site.execs.find(m_execId);
    if (!exec || !exec->isRunning)
        return hangUp();
    if (++m_ticks % LooksPerSecond == 0) {
        const std::optional<KnownContainer> container = containerOf(m_site, exec->environment, exec->container);
        if (!container || container->state == "exited") {
            constexpr int Killed = 137;
            Execs::end(*exec, Killed); // Nothing runs in a container that does not.
            return hangUp();
        }
        m_shell->resize(exec->rows, exec->columns);
        say(m_shell->tick());
    }
}

void Console::say(const QByteArray &bytes)
{
    sayText(*m_socket, bytes);
}

void Console::hangUp()
{
    m_seconds.stop();
    hangUpLater(*m_socket, *this);
}

} // namespace longshore::demo
