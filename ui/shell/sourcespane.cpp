// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sourcespane.h"

#include "ui/shell/sourceslist.h"

#include <QLabel>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

SourcesPane::SourcesPane(SourcesModel &model, QWidget *parent)
    : QWidget(parent), m_list(new SourcesList(model, this)), m_note(new QLabel(this))
{
    constexpr int Side = 12;
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_note->setObjectName(u"sourcesNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(Side, Side, Side, Side);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    setFocusProxy(m_list);
}

void SourcesPane::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace longshore
