// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/visibility.h"
#include "ui/models/rowsmodel.h"

#include <optional>

namespace longshore {

/// What is known of how many access tokens a user has.
struct TokenCount {
    enum class State { NotAsked, Known, NotReadable };
    State state = State::NotAsked;
    int count = 0; ///< With Known.
    bool operator==(const TokenCount &) const = default;
};

/// One user, as the table shows them.
struct UserRow {
    User user;
    QStringList teams; ///< Names in natural order; "web (leads it)".
    int environments = 0; ///< How many may be used; for administrators all.
    int allEnvironments = 0; ///< How many there are, as far as known.
    bool isMe = false;
    TokenCount tokens;
    bool operator==(const UserRow &) const = default;
};

/// The users of a server as a table. Roles are those of PeopleFilter.
class UsersModel : public RowsModel<UserRow, UserId, 5>
{
    Q_OBJECT
public:
    enum Column { Name, RoleColumn, Teams, Environments, Tokens, ColumnCount };

    using RowsModel::RowsModel;

    void setUsers(const AccessRules &rules, std::optional<UserId> me);
    void setTokenCount(UserId user, const TokenCount &count);
    void forgetTokenCounts(); ///< They are asked anew.
    const UserRow *of(UserId user) const { return at(rowOf(user)); } ///< Null when there is none.

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    UserId idOf(const UserRow &row) const override { return row.user.id; }

private:
    static QString text(const UserRow &row, int column);
    static QVariant sortValue(const UserRow &row, int column);
};

QString roleWord(Role role); ///< "Administrator", "Standard user"
QString environmentsWord(const UserRow &row); ///< "all 4", "2 of 4", "none"
QString tokensWord(const TokenCount &count); ///< "3", "not readable", "..." until asked

} // namespace longshore
