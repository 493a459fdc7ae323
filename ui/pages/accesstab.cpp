// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accesstab.h"

#include "ui/models/stackcell.h"
#include "ui/pages/facts.h"
#include "ui/pages/factsview.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

AccessTab::AccessTab(QWidget *parent)
    : DetailTab(parent)
    , m_facts(new FactsView(this))
{
    setObjectName(u"accessTab"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_facts);
    connect(m_facts, &FactsView::linkActivated, this, &DetailTab::linkActivated);
}

void AccessTab::setDetails(const StackDetails &details)
{
    m_facts->setFacts(accessFacts(details), sentence(details.row));
}

QString AccessTab::sentence(const StackRow &row)
{
    if (row.knownOnly)
        return tr("Ownership is not kept on disk. It appears when the server answers.");
    if (row.stack.type.value != StackType::Kubernetes)
        return {};
    const QString place = cellText(row, StackColumn::Environment);
    return tr("Portainer keeps no ownership of Kubernetes stacks. Whoever has access to %1 may use and change this one, "
              "within the rights that the cluster grants.").arg(place);
}

} // namespace longshore
