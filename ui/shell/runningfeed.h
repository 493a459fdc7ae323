// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/enginewatch.h"
#include "app/session/servers.h"
#include "ui/models/stacksmodel.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <memory>

namespace longshore {

class StacksPage;

/// Brings what runs to the stacks table: all of a server after each refresh, and what is in sight every few seconds, as long as
/// somebody can see it; where an engine tells what happens, as soon as something did. The table itself never waits for it.
class RunningFeed : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds DefaultPause = std::chrono::seconds(10);
    static constexpr std::chrono::milliseconds Breath = std::chrono::milliseconds(500); ///< For all that happens in a row.
    static constexpr int MostWatched = 8; ///< Environments at once: each takes a connection and a thread.

    RunningFeed(Servers &servers, StacksModel &stacks, StacksPage &page, QObject *parent = nullptr);

    void setPause(std::chrono::milliseconds pause);

private:
    void follow(Session *session);
    void feed(Session &session);
    using Places = QHash<ServerId, QSet<EnvironmentId>>;
    Places inSight() const;
    void lookAgain();
    void readInSight();
    void watchInSight();
    void noteChange(const ServerId &server, EnvironmentId environment);
    void readChanged();

    Servers &m_servers;
    StacksModel &m_stacks;
    StacksPage &m_page;
    QTimer m_pause;
    QHash<ServerId, QHash<EnvironmentId, std::shared_ptr<EngineWatch>>> m_watches; ///< Of what is in sight.
    Places m_changed;
    QTimer m_soon;
};

} // namespace longshore
