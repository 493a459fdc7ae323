// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/logswindow.h"

#include "app/core/displaytext.h"
#include "ui/pages/logspanel.h"
#include "ui/shell/logsfeed.h"

#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

LogsWindow::LogsWindow(Servers &servers, const StackRow &row, QWidget *owner) : QWidget(owner, Qt::Window)
{
    setObjectName(u"logsWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Log of %1 (%2)").arg(oneLine(row.stack.displayName()), oneLine(row.serverName)));
    resize(1000, 640);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 12, 8);
    auto *panel = new LogsPanel(this);
    panel->setPopOutVisible(false);
    panel->setTitle(row.stack.displayName());
    column->addWidget(panel);
    auto *feed = new LogsFeed(servers, *panel, this);
    feed->follow(row);
    auto *close = new QShortcut(QKeySequence::Close, this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
    panel->focusLog();
}

} // namespace longshore
