// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/gittab.h"

#include "ui/pages/changeactions.h"
#include "ui/pages/facts.h"
#include "ui/pages/factsview.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace longshore {

GitTab::GitTab(QWidget *parent)
    : DetailTab(parent)
    , m_facts(new FactsView(this))
    , m_compare(new QPushButton(themedIcon(u"search"_s), tr("Compare with the repository..."), this))
    , m_reveal(new QPushButton(themedIcon(u"eye"_s), tr("Reveal the webhook id"), this))
    , m_copyWebhook(new QPushButton(themedIcon(u"copy"_s), tr("Copy the webhook address"), this))
    , m_actions(new QWidget(this))
    , m_actionRow(new QHBoxLayout(m_actions))
{
    setObjectName(u"gitTab"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_facts);
    m_reveal->setObjectName(u"revealWebhook"_s);
    m_reveal->setCheckable(true);
    m_copyWebhook->setObjectName(u"copyWebhook"_s);
    m_copyWebhook->setToolTip(tr("Whoever has this address can redeploy the stack. It is taken off the clipboard after 30 seconds."));
    m_copyWebhook->setAccessibleDescription(m_copyWebhook->toolTip());
    m_compare->setObjectName(u"compareGit"_s);
    m_compare->setToolTip(tr("Shows what the repository has now beside what is deployed. Nothing is changed."));
    for (QPushButton *button : {m_compare, m_reveal, m_copyWebhook})
        button->setAutoDefault(false);
    auto *webhook = new QHBoxLayout;
    webhook->setSpacing(8);
    webhook->addWidget(m_reveal);
    webhook->addWidget(m_copyWebhook);
    webhook->addStretch();
    m_facts->column().insertLayout(2, webhook);
    m_actions->setObjectName(u"gitActions"_s);
    m_actionRow->setContentsMargins({});
    m_actionRow->setSpacing(8);
    m_actionRow->addWidget(m_compare);
    m_actionRow->addStretch();
    m_facts->column().insertWidget(0, m_actions);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        if (m_details)
            Q_EMIT compareRequested(m_details->key());
    });
    connect(m_copyWebhook, &QPushButton::clicked, this, [this] {
        if (m_details)
            Q_EMIT webhookCopyRequested(m_details->key());
    });
    connect(m_reveal, &QPushButton::toggled, this, &GitTab::showFacts);
    connect(m_facts, &FactsView::linkActivated, this, &DetailTab::linkActivated);
}

void GitTab::setDetails(const StackDetails &details)
{
    m_details = details;
    const auto &update = details.row.stack.autoUpdate;
    const bool hasWebhook = details.row.stack.gitConfig && update && !update->webhook.isEmpty();
    m_reveal->setVisible(hasWebhook);
    m_copyWebhook->setVisible(hasWebhook);
    m_actions->setVisible(details.row.stack.gitConfig.has_value());
    showFacts();
}

void GitTab::forget()
{
    const QSignalBlocker quiet(m_reveal);
    m_reveal->setChecked(false);
    showFacts();
}

void GitTab::setActions(const ChangeActions &actions)
{
    int at = 0;
    for (const StackAction action : {StackAction::Redeploy, StackAction::GitSettings, StackAction::Detach})
        m_actionRow->insertWidget(at++, new ActionButton(*actions.action(action), m_actions));
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
