// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engine.h"
#include "app/session/servers.h"
#include "ui/models/stackrow.h"

#include <QWidget>

#include <memory>

class QSplitter;

namespace longshore {

class LogsFeed;
class LogsPanel;
class StackLogs;

/// The log of one stack in a window of its own, or several of them side by side, each with a choice of containers. Goes when it is closed.
class LogsWindow : public QWidget
{
    Q_OBJECT
public:
    LogsWindow(Servers &servers, const StackRow &row, QWidget *owner);

    void showEach(const QList<Container> &containers); ///< One log for each, as far as there is room.
    LogsFeed *addLog(); ///< At the right; null when there are as many as there is room for.
    QList<LogsPanel *> panels() const; ///< From left to right.

private:
    void closeLog(LogsPanel *panel);
    void updatePanels();

    const std::shared_ptr<StackLogs> m_logs; ///< What several of them show alike is read once.
    const StackRow m_row;
    LogsFeed *m_first = nullptr;
    QSplitter *m_splitter;
};

} // namespace longshore
