// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/gotolinebar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace longshore {

using namespace Qt::StringLiterals;

GoToLineBar::GoToLineBar(QWidget *parent)
    : QWidget(parent)
    , m_line(new QSpinBox(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    auto *label = new QLabel(tr("Go to &line"), this);
    label->setBuddy(m_line);
    auto *go = new QPushButton(tr("Go"), this);
    go->setAutoDefault(false);
    row->addWidget(label);
    row->addWidget(m_line);
    row->addWidget(go);
    row->addStretch(1);
    m_line->setObjectName(u"goToLine"_s);
    m_line->setAccessibleName(tr("Line"));
    m_line->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    m_line->installEventFilter(this);
    connect(go, &QPushButton::clicked, this, [this] { Q_EMIT chosen(m_line->value()); });
}

void GoToLineBar::start(int line, int lines)
{
    m_line->setRange(1, lines);
    m_line->setValue(line);
    show();
    m_line->selectAll();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

bool GoToLineBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (enter) {
            m_line->interpretText();
            Q_EMIT chosen(m_line->value());
        }
        if (key == Qt::Key_Escape)
            Q_EMIT closed();
        if (enter || key == Qt::Key_Escape)
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace longshore
