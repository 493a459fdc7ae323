// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/user.h"
#include "ui/dialogs/changedialog.h"

class QComboBox;

namespace longshore {

/// Asks for a user, to see what they see. Typing finds one among many.
class PickUserDialog : public ChangeDialog
{
    Q_OBJECT
public:
    PickUserDialog(const QList<User> &users, const QString &place, QWidget *parent = nullptr);

Q_SIGNALS:
    void picked(longshore::UserId user);

private:
    int row() const; ///< -1 while what is typed is nobody's name.

    QComboBox *m_users;
};

} // namespace longshore
