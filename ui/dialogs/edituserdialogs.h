// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"
#include "app/portainer/system.h"
#include "app/portainer/user.h"
#include "ui/dialogs/changedialog.h"

class QLineEdit;

namespace longshore {

class CardButton;
class NewPasswordFields;
class SecretClipboard;
class ToneLabel;

/// Asks for another name of a user.
class RenameUserDialog : public ChangeDialog
{
    Q_OBJECT
public:
    RenameUserDialog(const User &user, const QString &place, const QStringList &taken, QWidget *parent = nullptr);

Q_SIGNALS:
    void wished(const QString &name);

private:
    void judge();

    QString m_before;
    QStringList m_taken;
    QLineEdit *m_name;
    ToneLabel *m_problem;
};

/// Asks for another role of a user, and says what each means. Where it is guarded, the name of an administrator who is to
/// be one no longer has to be typed.
class ChangeRoleDialog : public ChangeDialog
{
    Q_OBJECT
public:
    ChangeRoleDialog(const User &user, const QString &place, Guard guard, QWidget *parent = nullptr);

Q_SIGNALS:
    void wished(longshore::Role role);

private:
    Role chosen() const;

    CardButton *m_standard;
    CardButton *m_administrator;
};

/// Asks for a new password of somebody else, whose old one nobody need know.
class ResetPasswordDialog : public ChangeDialog
{
    Q_OBJECT
public:
    ResetPasswordDialog(const User &user, const QString &place, QWidget *parent = nullptr);
    void setSettings(const PublicSettings &settings);
    void offerCopy(SecretClipboard &clipboard);

Q_SIGNALS:
    void wished(const longshore::Secret &password);

private:
    NewPasswordFields *m_password;
};

} // namespace longshore
