// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accesspage.h"

#include "app/core/displaytext.h"
#include "ui/pages/accessdelegate.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/viewlook.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

AccessPage::AccessPage(QWidget *parent)
    : PageFrame(tr("Environment access"), parent), m_table(new QTableView(this)), m_nothing(new EmptyState(this)),
      m_field(new FilterField(tr("Filter users and teams"), this)), m_users(new PillButton(tr("&Users"), this)),
      m_teams(new PillButton(tr("&Teams"), this)), m_pending(new QLabel(this)), m_cell(new ElidedLabel({}, this)),
      m_review(new QPushButton(tr("Re&view changes..."), this)), m_discard(new QPushButton(tr("&Discard changes"), this))
{
    setObjectName(u"accessPage"_s);
    setUpTable();
    setContent(buildContent());
    connect(this, &PageFrame::staleChanged, m_table, [this](bool stale) { dimRows(*m_table, stale); });
    connect(&m_model, &AccessModel::edited, this, &AccessPage::updateState);
    connect(m_review, &QPushButton::clicked, this, [this] { Q_EMIT reviewRequested(m_model.edit()); });
    connect(m_discard, &QPushButton::clicked, &m_model, qOverload<>(&AccessModel::discard));
    updateState();
}

void AccessPage::setUpTable()
{
    m_filter.setSourceModel(&m_model);
    m_table->setObjectName(u"access"_s);
    m_table->setAccessibleName(tr("Who may use which environment"));
    m_table->setModel(&m_filter);
    calmTable(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegate(new AccessDelegate(m_table));
    // Names stay in sight while environments scroll by.
    m_table->verticalHeader()->show();
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->setAccessibleName(tr("Users or teams"));
    m_table->verticalHeader()->setMaximumWidth(260);
    m_table->horizontalHeader()->setAccessibleName(tr("Environments"));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setDefaultSectionSize(m_table->fontMetrics().averageCharWidth() * 27);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &AccessPage::showCell);
    connect(&m_filter, &QAbstractItemModel::dataChanged, this, &AccessPage::showCell);
}

QLayout *AccessPage::buildBar()
{
    m_field->setObjectName(u"accessFilter"_s);
    m_field->setMaximumWidth(320);
    m_users->setObjectName(u"showUsers"_s);
    m_teams->setObjectName(u"showTeams"_s);
    auto *who = new QButtonGroup(this);
    for (PillButton *each : {m_users, m_teams}) {
        each->setCheckable(true);
        who->addButton(each);
    }
    m_users->setChecked(true);
    connect(m_users, &QAbstractButton::toggled, this, [this](bool users) { setWho(users ? AccessModel::Who::Users : AccessModel::Who::Teams); });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setText(text);
        updateState();
    });
    connect(m_field, &FilterField::left, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(24, 0, 24, 0);
    bar->setSpacing(8);
    bar->addWidget(m_users);
    bar->addWidget(m_teams);
    bar->addSpacing(8);
    bar->addWidget(m_field, 1);
    bar->addStretch(1);
    return bar;
}

QWidget *AccessPage::buildContent()
{
    auto *content = new QWidget(this);
    m_nothing->setObjectName(u"nobodyMatches"_s);
    m_cell->setObjectName(u"cellText"_s);
    m_pending->setObjectName(u"pending"_s);
    m_pending->setTextFormat(Qt::PlainText);
    m_cell->setForegroundRole(QPalette::PlaceholderText);
    m_review->setObjectName(u"reviewChanges"_s);
    m_discard->setObjectName(u"discardChanges"_s);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 0, 24, 16);
    foot->setSpacing(8);
    foot->addWidget(m_cell, 1);
    foot->addWidget(m_pending);
    foot->addWidget(m_discard);
    foot->addWidget(m_review);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(12);
    column->addLayout(buildBar());
    column->addWidget(m_table, 1);
    column->addWidget(m_nothing, 1);
    column->addLayout(foot);
    connect(m_nothing, &EmptyState::actionClicked, m_field, &QLineEdit::clear);
    return content;
}

void AccessPage::setServer(const QString &server)
{
    setSubtitle(tr("Who may use which environment of %1. Administrators use them all.").arg(oneLine(server)));
}

void AccessPage::setWho(AccessModel::Who who)
{
    m_model.setWho(who);
    updateState();
}

void AccessPage::setAccess(const DirectoryContent &content)
{
    const QModelIndex before = m_table->currentIndex();
    m_model.setContent(content);
    if (content.environments.isEmpty())
        return setEmpty(tr("There are no environments yet. Add one in Portainer."), {}, u"environment-docker"_s);
    setFilled();
    if (m_filter.rowCount() > 0) {
        const int row = std::clamp(before.row(), 0, m_filter.rowCount() - 1);
        const int column = std::clamp(before.column(), 0, m_filter.columnCount() - 1);
        m_table->setCurrentIndex(m_filter.index(row, column));
    }
    updateState();
}

void AccessPage::setBusy(bool busy)
{
    m_busy = busy;
    m_table->setEnabled(!busy);
    updateState();
}

// What is being sent is no longer here to be lost.
QString AccessPage::unsent() const
{
    const int count = m_busy ? 0 : m_model.edit().count();
    if (count == 0)
        return {};
    return count == 1 ? tr("One change to who may use which environment was not sent yet.")
                      : tr("%1 changes to who may use which environment were not sent yet.").arg(count);
}

void AccessPage::showCell()
{
    m_cell->setText(m_table->currentIndex().data(Qt::AccessibleTextRole).toString());
}

void AccessPage::updateState()
{
    const int count = m_model.edit().count();
    m_pending->setText(count == 0 ? QString() : count == 1 ? tr("1 change, not sent yet") : tr("%1 changes, not sent yet").arg(count));
    m_review->setEnabled(!m_busy && count > 0);
    m_discard->setEnabled(!m_busy && count > 0);
    const bool nobody = m_filter.rowCount() == 0;
    if (nobody) {
        const QString text = oneLine(m_filter.text().trimmed());
        m_nothing->setState(u"filter"_s, text.isEmpty() ? tr("There are no teams yet.") : tr("Nobody matches '%1'.").arg(text),
                            text.isEmpty() ? QString() : tr("Clear the filter"));
    }
    m_nothing->setVisible(nobody);
    m_table->setVisible(!nobody);
    showCell();
}

} // namespace longshore
