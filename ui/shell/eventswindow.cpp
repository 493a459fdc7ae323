// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/eventswindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/eventstab.h"
#include "ui/shell/eventscontrol.h"

#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

EventsWindow::EventsWindow(Servers &servers, const StackDetails &details, QWidget *owner)
    : QWidget(owner, Qt::Window)
    , m_events(new EventsTab(this))
{
    setObjectName(u"eventsWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Events of %1 (%2)").arg(oneLine(details.row.stack.displayName()), oneLine(details.row.serverName)));
    constexpr QSize Usual(900, 560);
    resize(Usual);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 12, 8);
    column->addWidget(m_events);
    m_events->setPopOutVisible(false);
    new EventsControl(servers, *m_events, this);
    m_events->setDetails(details);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
}

} // namespace longshore
