// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/userspage.h"

#include "app/core/displaytext.h"
#include "ui/pages/factsview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/viewlook.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

UsersPage::UsersPage(QWidget *parent)
    : PageFrame(tr("Users"), parent), m_field(new FilterField(tr("Filter users"), this)), m_table(new QTableView(this)),
      m_noMatch(new EmptyState(this)), m_count(new QLabel(this)), m_add(button("addUser", tr("A&dd user..."), "add")),
      m_open(button("openNewUser", tr("Add in &Portainer"), "external-link")),
      m_seen(button("whatUserSees", tr("&What can this user see?"), "eye")), m_rename(button("renameUser", tr("Re&name..."), "edit")),
      m_role(button("changeRole", tr("Change r&ole..."), "users")), m_password(button("resetPassword", tr("Reset pass&word..."), "key")),
      m_delete(button("deleteUser", tr("De&lete..."), "delete"))
{
    setObjectName(u"usersPage"_s);
    m_open->setToolTip(tr("Open \u201cAdd a new user\u201d in Portainer, in the browser"));
    m_open->setAccessibleName(tr("Open \u201cAdd a new user\u201d in Portainer"));
    actions().addWidget(m_open);
    actions().addWidget(m_add);
    setUpTable();
    setContent(buildContent());
    connect(this, &PageFrame::staleChanged, m_table, [this](bool stale) { dimRows(*m_table, stale); });
    connectButtons();
    addTableActions();
    updateActions();
}

QPushButton *UsersPage::button(const char *name, const QString &text, const char *icon)
{
    auto *made = new QPushButton(themedIcon(QLatin1StringView(icon)), text, this);
    made->setObjectName(QLatin1StringView(name));
    made->setAutoDefault(false);
    return made;
}

void UsersPage::setUpTable()
{
    m_filter.setSourceModel(&m_model);
    m_table->setObjectName(u"users"_s);
    m_table->setAccessibleName(tr("Users"));
    m_table->setModel(&m_filter);
    calmTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(UsersModel::Name, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView *header = m_table->horizontalHeader();
    header->setAccessibleName(tr("Columns of the users"));
    header->setStretchLastSection(true);
    const int unit = m_table->fontMetrics().averageCharWidth();
    const int widths[] = {18, 17, 21, 18, 18};
    for (int column = 0; column < UsersModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column] * unit);
    m_tokensDue.setSingleShot(true);
    m_tokensDue.setInterval(120);
    connect(&m_tokensDue, &QTimer::timeout, this, &UsersPage::askTokens);
    const auto due = [this] { m_tokensDue.start(); };
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, due);
    connect(&m_filter, &QAbstractItemModel::layoutChanged, this, due);
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, due);
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, due);
    connect(&m_filter, &QAbstractItemModel::dataChanged, this, due);
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, &UsersPage::updateCount);
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, &UsersPage::updateCount);
}

QWidget *UsersPage::buildContent()
{
    auto *content = new QWidget(this);
    m_count->setObjectName(u"usersCount"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_field->setObjectName(u"userFilter"_s);
    m_field->setMaximumWidth(320);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(24, 0, 24, 0);
    bar->setSpacing(12);
    bar->addWidget(m_field, 1);
    bar->addWidget(m_count, 1);
    m_noMatch->setObjectName(u"noUserMatches"_s);
    m_noMatch->hide();
    auto *left = new QWidget(content);
    auto *rows = new QVBoxLayout(left);
    rows->setContentsMargins({});
    rows->addWidget(m_table, 1);
    rows->addWidget(m_noMatch, 1);
    auto *splitter = new QSplitter(content);
    splitter->setObjectName(u"usersSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(buildDetails());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(12);
    column->addLayout(bar);
    column->addWidget(splitter, 1);
    return content;
}

QWidget *UsersPage::buildDetails()
{
    auto *pane = new QWidget(this);
    pane->setObjectName(u"userDetails"_s);
    m_name = new QLabel(pane);
    m_name->setObjectName(u"userDetailsName"_s);
    m_name->setTextFormat(Qt::PlainText);
    QFont font = m_name->font();
    font.setPointSizeF(font.pointSizeF() + 2);
    font.setWeight(QFont::DemiBold);
    m_name->setFont(font);
    m_facts = new FactsView(pane);
    m_why = new QLabel(pane);
    m_why->setObjectName(u"whyNot"_s);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setForegroundRole(QPalette::PlaceholderText);
    auto *first = new QHBoxLayout;
    auto *second = new QHBoxLayout;
    for (QPushButton *each : {m_rename, m_role})
        first->addWidget(each);
    for (QPushButton *each : {m_password, m_delete})
        second->addWidget(each);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(16, 0, 24, 16);
    column->setSpacing(8);
    column->addWidget(m_name);
    column->addWidget(m_facts, 1);
    column->addWidget(m_seen);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_why);
    return pane;
}

void UsersPage::connectButtons()
{
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setText(text);
        updateCount();
    });
    connect(m_field, &FilterField::left, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_noMatch, &EmptyState::actionClicked, m_field, &QLineEdit::clear);
    connect(m_add, &QPushButton::clicked, this, &UsersPage::addRequested);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT linkRequested(u"#!/users/new"_s); });
    const auto forward = [this](QPushButton *from, void (UsersPage::*wish)(UserId)) {
        connect(from, &QPushButton::clicked, this, [this, wish] {
            if (const auto user = current())
                Q_EMIT(this->*wish)(*user);
        });
    };
    forward(m_seen, &UsersPage::seenRequested);
    forward(m_rename, &UsersPage::renameRequested);
    forward(m_role, &UsersPage::roleRequested);
    forward(m_password, &UsersPage::passwordRequested);
    forward(m_delete, &UsersPage::deleteRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &UsersPage::currentChanged);
}

void UsersPage::addTableActions()
{
    const auto add = [this](QPushButton *same, const QKeySequence &keys) {
        auto *action = new QAction(same->icon(), same->text(), m_table);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, same, &QAbstractButton::click);
        m_table->addAction(action);
    };
    add(m_seen, {});
    add(m_rename, QKeySequence(Qt::Key_F2));
    add(m_role, {});
    add(m_password, {});
    add(m_delete, QKeySequence(QKeySequence::Delete));
}

void UsersPage::setServer(const QString &server)
{
    setSubtitle(tr("Who can sign in to %1, and what each of them may use.").arg(oneLine(server)));
}

void UsersPage::setBusy(bool busy)
{
    m_busy = busy;
    updateActions();
}

void UsersPage::setMayManage(const QString &whyNot)
{
    m_whyNot = whyNot;
    updateActions();
}

void UsersPage::setDetails(const UserDetails &details)
{
    m_details = details;
    m_name->setText(details.name);
    m_facts->setFacts(details.facts, details.name.isEmpty() ? tr("Select a user to see what they may use.") : QString());
    updateActions();
}

// What cannot be pressed says why: in its tooltip, to screen readers, and in a line below.
void UsersPage::updateActions()
{
    const bool chosen = current().has_value();
    QStringList reasons;
    for (QPushButton *each : {m_add, m_rename, m_role, m_password, m_delete}) {
        const QString own = m_details.whyNot.value(each->objectName());
        const QString why = !m_whyNot.isEmpty() ? m_whyNot : each == m_add || !chosen ? QString() : own;
        each->setEnabled(!m_busy && why.isEmpty() && (chosen || each == m_add));
        each->setToolTip(why);
        each->setAccessibleDescription(why);
        if (!why.isEmpty() && !reasons.contains(why))
            reasons.append(why);
    }
    const QString unseen = m_details.whyNot.value(m_seen->objectName());
    m_seen->setEnabled(chosen && unseen.isEmpty());
    m_seen->setToolTip(unseen);
    m_seen->setAccessibleDescription(unseen);
    for (QAction *action : m_table->actions())
        action->setEnabled(chosen);
    m_why->setText(reasons.join(u'\n'));
    m_why->setVisible(!reasons.isEmpty());
}

std::optional<UserId> UsersPage::current() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? std::nullopt : std::optional(UserId(rows.first().data(PeopleFilter::IdRole).toLongLong()));
}

bool UsersPage::select(UserId user)
{
    const int row = m_filter.rowOfId(number(user));
    if (row >= 0)
        m_table->setCurrentIndex(m_filter.index(row, 0));
    return row >= 0;
}

void UsersPage::updateCount()
{
    const int all = m_model.rowCount();
    const int shown = m_filter.rowCount();
    const QString count = all == 1 ? tr("1 user") : tr("%1 users").arg(all);
    m_count->setText(shown == all ? count : tr("%1, %2 shown").arg(count).arg(shown));
    const bool nothing = shown == 0 && all > 0;
    if (nothing)
        m_noMatch->setState(u"filter"_s, tr("No user matches '%1'.").arg(oneLine(m_filter.text().trimmed())), tr("Clear the filter"));
    m_noMatch->setVisible(nothing);
    m_table->setVisible(!nothing);
}

void UsersPage::setReaching(bool reached)
{
    updateCount();
    if (reached && !current() && m_filter.rowCount() > 0)
        m_table->setCurrentIndex(m_filter.index(0, 0));
    m_tokensDue.start();
}

void UsersPage::showEvent(QShowEvent *event)
{
    PageFrame::showEvent(event);
    m_tokensDue.start();
}

/// Counting tokens costs a request for each user, so only those that somebody looks at are asked for.
void UsersPage::askTokens()
{
    if (!m_table->isVisible() || m_filter.rowCount() == 0)
        return;
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    QList<UserId> users;
    for (int row = std::max(m_table->rowAt(0), 0); row < m_filter.rowCount() && (last < 0 || row <= last); ++row) {
        const UserRow *user = m_model.at(m_filter.mapToSource(m_filter.index(row, 0)).row());
        if (user && user->tokens.state == TokenCount::State::NotAsked)
            users.append(user->user.id);
    }
    if (!users.isEmpty())
        Q_EMIT tokensWanted(users);
}

} // namespace longshore
