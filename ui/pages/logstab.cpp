// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logstab.h"

#include "ui/pages/logspanel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

LogsTab::LogsTab(QWidget *parent)
    : DetailTab(parent)
    , m_panel(new LogsPanel(this))
{
    setObjectName(u"logsTab"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_panel);
}

void LogsTab::setDetails(const StackDetails &details)
{
    const bool isAnother = !m_stack || m_stack->server != details.row.server || m_stack->stack.id != details.row.stack.id;
    m_stack = details.row;
    m_panel->setTitle(details.row.stack.displayName());
    if (isAnother)
        Q_EMIT stackChanged();
}

void LogsTab::forget()
{
    m_stack.reset();
    Q_EMIT stackChanged();
}

void LogsTab::showEvent(QShowEvent *event)
{
    DetailTab::showEvent(event);
    Q_EMIT lookedAt(true);
}

void LogsTab::hideEvent(QHideEvent *event)
{
    DetailTab::hideEvent(event);
    Q_EMIT lookedAt(false);
}

} // namespace longshore
