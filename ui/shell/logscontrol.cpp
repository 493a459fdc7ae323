// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/logscontrol.h"

#include "ui/pages/logspanel.h"
#include "ui/pages/logstab.h"
#include "ui/shell/logsfeed.h"
#include "ui/shell/logswindow.h"

namespace longshore {

LogsControl::LogsControl(Servers &servers, LogsTab &tab, QWidget &window) : QObject(&window)
{
    auto *feed = new LogsFeed(servers, tab.panel(), this);
    connect(&tab, &LogsTab::stackChanged, feed, [feed, &tab] { tab.stack() ? feed->follow(*tab.stack()) : feed->leave(); });
    connect(&tab, &LogsTab::lookedAt, feed, &LogsFeed::setInSight);
    connect(&tab.panel(), &LogsPanel::popOutRequested, this, [&servers, &tab, &window] {
        if (tab.stack())
            (new LogsWindow(servers, *tab.stack(), &window))->show();
    });
}

} // namespace longshore
