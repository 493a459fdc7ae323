// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overviewtab.h"

#include "ui/pages/facts.h"
#include "ui/pages/factsview.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

OverviewTab::OverviewTab(QWidget *parent)
    : DetailTab(parent)
    , m_facts(new FactsView(this))
{
    setObjectName(u"overviewTab"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_facts);
    connect(m_facts, &FactsView::linkActivated, this, &DetailTab::linkActivated);
}

void OverviewTab::setDetails(const StackDetails &details)
{
    m_facts->setFacts(overviewFacts(details));
}

} // namespace longshore
