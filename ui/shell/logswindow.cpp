// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/logswindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/containeractions.h"
#include "ui/pages/logspanel.h"
#include "ui/shell/logsfeed.h"

#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

LogsWindow::LogsWindow(Servers &servers, const StackRow &row, QWidget *owner)
    : QWidget(owner, Qt::Window)
    , m_logs(std::make_shared<StackLogs>(servers))
    , m_row(row)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(u"logsWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Log of %1 (%2)").arg(oneLine(row.stack.displayName()), oneLine(row.serverName)));
    constexpr QSize Usual(1100, 640);
    resize(Usual);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 12, 8);
    column->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(12);
    auto *close = new QShortcut(QKeySequence::Close, this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
    m_first = addLog();
    panels().constFirst()->focusLog();
}

void LogsWindow::showEach(const QList<Container> &containers)
{
    LogsFeed *feed = m_first;
    for (const Container &each : containers) {
        if (feed)
            feed->showOnly({each});
        feed = &each == &containers.constLast() ? nullptr : addLog();
    }
}

QList<LogsPanel *> LogsWindow::panels() const
{
    QList<LogsPanel *> all;
    for (int i = 0; i < m_splitter->count(); ++i)
        all.append(static_cast<LogsPanel *>(m_splitter->widget(i)));
    return all;
}

LogsFeed *LogsWindow::addLog()
{
    if (m_splitter->count() >= ContainerActions::MostBeside)
        return nullptr;
    auto *panel = new LogsPanel(this);
    panel->setPopOutVisible(false);
    panel->setTitle(m_row.stack.displayName());
    m_splitter->addWidget(panel);
    auto *feed = new LogsFeed(m_logs, *panel, panel);
    connect(panel, &LogsPanel::besideRequested, this, [this] {
        if (addLog())
            panels().constLast()->focusLog();
    });
    connect(panel, &LogsPanel::closeRequested, this, [this, panel] { closeLog(panel); });
    feed->follow(m_row);
    updatePanels();
    return feed;
}

/// The last one is closed with its window.
void LogsWindow::closeLog(LogsPanel *panel)
{
    const QList<LogsPanel *> all = panels();
    if (all.size() < 2)
        return;
    const qsizetype at = all.indexOf(panel);
    all.at(at > 0 ? at - 1 : 1)->focusLog();
    panel->setParent(nullptr);
    panel->deleteLater();
    updatePanels();
}

void LogsWindow::updatePanels()
{
    const QList<LogsPanel *> all = panels();
    const auto count = static_cast<int>(all.size());
    for (LogsPanel *panel : all)
        panel->setBeside(count < ContainerActions::MostBeside, count > 1);
    m_splitter->setSizes(QList<int>(count, width() / std::max(count, 1)));
}

} // namespace longshore
