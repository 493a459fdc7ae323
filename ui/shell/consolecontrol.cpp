// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/consolecontrol.h"

#include "app/core/displaytext.h"
#include "app/session/attachsession.h"
#include "app/session/consolesession.h"
#include "app/session/refusal.h"
#include "app/session/session.h"
#include "app/session/stackcontainers.h"
#include "ui/pages/consoletab.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/shell/consolewords.h"

#include <algorithm>

namespace longshore {

ConsoleControl::ConsoleControl(Servers &servers, StacksPage &page, ReadOnlySwitch *readOnly, QObject *parent)
    : QObject(parent), m_servers(servers), m_tab(page.details().console()), m_readOnly(readOnly)
{
    connect(&m_tab, &ConsoleTab::shownFor, this, &ConsoleControl::look);
    connect(&m_tab, &ConsoleTab::left, this, [this] {
        letGo();
        stopLooking();
    });
    connect(&m_tab, &ConsoleTab::openRequested, this, &ConsoleControl::open);
    connect(&m_tab, &ConsoleTab::closeRequested, this, [this] {
        if (m_console)
            m_console->end();
    });
    connect(&m_tab, &ConsoleTab::retryRequested, this, [this] {
        if (m_containers)
            m_containers->refresh();
    });
    connect(&m_tab, &ConsoleTab::typed, this, [this](const QByteArray &bytes) {
        if (m_console)
            m_console->write(bytes);
    });
    connect(&m_tab, &ConsoleTab::resized, this, [this](int rows, int columns) {
        if (m_console)
            m_console->resize(rows, columns);
    });
    connect(&m_tab, &ConsoleTab::visibilityChanged, this, &ConsoleControl::setWatching);
    connect(&page.details().containers(), &ContainersTab::consoleRequested, this, [this, &page](const Container &container) {
        page.details().setCurrentTab(QStringLiteral("console"));
        m_tab.openIn({container.id, container.name()});
    });
    if (readOnly)
        connect(readOnly, &ReadOnlySwitch::changed, this, &ConsoleControl::heedReadOnly);
}

ConsoleControl::~ConsoleControl() = default;

bool ConsoleControl::isReadOnly() const
{
    return (m_readOnly && m_readOnly->isOn()) || (m_session && m_session->profile().readOnly);
}

/// Switched on for the program, or for the one server, while a shell is open.
void ConsoleControl::heedReadOnly()
{
    if (isReadOnly() && m_console)
        m_console->end();
}

/// The list is not asked for while nobody looks; a shell that is open goes on.
void ConsoleControl::setWatching(bool isWatching)
{
    if (!m_containers)
        return;
    if (isWatching)
        m_containers->follow(EngineStack(m_containers->stack()));
    else
        m_containers->stop();
}

void ConsoleControl::look(const StackDetails &details)
{
    Session *session = m_servers.session(details.key().server);
    const EngineStack stack = EngineStack::of(details.row.stack);
    if (!session || details.row.knownOnly || !stack.hasEngine()) {
        stopLooking();
        m_tab.setNote(consolewords::noEngine(details.row));
        return;
    }
    if (session != m_session || !m_containers) {
        m_session = session;
        m_containers = std::make_unique<StackContainers>(*session);
        connect(m_containers.get(), &StackContainers::changed, this, &ConsoleControl::showContainers);
        connect(session, &QObject::destroyed, this, [this] {
            if (!m_session) // Another one may be looked at by now.
                stopLooking();
        });
        connect(session, &Session::stateChanged, this, &ConsoleControl::heedReadOnly, Qt::UniqueConnection);
    }
    m_key = details.key();
    m_containers->follow(stack);
    showContainers();
}

void ConsoleControl::stopLooking()
{
    if (m_containers)
        m_containers.release()->deleteLater(); // It may be the sender of what led here.
    m_session = nullptr;
}

void ConsoleControl::showContainers()
{
    if (!m_containers || !m_session)
        return;
    QList<ConsoleChoice> running;
    for (const Container &each : m_containers->containers())
        if (each.state == QLatin1StringView("running"))
            running.append({each.id, each.name()});
    const StackContainers::State state = m_containers->state();
    if (!running.isEmpty())
        m_tab.setContainers(running);
    else if (state == StackContainers::State::Failed && m_containers->error())
        m_tab.setNote(explain(*m_containers->error(), attemptOn(*m_session, tr("list the containers"))).sentence, tr("Try again"));
    else if (state == StackContainers::State::Ready)
        m_tab.setNote(tr("No container of this stack runs, so there is nothing to open a console in."));
    else
        m_tab.setNote(tr("Looking for containers..."));
}

TerminalSession *ConsoleControl::make(const ConsoleOrder &order)
{
    const EnvironmentId environment = m_containers->stack().environment;
    if (order.attaches)
        return new AttachSession(*m_session, {.environment = environment, .container = order.container, .rows = order.size.rows, .columns = order.size.columns}, this);
    return new ConsoleSession(*m_session,
                              {.environment = environment,
                               .container = order.container,
                               .shell = order.shell,
                               .user = order.user,
                               .rows = order.size.rows,
                               .columns = order.size.columns},
                              this);
}

void ConsoleControl::open(const ConsoleOrder &order)
{
    if (!m_session || !m_containers)
        return;
    if (isReadOnly()) {
        m_tab.setPhase(ConsoleTab::Phase::Idle, consolewords::readOnly(), ColourRole::Warning);
        return;
    }
    m_containerName = order.containerName;
    TerminalSession *console = make(order);
    m_console = console;
    connect(console, &TerminalSession::begun, this, [this, console] {
        if (console == m_console) {
            m_tab.terminal().reset();
            showState(console);
        }
    });
    connect(console, &TerminalSession::received, this, [this, console](const QByteArray &bytes) {
        if (console == m_console)
            m_tab.terminal().feed(bytes);
    });
    connect(console, &TerminalSession::stateChanged, this, [this, console] { showState(console); });
    connect(console, &TerminalSession::ended, this, [this, console] { ended(console); });
    console->start();
}

void ConsoleControl::showState(TerminalSession *console)
{
    if (console != m_console)
        return;
    const auto *shell = qobject_cast<const ConsoleSession *>(console);
    switch (console->state()) {
    case TerminalSession::State::Starting:
        return m_tab.setPhase(ConsoleTab::Phase::Opening, shell ? tr("Opening %1 in %2...").arg(shell->shell(), m_containerName) : tr("Attaching to %1...").arg(m_containerName));
    case TerminalSession::State::Open:
        return m_tab.setPhase(ConsoleTab::Phase::Open, shell ? tr("%1 in %2").arg(shell->shell(), m_containerName) : consolewords::attached(m_containerName), ColourRole::Good);
    case TerminalSession::State::Ending:
        return m_tab.setPhase(ConsoleTab::Phase::Ending, shell ? tr("Ending the shell in %1...").arg(m_containerName) : tr("Detaching from %1...").arg(m_containerName));
    case TerminalSession::State::Ended:
        break;
    }
}

void ConsoleControl::ended(TerminalSession *console)
{
    const auto *shell = qobject_cast<const ConsoleSession *>(console);
    const auto *attached = qobject_cast<const AttachSession *>(console);
    if (console == m_console) {
        m_console = nullptr;
        const bool isCalm = shell ? shell->outcome() == ConsoleEnd::Exited || shell->outcome() == ConsoleEnd::Closed
                                  : attached->outcome() == AttachEnd::Detached || attached->outcome() == AttachEnd::Exited;
        const QString sentence = shell ? consolewords::sentence(*shell, m_containerName, m_session) : consolewords::sentence(*attached, m_containerName, m_session);
        m_tab.setPhase(ConsoleTab::Phase::Over, sentence, isCalm ? ColourRole::Muted : ColourRole::Warning);
    } else if (shell && shell->outcome() == ConsoleEnd::LeftRunning) {
        Q_EMIT told(consolewords::sentence(*shell, console->property("containerName").toString(), nullptr));
    }
    console->deleteLater();
    console->setParent(nullptr);
    if (m_isClosing && findChildren<TerminalSession *>(QString(), Qt::FindDirectChildrenOnly).isEmpty())
        Q_EMIT closingDone();
}

/// It ends on its own, out of sight.
void ConsoleControl::letGo()
{
    if (!m_console)
        return;
    TerminalSession *console = m_console;
    m_console = nullptr;
    console->setProperty("containerName", m_containerName);
    console->end();
}

bool ConsoleControl::holdsClosing()
{
    const auto consoles = findChildren<TerminalSession *>(QString(), Qt::FindDirectChildrenOnly);
    m_isClosing = !consoles.isEmpty();
    for (TerminalSession *console : consoles)
        console->end();
    return m_isClosing;
}

} // namespace longshore
