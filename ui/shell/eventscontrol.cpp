// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/eventscontrol.h"

#include "app/session/refusal.h"
#include "app/session/session.h"
#include "ui/pages/eventstab.h"
#include "ui/shell/eventswindow.h"

namespace longshore {

EventsControl::EventsControl(Servers &servers, EventsTab &tab, QObject *parent)
    : QObject(parent), m_servers(servers), m_tab(tab)
{
    connect(&m_tab, &EventsTab::shownFor, this, &EventsControl::look);
    connect(&m_tab, &EventsTab::left, this, &EventsControl::stopLooking);
    connect(&m_tab, &EventsTab::choiceChanged, this, &EventsControl::follow);
    connect(&m_tab, &EventsTab::retryRequested, this, &EventsControl::follow);
    connect(&m_tab, &EventsTab::popOutRequested, this, [this] {
        if (m_details)
            (new EventsWindow(m_servers, *m_details, m_tab.window()))->show();
    });
    connect(&m_tab, &EventsTab::liveChanged, this, [this](bool isLive) {
        if (m_events)
            m_events->setLive(isLive);
    });
    connect(&m_tab, &EventsTab::visibilityChanged, this, [this](bool isVisible) {
        if (m_events && isVisible)
            follow();
        else if (m_events)
            m_events->stop();
    });
}

EventsControl::~EventsControl() = default;

void EventsControl::look(const StackDetails &details)
{
    m_details = details;
    Session *session = m_servers.session(details.key().server);
    m_stack = EngineStack::of(details.row.stack);
    if (!session || details.row.knownOnly || !m_stack.hasEngine()) {
        stopLooking();
        m_tab.setNote(details.row.knownOnly ? tr("The server has not answered yet, so nothing is known of what happened.")
                                            : tr("Events are those of a Docker engine, and this stack runs on none."));
        return;
    }
    if (session != m_session || !m_events) {
        stopLooking();
        m_session = session;
        m_events = std::make_unique<EngineEvents>(*session);
        m_events->setLive(m_tab.isLive());
        connect(m_events.get(), &EngineEvents::changed, this, &EventsControl::show);
        connect(session, &QObject::destroyed, this, [this] {
            if (!m_session) // Another one may be looked at by now.
                stopLooking();
        });
    }
    follow();
}

void EventsControl::follow()
{
    if (m_events)
        m_events->follow(m_stack, m_tab.isWholeEnvironment());
    show();
}

void EventsControl::stopLooking()
{
    if (m_events) {
        m_events->stop();
        m_events.release()->deleteLater(); // It may be the sender of what led here.
    }
    m_session = nullptr;
}

void EventsControl::show()
{
    if (!m_events || !m_session)
        return;
    const QString failure = m_events->error() ? explain(*m_events->error(), attemptOn(*m_session, tr("read the events"))).sentence : QString();
    if (!m_events->isRead() && failure.isEmpty())
        return m_tab.setNote(tr("Reading what happened..."));
    if (!m_events->isRead())
        return m_tab.setNote(failure, tr("Try again"));
    m_tab.setStale(failure);
    m_tab.setEvents(m_events->events());
}

} // namespace longshore
