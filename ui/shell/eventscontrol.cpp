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
        if (m_cluster)
            m_cluster->setLive(isLive);
    });
    connect(&m_tab, &EventsTab::visibilityChanged, this, [this](bool isVisible) {
        if (isVisible && (m_events || m_cluster))
            return follow();
        if (m_events)
            m_events->stop();
        if (m_cluster)
            m_cluster->stop();
    });
}

EventsControl::~EventsControl() = default;

void EventsControl::look(const StackDetails &details)
{
    m_details = details;
    Session *session = m_servers.session(details.key().server);
    m_stack = details.row.stack;
    const bool isCluster = m_stack.type.value == StackType::Kubernetes;
    if (!session || details.row.knownOnly || !(isCluster || EngineStack::of(m_stack).hasEngine())) {
        stopLooking();
        m_tab.setNote(details.row.knownOnly ? tr("The server has not answered yet, so nothing is known of what happened.")
                                            : tr("Longshore does not know stacks of this kind, nor what happens to them."));
        return;
    }
    const bool isOther = isCluster ? !m_cluster : !m_events;
    if (session != m_session || isOther)
        begin(*session, isCluster);
    follow();
}

void EventsControl::begin(Session &session, bool isCluster)
{
    stopLooking();
    m_session = &session;
    m_tab.setOrigin(isCluster ? EventsOrigin::Cluster : EventsOrigin::Engine);
    if (isCluster) {
        m_cluster = std::make_unique<ClusterEvents>(session);
        m_cluster->setLive(m_tab.isLive());
        connect(m_cluster.get(), &ClusterEvents::changed, this, &EventsControl::show);
    } else {
        m_events = std::make_unique<EngineEvents>(session);
        m_events->setLive(m_tab.isLive());
        connect(m_events.get(), &EngineEvents::changed, this, &EventsControl::show);
    }
    connect(&session, &QObject::destroyed, this, [this] {
        if (!m_session) // Another one may be looked at by now.
            stopLooking();
    });
}

void EventsControl::follow()
{
    if (m_events)
        m_events->follow(EngineStack::of(m_stack), m_tab.isWholeEnvironment());
    if (m_cluster)
        m_cluster->follow(KubernetesStack::of(m_stack), m_tab.isWholeEnvironment());
    show();
}

namespace {

/// It may be the sender of what led here.
void retireEvents(auto &events, const QObject *listener)
{
    if (!events)
        return;
    events->disconnect(listener);
    events->stop();
    events.release()->deleteLater();
}

} // namespace

void EventsControl::stopLooking()
{
    retireEvents(m_events, this);
    retireEvents(m_cluster, this);
    m_session = nullptr;
}

void EventsControl::show()
{
    if (m_events)
        showOf(*m_events);
    else if (m_cluster)
        showOf(*m_cluster);
}

template <typename Events>
void EventsControl::showOf(const Events &events)
{
    if (!m_session)
        return;
    const QString failure = events.error() ? explain(*events.error(), attemptOn(*m_session, tr("read the events"))).sentence : QString();
    if (!events.isRead() && failure.isEmpty())
        return m_tab.setNote(tr("Reading what happened..."));
    if (!events.isRead())
        return m_tab.setNote(failure, tr("Try again"));
    m_tab.setStale(failure);
    QList<EventLine> lines;
    for (const auto &each : events.events())
        lines.append(eventLine(each));
    m_tab.setEvents(lines);
}

} // namespace longshore
