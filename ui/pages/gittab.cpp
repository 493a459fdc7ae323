// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/gittab.h"

#include "ui/pages/facts.h"
#include "ui/pages/factsview.h"
#include "ui/widgets/icons.h"

#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

GitTab::GitTab(QWidget *parent)
    : DetailTab(parent)
    , m_facts(new FactsView(this))
    , m_reveal(new QPushButton(themedIcon(u"eye"_s), tr("Reveal the webhook id"), this))
{
    setObjectName(u"gitTab"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_facts);
    m_reveal->setObjectName(u"revealWebhook"_s);
    m_reveal->setCheckable(true);
    m_facts->column().insertWidget(2, m_reveal, 0, Qt::AlignLeft);
    connect(m_reveal, &QPushButton::toggled, this, &GitTab::showFacts);
    connect(m_facts, &FactsView::linkActivated, this, &DetailTab::linkActivated);
}

void GitTab::setDetails(const StackDetails &details)
{
    m_details = details;
    const auto &update = details.row.stack.autoUpdate;
    m_reveal->setVisible(details.row.stack.gitConfig && update && !update->webhook.isEmpty());
    showFacts();
}

void GitTab::forget()
{
    const QSignalBlocker quiet(m_reveal);
    m_reveal->setChecked(false);
    showFacts();
}

void GitTab::showFacts()
{
    if (m_details)
        m_facts->setFacts(gitFacts(*m_details, m_reveal->isChecked()), sentence(m_details->row));
}

QString GitTab::sentence(const StackRow &row)
{
    if (row.knownOnly)
        return tr("Git settings are not kept on disk. They appear when the server answers.");
    return row.stack.gitConfig ? QString() : tr("This stack is not from git. The server keeps its file.");
}

} // namespace longshore
