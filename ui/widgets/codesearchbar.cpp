// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codesearchbar.h"

#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace longshore {

using namespace Qt::StringLiterals;

CodeSearchBar::CodeSearchBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new FilterField(tr("Search in this text"), this))
    , m_count(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(4);
    row->addWidget(m_field);
    row->addSpacing(4);
    row->addWidget(m_count);
    m_previous = addButton(u"previousMatch"_s, u"chevron-up"_s, tr("Previous match (Shift+F3)"));
    m_next = addButton(u"nextMatch"_s, u"chevron-down"_s, tr("Next match (F3)"));
    row->addStretch(1);
    auto *close = addButton(u"closeSearch"_s, u"close"_s, tr("Close the search (Esc)"));
    m_field->setObjectName(u"codeSearch"_s);
    m_field->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    m_field->installEventFilter(this);
    m_count->setObjectName(u"matchCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    connect(m_field, &QLineEdit::textChanged, this, &CodeSearchBar::needleChanged);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepped(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepped(1); });
    connect(close, &QToolButton::clicked, this, &CodeSearchBar::closed);
    setMatches(-1, 0, false);
}

QToolButton *CodeSearchBar::addButton(const QString &name, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(themedIcon(icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(text);
    button->setAccessibleName(text);
    layout()->addWidget(button);
    return button;
}

QString CodeSearchBar::needle() const
{
    return m_field->text();
}

void CodeSearchBar::start(const QString &needle)
{
    show();
    if (!needle.isEmpty())
        m_field->setText(needle);
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT needleChanged(m_field->text());
}

void CodeSearchBar::setMatches(int current, int count, bool more)
{
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    const QString total = QLocale().toString(count) + (more ? u"+"_s : QString());
    if (m_field->text().isEmpty())
        m_count->clear();
    else
        m_count->setText(count == 0 ? tr("No match") : tr("%1 of %2").arg(QLocale().toString(current + 1), total));
}

bool CodeSearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape)
            Q_EMIT closed();
        else if (enter)
            Q_EMIT stepped(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        if (enter || key->key() == Qt::Key_Escape)
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace longshore
