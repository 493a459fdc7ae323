// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/holdings.h"
#include "app/store/guard.h"
#include "ui/dialogs/changedialog.h"

#include <optional>

namespace longshore {

/// What the question about a user names.
struct DeletedUser {
    User user;
    UserHoldings holdings;
    std::optional<qsizetype> tokens; ///< Access tokens; none: not readable.
};

/// Asks before a user is deleted, and says what goes with the user, what stays, and for whom. Keeping is the default.
class DeleteUserQuestion : public ChangeDialog
{
    Q_OBJECT
public:
    DeleteUserQuestion(const DeletedUser &deleted, const QString &place, Guard guard, QWidget *parent = nullptr);
};

QStringList goesWithUser(const DeletedUser &deleted);
QStringList staysWithoutUser(const DeletedUser &deleted);

} // namespace longshore
