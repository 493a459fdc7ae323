// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/guard.h"

#include <QDialog>

class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace longshore {

class ConfirmName;
class ToneLabel;

/// Asks how to sign out of a server, says what each way means, and then what came of it. Staying signed in is the default.
class SignOutQuestion : public QDialog
{
    Q_OBJECT
public:
    /// `store` is where the access token lies: "GNOME Keyring". On a guarded server revoking asks for its name; forgetting destroys nothing.
    SignOutQuestion(const QString &user, const QString &server, const QString &store, QWidget *parent = nullptr, Guard guard = Guard::None);

    void setDone(const QString &sentence); ///< Signed out; nothing is left to choose.
    /// Still signed in: `sentence` says why. Forgetting the token here all the same is offered.
    void setFailed(const QString &sentence);

    bool isWaiting() const { return m_busy; } ///< Signing out is under way.

Q_SIGNALS:
    void signOutRequested(bool revokeThere);
    void forgetAnywayRequested();

private:
    void addChoices(QVBoxLayout &column, const QString &store);
    void layOut(const QString &user, const QString &store);
    void setBusy(bool busy);
    void press();

    QString m_server;
    QWidget *m_choices;
    QRadioButton *m_revoke;
    QRadioButton *m_forget;
    ToneLabel *m_outcome;
    QPushButton *m_stay;
    QPushButton *m_signOut;
    ConfirmName *m_confirm;
    bool m_failed = false;
    bool m_busy = false;
};

} // namespace longshore
