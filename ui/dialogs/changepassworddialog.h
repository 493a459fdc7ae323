// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"
#include "app/session/passwordrules.h"
#include "app/session/refusal.h"

#include <QDialog>

class QPushButton;

namespace longshore {

class NewPasswordFields;
class SecretClipboard;
class SecretField;
class ServerWords;
class ToneLabel;

/// Asks for the current and a new password, with the server's rules while typing. Sends nothing: it says what is wanted
/// once, is told what became of it, and keeps what was typed when the server refuses.
class ChangePasswordDialog : public QDialog
{
    Q_OBJECT
public:
    ChangePasswordDialog(const QString &user, const QString &server, const PasswordRules &rules, SecretClipboard &clipboard,
                         QWidget *parent = nullptr);
    ~ChangePasswordDialog() override;

    void setBusy(bool busy);
    void refuseCurrent(const QString &sentence); ///< Beside the current password.
    void refuseNew(const QString &sentence); ///< Beside the new one.
    void fail(const Explanation &words); ///< Everything else.

Q_SIGNALS:
    void changeRequested(const longshore::Secret &current, const longshore::Secret &next);

private:
    void layOut(const QString &user, const QString &server);
    void updateButton();
    void send();

    SecretField *m_current;
    ToneLabel *m_currentProblem;
    NewPasswordFields *m_next;
    ToneLabel *m_problem;
    ServerWords *m_words;
    QPushButton *m_cancel;
    QPushButton *m_change;
    bool m_busy = false;
};

} // namespace longshore
