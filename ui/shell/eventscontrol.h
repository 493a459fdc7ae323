// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/clusterevents.h"
#include "app/session/engineevents.h"
#include "app/session/servers.h"

#include "ui/pages/stackdetails.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class EventsTab;

/// Feeds a tab, or a window, that shows what happened to a stack, while somebody looks at it.
class EventsControl : public QObject
{
    Q_OBJECT
public:
    EventsControl(Servers &servers, EventsTab &tab, QObject *parent);
    ~EventsControl() override;

private:
    void look(const StackDetails &details);
    void follow();
    void stopLooking();
    void begin(Session &session, bool isCluster);
    void show();
    template <typename Events>
    void showOf(const Events &events);

    Servers &m_servers;
    EventsTab &m_tab;
    QPointer<Session> m_session;
    Stack m_stack;
    std::optional<StackDetails> m_details; ///< That were shown last.
    std::unique_ptr<EngineEvents> m_events; ///< Of an engine; or m_cluster; or none.
    std::unique_ptr<ClusterEvents> m_cluster;
};

} // namespace longshore
