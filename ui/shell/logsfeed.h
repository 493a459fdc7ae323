// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "ui/models/stackrow.h"
#include "ui/shell/stacklog.h"

#include <functional>

namespace longshore {

class LogsPanel;
struct LogsStatus;

/// Brings what the containers of a stack write to a panel, while it is in sight, and says in words how that goes. What several panels show
/// alike is read once.
class LogsFeed : public QObject
{
    Q_OBJECT
public:
    LogsFeed(std::shared_ptr<StackLogs> logs, LogsPanel &panel, QObject *parent = nullptr);
    ~LogsFeed() override;

    void follow(const StackRow &row); ///< From the beginning.
    void leave(); ///< Nothing is shown.
    void showOnly(const QList<Container> &containers); ///< Of the stack that is followed: of the others nothing is in sight.
    void showOnly(const QList<Pod> &pods);
    void setInSight(bool inSight); ///< Out of sight nothing is asked; in sight again it goes on where it was left.

private:
    void enter();
    void leaveLog();
    void beginAnew();
    void update();
    void showSources();
    void choose(std::function<QStringList(const StackLog &log)> names);
    void showChosen();
    void showStatus();
    StackLog::Look look() const;
    LogsStatus statusNow() const;
    LogsStatus withoutContainers() const;
    template <typename List>
    LogsStatus withoutSources(const List &list) const;
    LogsStatus troubleOf(const LogSource &source) const;
    QString flowSentence() const;

    const std::shared_ptr<StackLogs> m_logs;
    LogsPanel &m_panel;
    LogStore &m_store; ///< The panel's.
    std::optional<StackRow> m_row;
    std::shared_ptr<StackLog> m_log; ///< Null while none is followed.
    std::function<QStringList(const StackLog &log)> m_chosen; ///< Names of what is to be shown alone as soon as the sources are known.
    bool m_isInSight = true;
};

} // namespace longshore
