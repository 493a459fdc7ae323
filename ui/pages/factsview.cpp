// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/factsview.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

FactsView::FactsView(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus); // The values are what Tab reaches.
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 8, 8, 8);
    m_column->setSpacing(12);
    m_sentence = new QLabel(content);
    m_sentence->setObjectName(u"sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_grid = new FactGrid(content);
    m_column->addWidget(m_sentence);
    m_column->addWidget(m_grid);
    m_column->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on.
    viewport()->setBackgroundRole(QPalette::Window);
    connect(m_grid, &FactGrid::linkActivated, this, &FactsView::linkActivated);
}

void FactsView::setFacts(const QList<FactGroup> &groups, const QString &sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_grid->setGroups(groups);
    m_grid->setVisible(!groups.isEmpty());
}

} // namespace longshore
