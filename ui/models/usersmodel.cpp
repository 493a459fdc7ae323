// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/usersmodel.h"

#include "app/core/displaytext.h"
#include "ui/models/peoplefilter.h"
#include "ui/models/plaintooltip.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

QString roleWord(Role role)
{
    switch (role) {
    case Role::Administrator:
        return UsersModel::tr("Administrator");
    case Role::Standard:
        return UsersModel::tr("Standard user");
    case Role::Unknown: break;
    }
    return UsersModel::tr("Unknown");
}

QString environmentsWord(const UserRow &row)
{
    if (row.environments == 0)
        return UsersModel::tr("none");
    if (row.environments == row.allEnvironments)
        return UsersModel::tr("all %1").arg(row.allEnvironments);
    return UsersModel::tr("%1 of %2").arg(row.environments).arg(row.allEnvironments);
}

QString tokensWord(const TokenCount &count)
{
    switch (count.state) {
    case TokenCount::State::Known:
        return QString::number(count.count);
    case TokenCount::State::NotReadable:
        return UsersModel::tr("not readable");
    case TokenCount::State::NotAsked: break;
    }
    return u"\u2026"_s;
}

namespace {

QStringList teamNames(const AccessRules &rules, UserId user)
{
    QStringList names;
    for (const TeamId team : rules.teamsOf(user)) {
        const QString name = rules.content().teamName(team);
        names.append(rules.isLeader(user, team) ? UsersModel::tr("%1 (leads it)").arg(name) : name);
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

UserRow rowFor(const AccessRules &rules, const User &user, std::optional<UserId> me)
{
    const QList<EnvironmentAccess> &environments = rules.content().environments;
    const auto usable = std::ranges::count_if(environments, [&](const EnvironmentAccess &each) { return rules.mayUse(user.id, each.id); });
    return {.user = user, .teams = teamNames(rules, user.id), .environments = static_cast<int>(usable),
            .allEnvironments = static_cast<int>(environments.size()), .isMe = me == user.id, .tokens = {}};
}

} // namespace

void UsersModel::setUsers(const AccessRules &rules, std::optional<UserId> me)
{
    QHash<UserId, TokenCount> counted;
    for (const UserRow &row : rows())
        counted.insert(row.user.id, row.tokens);
    QList<UserRow> fresh;
    fresh.reserve(rules.content().users.size());
    for (const User &user : rules.content().users) {
        fresh.append(rowFor(rules, user, me));
        fresh.last().tokens = counted.value(user.id);
    }
    merge(fresh);
}

void UsersModel::setTokenCount(UserId user, const TokenCount &count)
{
    const int row = rowOf(user);
    if (row < 0)
        return;
    UserRow next = rows().at(row);
    next.tokens = count;
    replace(row, next);
}

void UsersModel::forgetTokenCounts()
{
    for (const UserRow &row : rows())
        setTokenCount(row.user.id, {});
}

QString UsersModel::text(const UserRow &row, int column)
{
    switch (column) {
    case Name:
        return row.isMe ? tr("%1 (you)").arg(oneLine(row.user.name)) : oneLine(row.user.name);
    case RoleColumn:
        return roleWord(row.user.role);
    case Teams:
        return row.teams.join(u", "_s);
    case Environments:
        return environmentsWord(row);
    default:
        return tokensWord(row.tokens);
    }
}

QVariant UsersModel::sortValue(const UserRow &row, int column)
{
    if (column == Environments)
        return qint64(row.environments);
    if (column == Tokens)
        return qint64(row.tokens.state == TokenCount::State::Known ? row.tokens.count : -1);
    return text(row, column);
}

QVariant UsersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const UserRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(text(row, index.column()));
    case PeopleFilter::SortRole:
        return sortValue(row, index.column());
    case PeopleFilter::FilterTextRole:
        return QString(text(row, Name) + u'\0' + text(row, RoleColumn) + u'\0' + text(row, Teams)).toCaseFolded();
    case PeopleFilter::IdRole:
        return number(row.user.id);
    default:
        return {};
    }
}

QVariant UsersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QStringList titles{tr("Name"), tr("Role"), tr("Teams"), tr("Environments"), tr("Access tokens")};
    return titles.at(section);
}

} // namespace longshore
