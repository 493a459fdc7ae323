// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/teamspage.h"

#include "app/core/displaytext.h"
#include "ui/models/stackmerge.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/viewlook.h"

#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

TeamsPage::TeamsPage(QWidget *parent)
    : PageFrame(tr("Teams"), parent), m_teams(new QTableView(this)), m_members(new QTableView(this)), m_noMembers(new EmptyState(this)),
      m_candidates(new QComboBox(this)), m_create(button("createTeam", tr("&Create team..."), "add")),
      m_rename(button("renameTeam", tr("Re&name..."), "edit")), m_delete(button("deleteTeam", tr("De&lete..."), "delete")),
      m_add(button("addMember", tr("A&dd"), "add")), m_role(button("memberRole", tr("&Make leader"), "user")),
      m_remove(button("removeMember", tr("Ta&ke out..."), "close"))
{
    setObjectName(u"teamsPage"_s);
    actions().addWidget(m_create);
    setUpTable(*m_teams, u"teamsTable"_s);
    m_teamsOrder.setSourceModel(&m_teamsModel);
    m_teams->setModel(&m_teamsOrder);
    m_teams->setAccessibleName(tr("Teams"));
    m_teams->horizontalHeader()->setAccessibleName(tr("Columns of the teams"));
    setUpTable(*m_members, u"members"_s);
    m_membersOrder.setSourceModel(&m_membersModel);
    m_members->setModel(&m_membersOrder);
    m_members->setAccessibleName(tr("Members"));
    m_members->horizontalHeader()->setAccessibleName(tr("Columns of the members"));
    for (QTableView *table : {m_teams, m_members})
        table->sortByColumn(0, Qt::AscendingOrder);
    const int unit = m_teams->fontMetrics().averageCharWidth();
    m_teams->setColumnWidth(TeamsModel::Name, 14 * unit);
    m_teams->setColumnWidth(TeamsModel::Members, 16 * unit);
    m_members->setColumnWidth(MembersModel::Name, 24 * unit);
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"teamsSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildTeams());
    splitter->addWidget(buildMembers());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    setContent(splitter);
    connect(this, &PageFrame::staleChanged, this, [this](bool stale) {
        dimRows(*m_teams, stale);
        dimRows(*m_members, stale);
    });
    connectButtons();
    addKeys();
    showTeam();
}

QPushButton *TeamsPage::button(const char *name, const QString &text, const char *icon)
{
    auto *made = new QPushButton(themedIcon(QLatin1StringView(icon)), text, this);
    made->setObjectName(QLatin1StringView(name));
    made->setAutoDefault(false);
    return made;
}

void TeamsPage::setUpTable(QTableView &table, const QString &name)
{
    table.setObjectName(name);
    calmTable(table);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setSortingEnabled(true);
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
}

QWidget *TeamsPage::buildTeams()
{
    auto *pane = new QWidget(this);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(24, 0, 8, 16);
    buttons->addWidget(m_rename);
    buttons->addWidget(m_delete);
    buttons->addStretch();
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_teams, 1);
    column->addLayout(buttons);
    return pane;
}

QWidget *TeamsPage::buildMembers()
{
    auto *pane = new QWidget(this);
    m_heading = new QLabel(pane);
    m_heading->setObjectName(u"membersHeading"_s);
    m_heading->setTextFormat(Qt::PlainText);
    QFont font = m_heading->font();
    font.setWeight(QFont::DemiBold);
    m_heading->setFont(font);
    m_heading->setContentsMargins(8, 0, 0, 0);
    m_noMembers->setObjectName(u"noMembers"_s);
    m_candidates->setObjectName(u"candidates"_s);
    m_candidates->setAccessibleName(tr("User to add"));
    m_candidates->setEditable(true); // Typing finds one among many.
    m_candidates->setInsertPolicy(QComboBox::NoInsert);
    m_candidates->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_candidates->completer()->setFilterMode(Qt::MatchContains);
    m_candidates->lineEdit()->setObjectName(u"candidateName"_s);
    m_candidates->lineEdit()->setAccessibleName(tr("User to add"));
    m_candidates->lineEdit()->setPlaceholderText(tr("Choose a user"));
    m_candidates->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_candidates->setMinimumContentsLength(12);
    m_why = new QLabel(pane);
    m_why->setObjectName(u"whyNot"_s);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setForegroundRole(QPalette::PlaceholderText);
    auto *adding = new QHBoxLayout;
    adding->addWidget(m_candidates, 1);
    adding->addWidget(m_add);
    auto *changing = new QHBoxLayout;
    changing->addWidget(m_role);
    changing->addWidget(m_remove);
    changing->addStretch();
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(8, 0, 24, 16);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addWidget(m_members, 1);
    column->addWidget(m_noMembers, 1);
    column->addLayout(changing);
    column->addLayout(adding);
    column->addWidget(m_why);
    return pane;
}

void TeamsPage::connectButtons()
{
    connect(m_create, &QPushButton::clicked, this, &TeamsPage::createRequested);
    connect(this, &PageFrame::emptyActionRequested, this, &TeamsPage::createRequested);
    connect(m_teams->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TeamsPage::showTeam);
    connect(m_members->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TeamsPage::updateActions);
    connect(m_candidates, &QComboBox::editTextChanged, this, &TeamsPage::updateActions);
    connect(m_candidates->lineEdit(), &QLineEdit::returnPressed, m_add, &QPushButton::click);
    connect(m_rename, &QPushButton::clicked, this, [this] {
        if (const auto team = current())
            Q_EMIT renameRequested(*team);
    });
    connect(m_delete, &QPushButton::clicked, this, [this] {
        if (const auto team = current())
            Q_EMIT deleteRequested(*team);
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        const auto team = current();
        if (const auto user = candidate(); team && user)
            Q_EMIT addMemberRequested(*team, *user);
    });
    connect(m_role, &QPushButton::clicked, this, [this] {
        if (auto member = currentMember()) {
            member->role = member->isLeader() ? TeamRole::Member : TeamRole::Leader;
            Q_EMIT roleRequested(*member);
        }
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const auto member = currentMember())
            Q_EMIT removeMemberRequested(*member);
    });
}

void TeamsPage::addKeys()
{
    const auto add = [](QTableView *table, QPushButton *same, const QKeySequence &keys) {
        auto *action = new QAction(same->icon(), same->text(), table);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, same, &QAbstractButton::click);
        table->addAction(action);
    };
    add(m_teams, m_rename, QKeySequence(Qt::Key_F2));
    add(m_teams, m_delete, QKeySequence(QKeySequence::Delete));
    add(m_members, m_remove, QKeySequence(QKeySequence::Delete));
}

void TeamsPage::setServer(const QString &server)
{
    setSubtitle(tr("What is shared with a team on %1 is shared with all of its members. Leaders may change who belongs to it.").arg(oneLine(server)));
}

void TeamsPage::setTeams(const DirectoryContent &content)
{
    m_content = content;
    m_teamsModel.setTeams(content);
    if (content.teams.isEmpty()) {
        m_whyNot.isEmpty() ? setEmpty(tr("There are no teams yet."), tr("Create the first one..."), u"users"_s) : setEmpty(tr("There are no teams."), {}, u"users"_s);
        return;
    }
    setFilled();
    if (!current() && m_teamsOrder.rowCount() > 0)
        m_teams->setCurrentIndex(m_teamsOrder.index(0, 0));
    showTeam();
}

void TeamsPage::showTeam()
{
    const auto team = current();
    m_membersModel.setMembers(m_content, team.value_or(TeamId{}));
    m_heading->setText(team ? tr("Members of %1").arg(m_content.teamName(*team)) : tr("Members"));
    const bool nobody = m_membersModel.rowCount() == 0;
    m_noMembers->setState(u"users"_s, team ? tr("Nobody belongs to %1 yet.").arg(m_content.teamName(*team)) : tr("Select a team to see its members."));
    m_noMembers->setVisible(nobody);
    m_members->setVisible(!nobody);
    if (!nobody && !currentMember()) // In a list of one the arrow keys would never choose it.
        m_members->setCurrentIndex(m_membersOrder.index(0, 0));
    fillCandidates();
    updateActions();
}

/// Whoever is not in the team yet; the choice stays as long as it is one.
void TeamsPage::fillCandidates()
{
    const auto chosen = candidate();
    m_candidates->clear();
    const auto team = current();
    if (!team)
        return;
    QSet<UserId> members;
    for (const TeamMembership &each : m_content.membersOf(*team))
        members.insert(each.user);
    QList<User> others = m_content.users;
    others.removeIf([&](const User &each) { return members.contains(each.id); });
    const QCollator collator = naturalCollator();
    std::ranges::stable_sort(others, [&](const User &a, const User &b) { return collator.compare(a.name, b.name) < 0; });
    for (const User &user : others)
        m_candidates->addItem(oneLine(user.name), number(user.id));
    m_candidates->setCurrentIndex(chosen ? m_candidates->findData(number(*chosen)) : -1);
    if (m_candidates->currentIndex() < 0)
        m_candidates->clearEditText();
}

std::optional<UserId> TeamsPage::candidate() const
{
    const int row = m_candidates->findText(m_candidates->currentText(), Qt::MatchFixedString);
    return row < 0 ? std::nullopt : std::optional(UserId(m_candidates->itemData(row).toLongLong()));
}

void TeamsPage::setBusy(bool busy)
{
    m_busy = busy;
    updateActions();
}

void TeamsPage::setMayManage(const QString &whyNot)
{
    m_whyNot = whyNot;
    updateActions();
}

void TeamsPage::setManageable(const std::optional<QList<TeamId>> &teams, const QString &whyNot)
{
    m_manageable = teams;
    m_whyNotMembers = whyNot;
    updateActions();
}

bool TeamsPage::mayChangeMembers() const
{
    const auto team = current();
    return team && (!m_manageable || m_manageable->contains(*team));
}

void TeamsPage::updateActions()
{
    const auto member = currentMember();
    const bool manages = !m_busy && m_whyNot.isEmpty();
    const bool members = !m_busy && mayChangeMembers();
    m_create->setEnabled(manages);
    m_rename->setEnabled(manages && current());
    m_delete->setEnabled(manages && current());
    m_candidates->setEnabled(members);
    m_add->setEnabled(members && candidate());
    m_role->setEnabled(members && member);
    m_remove->setEnabled(members && member);
    m_role->setText(member && member->isLeader() ? tr("&Make plain member") : tr("&Make leader"));
    for (QPushButton *each : {m_create, m_rename, m_delete}) {
        each->setToolTip(m_whyNot);
        each->setAccessibleDescription(m_whyNot);
    }
    QStringList reasons{m_whyNot};
    if (current() && !mayChangeMembers())
        reasons.append(m_whyNotMembers);
    reasons.removeAll(QString());
    m_why->setText(reasons.join(u'\n'));
    m_why->setVisible(!reasons.isEmpty());
}

std::optional<TeamId> TeamsPage::current() const
{
    const QModelIndexList rows = m_teams->selectionModel()->selectedRows();
    return rows.isEmpty() ? std::nullopt : std::optional(TeamId(rows.first().data(PeopleFilter::IdRole).toLongLong()));
}

std::optional<TeamMembership> TeamsPage::currentMember() const
{
    const QModelIndexList rows = m_members->selectionModel()->selectedRows();
    const MemberRow *row = rows.isEmpty() ? nullptr : m_membersModel.at(m_membersOrder.mapToSource(rows.first()).row());
    return row ? std::optional(row->membership) : std::nullopt;
}

bool TeamsPage::select(TeamId team)
{
    const int row = m_teamsOrder.rowOfId(number(team));
    if (row >= 0)
        m_teams->setCurrentIndex(m_teamsOrder.index(row, 0));
    return row >= 0;
}

} // namespace longshore
