// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codereplacebar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace longshore {

using namespace Qt::StringLiterals;

CodeReplaceBar::CodeReplaceBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_one(new QPushButton(tr("Replace"), this))
    , m_all(new QPushButton(tr("Replace all"), this))
    , m_count(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 6);
    row->setSpacing(4);
    row->addWidget(m_field);
    row->addSpacing(4);
    row->addWidget(m_one);
    row->addWidget(m_all);
    row->addWidget(m_count);
    row->addStretch(1);
    m_field->setObjectName(u"replacement"_s);
    m_field->setPlaceholderText(tr("Replace with"));
    m_field->setAccessibleName(tr("Replace with"));
    m_field->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    m_field->installEventFilter(this);
    m_one->setObjectName(u"replaceOne"_s);
    m_all->setObjectName(u"replaceAll"_s);
    m_one->setAutoDefault(false);
    m_all->setAutoDefault(false);
    m_count->setObjectName(u"replacedCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    connect(m_one, &QPushButton::clicked, this, &CodeReplaceBar::replaceRequested);
    connect(m_all, &QPushButton::clicked, this, &CodeReplaceBar::replaceAllRequested);
    setPossible(false);
}

QString CodeReplaceBar::replacement() const
{
    return m_field->text();
}

void CodeReplaceBar::setPossible(bool possible)
{
    m_one->setEnabled(possible);
    m_all->setEnabled(possible);
}

void CodeReplaceBar::tellReplaced(int count)
{
    m_count->setText(count < 0 ? QString() : tr("%n replaced", nullptr, count));
}

void CodeReplaceBar::focusField()
{
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

bool CodeReplaceBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        const bool plain = !(static_cast<QKeyEvent *>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        if (key == Qt::Key_Escape)
            Q_EMIT closed();
        else if (enter && plain && m_one->isEnabled())
            Q_EMIT replaceRequested();
        if (key == Qt::Key_Escape || (enter && plain))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace longshore
