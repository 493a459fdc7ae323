// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "ui/models/stacksmodel.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace longshore {

class StacksPage;

/// Brings what runs to the stacks table: all of a server after each refresh, and what is in sight every few seconds, as long as
/// somebody can see it. The table itself never waits for it.
class RunningFeed : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds DefaultPause = std::chrono::seconds(10);

    RunningFeed(Servers &servers, StacksModel &stacks, StacksPage &page, QObject *parent = nullptr);

    void setPause(std::chrono::milliseconds pause);

private:
    void follow(Session *session);
    void feed(Session &session);
    void readInSight();

    Servers &m_servers;
    StacksModel &m_stacks;
    StacksPage &m_page;
    QTimer m_pause;
};

} // namespace longshore
