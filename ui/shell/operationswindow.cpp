// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationswindow.h"

#include "ui/pages/operationspage.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

OperationsWindow::OperationsWindow(OperationsModel &model, QWidget *parent)
    : QWidget(parent, Qt::Window), m_page(new OperationsPage(model, this))
{
    setObjectName(u"operationsWindow"_s);
    setWindowTitle(tr("Operations"));
    setMinimumSize(640, 400);
    resize(960, 560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_page);
}

void OperationsWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        close();
    else
        QWidget::keyPressEvent(event);
}

void OperationsWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

} // namespace longshore
