// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/logstab.h"

#include "ui/pages/logspanel.h"
#include "ui/widgets/emptystate.h"

#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace longshore {

LogsTab::LogsTab(QWidget *parent)
    : DetailTab(parent)
    , m_pages(new QStackedLayout(this))
    , m_panel(new LogsPanel(this))
    , m_none(new EmptyState(this))
{
    setObjectName(u"logsTab"_s);
    m_pages->addWidget(m_panel);
    m_pages->addWidget(m_none);
    m_none->setState(u"environment-kubernetes"_s, tr("Logs of pods cannot be shown here yet."));
}

void LogsTab::setDetails(const StackDetails &details)
{
    const bool isAnother = !m_stack || m_stack->server != details.row.server || m_stack->stack.id != details.row.stack.id;
    m_stack = details.row;
    const bool isKubernetes = details.row.stack.type.value == StackType::Kubernetes;
    m_pages->setCurrentWidget(isKubernetes ? static_cast<QWidget *>(m_none) : m_panel);
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
