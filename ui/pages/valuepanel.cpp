// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/valuepanel.h"

#include "app/core/displaytext.h"
#include "ui/widgets/codeeditor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

ValuePanel::ValuePanel(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_editor(new CodeEditor(tr("Value"), this))
{
    setObjectName(u"valuePanel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    auto *row = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *use = new QPushButton(tr("Use this value"), this);
    cancel->setObjectName(u"cancelValue"_s);
    use->setObjectName(u"useValue"_s);
    cancel->setAutoDefault(false);
    use->setAutoDefault(false);
    m_title->setTextFormat(Qt::PlainText);
    row->addWidget(m_title, 1);
    row->addWidget(cancel);
    row->addWidget(use);
    column->addLayout(row);
    column->addWidget(m_editor, 1);
    setMaximumHeight(fontMetrics().height() * 14);
    connect(cancel, &QPushButton::clicked, this, &ValuePanel::closed);
    connect(use, &QPushButton::clicked, this, &ValuePanel::use);
    hide();
}

void ValuePanel::start(int row, const QString &name, const QString &value)
{
    m_row = row;
    m_title->setText(tr("Value of %1, line by line").arg(oneLine(name)));
    m_editor->setAccessibleTitle(tr("Value of %1").arg(oneLine(name)));
    m_editor->setText(value, CodeEditor::Language::Plain);
    show();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void ValuePanel::stop()
{
    m_row = -1;
    m_editor->setText({}, CodeEditor::Language::Plain);
    hide();
}

void ValuePanel::use()
{
    Q_EMIT used(m_row, m_editor->text());
}

void ValuePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace longshore
