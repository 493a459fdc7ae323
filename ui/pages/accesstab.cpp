// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accesstab.h"

#include "ui/models/stackcell.h"
#include "ui/pages/facts.h"
#include "ui/pages/factsview.h"
#include "ui/widgets/icons.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

AccessTab::AccessTab(QWidget *parent)
    : DetailTab(parent)
    , m_facts(new FactsView(this))
    , m_change(new QPushButton(themedIcon(u"users"_s), tr("Change &ownership..."), this))
{
    setObjectName(u"accessTab"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_facts);
    m_change->setObjectName(u"changeOwnership"_s);
    m_change->setAutoDefault(false);
    m_facts->column().insertWidget(m_facts->column().count() - 1, m_change, 0, Qt::AlignLeft);
    connect(m_change, &QPushButton::clicked, this, [this] { Q_EMIT ownershipRequested(m_key); });
    connect(m_facts, &FactsView::linkActivated, this, &DetailTab::linkActivated);
}

void AccessTab::setDetails(const StackDetails &details)
{
    m_key = details.key();
    m_facts->setFacts(accessFacts(details), sentence(details.row));
    // Portainer keeps none of Kubernetes stacks, and what comes from disk says nothing about it.
    m_change->setVisible(!details.row.knownOnly && details.row.control != Control::Limited && details.row.stack.type.value != StackType::Kubernetes);
}

QString AccessTab::sentence(const StackRow &row)
{
    if (row.knownOnly)
        return tr("Ownership is not kept on disk. It appears when the server answers.");
    if (row.control == Control::Limited)
        return tr("This stack was made outside Portainer. What is told here is the ownership of its containers.");
    if (row.stack.type.value != StackType::Kubernetes)
        return {};
    const QString place = cellText(row, StackColumn::Environment);
    return tr("Portainer keeps no ownership of Kubernetes stacks. Whoever has access to %1 may use and change this one, "
              "within the rights that the cluster grants.").arg(place);
}

} // namespace longshore
