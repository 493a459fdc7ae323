// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/consolecontrol.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "app/session/session.h"
#include "ui/pages/consoletab.h"
#include "ui/pages/containerstab.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/workloadsview.h"
#include "ui/shell/consoleplaces.h"
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
        if (m_places)
            m_places->refresh();
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
    connect(&page.details().containers().workloads(), &WorkloadsView::consoleRequested, this, [this, &page](const Pod &pod) {
        page.details().setCurrentTab(QStringLiteral("console"));
        m_tab.openIn(ConsolePlaces::in(pod));
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
    if (m_places)
        isWatching ? m_places->follow() : m_places->stop();
}

void ConsoleControl::look(const StackDetails &details)
{
    Session *session = m_servers.session(details.key().server);
    if (!session || details.row.knownOnly || !ConsolePlaces::has(details.row.stack)) {
        stopLooking();
        m_tab.setNote(consolewords::noEngine(details.row));
        return;
    }
    if (!m_places || !m_places->isOf(*session, details.row.stack)) {
        stopLooking();
        m_session = session;
        m_places = std::make_unique<ConsolePlaces>(*session, details.row.stack);
        connect(m_places.get(), &ConsolePlaces::changed, this, &ConsoleControl::showPlaces);
        connect(session, &QObject::destroyed, m_places.get(), [this] { stopLooking(); });
        connect(session, &Session::stateChanged, this, &ConsoleControl::heedReadOnly, Qt::UniqueConnection);
    }
    m_tab.setKind(m_places->kind());
    m_places->follow();
    showPlaces();
}

void ConsoleControl::stopLooking()
{
    if (m_places) {
        m_places->disconnect(this);
        m_places->stop();
        m_places.release()->deleteLater(); // It may be the sender of what led here.
    }
    m_session = nullptr;
}

void ConsoleControl::showPlaces()
{
    if (!m_places || !m_session)
        return;
    const bool isCluster = m_places->kind() == ConsoleKind::Cluster;
    if (m_places->isAnyOpenable())
        m_tab.setContainers(m_places->choices());
    else if (m_places->state() == ConsolePlaces::State::Failed && m_places->error())
        m_tab.setNote(explain(*m_places->error(), attemptOn(*m_session, isCluster ? tr("list the pods") : tr("list the containers"))).sentence, tr("Try again"));
    else if (m_places->state() == ConsolePlaces::State::Known)
        m_tab.setNote(isCluster ? tr("No container in a pod of this stack runs, so there is nothing to open a console in.")
                                : tr("No container of this stack runs, so there is nothing to open a console in."));
    else
        m_tab.setNote(tr("Looking for containers..."));
}

void ConsoleControl::open(const ConsoleOrder &order)
{
    if (!m_session || !m_places)
        return;
    if (isReadOnly()) {
        m_tab.setPhase(ConsoleTab::Phase::Idle, consolewords::readOnly(), ColourRole::Warning);
        return;
    }
    TerminalSession *console = m_places->make(order, this);
    if (!console)
        return;
    m_containerName = order.containerName;
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
    const QString sentence = consolewords::state(*console, m_containerName);
    switch (console->state()) {
    case TerminalSession::State::Starting: return m_tab.setPhase(ConsoleTab::Phase::Opening, sentence);
    case TerminalSession::State::Open: return m_tab.setPhase(ConsoleTab::Phase::Open, sentence, ColourRole::Good);
    case TerminalSession::State::Ending: return m_tab.setPhase(ConsoleTab::Phase::Ending, sentence);
    case TerminalSession::State::Ended: break;
    }
}

void ConsoleControl::ended(TerminalSession *console)
{
    const consolewords::Outcome outcome = consolewords::outcome(*console);
    if (console == m_console) {
        m_console = nullptr;
        m_tab.setPhase(ConsoleTab::Phase::Over, consolewords::sentence(*console, m_containerName, m_session),
                       outcome == consolewords::Outcome::Calm ? ColourRole::Muted : ColourRole::Warning);
    } else if (outcome == consolewords::Outcome::LeftRunning) {
        Q_EMIT told(consolewords::sentence(*console, console->property("containerName").toString(), nullptr));
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
