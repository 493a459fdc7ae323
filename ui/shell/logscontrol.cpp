// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/logscontrol.h"

#include "ui/pages/containerstab.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/logspanel.h"
#include "ui/pages/logstab.h"
#include "ui/pages/workloadsview.h"
#include "ui/shell/logsfeed.h"
#include "ui/shell/logswindow.h"

namespace longshore {

using namespace Qt::StringLiterals;

LogsControl::LogsControl(Servers &servers, DetailPane &details, QWidget &window) : QObject(&window)
{
    LogsTab &tab = details.logs();
    ContainersTab &containers = details.containers();
    auto *feed = new LogsFeed(std::make_shared<StackLogs>(servers), tab.panel(), this);
    connect(&tab, &LogsTab::stackChanged, feed, [feed, &tab] { tab.stack() ? feed->follow(*tab.stack()) : feed->leave(); });
    connect(&tab, &LogsTab::lookedAt, feed, &LogsFeed::setInSight);
    connect(&tab.panel(), &LogsPanel::popOutRequested, this, [&servers, &tab, &window] {
        if (tab.stack())
            (new LogsWindow(servers, *tab.stack(), &window))->show();
    });
    const auto showOnly = [feed, &details, &tab](const auto &chosen) {
        details.setCurrentTab(u"logs"_s); // Now it has the stack.
        feed->showOnly(chosen);
        tab.panel().focusLog();
    };
    connect(&containers, &ContainersTab::logRequested, this, [showOnly](const QList<Container> &chosen) { showOnly(chosen); });
    connect(&containers.workloads(), &WorkloadsView::logRequested, this, [showOnly](const QList<Pod> &chosen) { showOnly(chosen); });
    connect(&containers, &ContainersTab::logsBesideRequested, this, [&servers, &details, &window](const QList<Container> &chosen) {
        const std::optional<StackRow> stack = details.stack();
        if (!stack || chosen.isEmpty())
            return;
        auto *logs = new LogsWindow(servers, *stack, &window);
        logs->showEach(chosen);
        logs->show();
    });
}

} // namespace longshore
