// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logfeed.h"
#include "app/session/servers.h"
#include "app/session/stackcontainers.h"
#include "app/session/stackworkloads.h"
#include "ui/models/stackrow.h"

#include <QPointer>

namespace longshore {

class LogsPanel;
struct LogsStatus;

/// Brings what the containers of a stack write to a panel, while it is in sight, and says in words how that goes.
class LogsFeed : public QObject
{
    Q_OBJECT
public:
    LogsFeed(Servers &servers, LogsPanel &panel, QObject *parent = nullptr);
    ~LogsFeed() override;

    void follow(const StackRow &row); ///< From the beginning.
    void leave(); ///< Nothing is shown.
    void showOnly(const QList<Container> &containers); ///< Of the stack that is followed: of the others nothing is in sight.
    void setInSight(bool inSight); ///< Out of sight nothing is asked; in sight again it goes on where it was left.

private:
    void followPods();
    void takePods();
    void takeContainers();
    void takeOrigins(const QList<LogOrigin> &origins);
    QList<LogOrigin> originsOf(const StackContainers &containers) const;
    QList<LogOrigin> servicesOf(const StackContainers &containers) const;
    void beginAnew();
    void begin(const QList<LogOrigin> &origins);
    void showSources();
    void showChosen();
    void showStatus();
    LogsStatus statusNow() const;
    LogsStatus withoutContainers() const;
    template <typename List>
    LogsStatus withoutSources(const List &list) const;
    LogsStatus troubleOf(const LogSource &source) const;
    QString flowSentence() const;
    void setFollowing();
    void sessionChanged();

    Servers &m_servers;
    LogsPanel &m_panel;
    QPointer<Session> m_session;
    std::optional<StackRow> m_row;
    std::unique_ptr<StackContainers> m_containers; ///< Null for a stack of Kubernetes, which has workloads.
    std::unique_ptr<StackWorkloads> m_workloads;
    std::unique_ptr<LogFeed> m_feed;
    QList<Container> m_chosen; ///< To be shown alone as soon as the sources are known.
    bool m_isInSight = true;
};

} // namespace longshore
