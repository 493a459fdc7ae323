// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"

#include <QWidget>

class QLineEdit;

namespace longshore {

class NewPasswordFields;
class ToneLabel;

/// Creates the first administrator of a Portainer nobody has set up: a name, and a password twice with the server's rule
/// while typing. Stands in the place of the ways to sign in.
class FirstAdminForm : public QWidget
{
    Q_OBJECT
public:
    explicit FirstAdminForm(QWidget *parent = nullptr);

    void setServer(const QString &hostAndPort);
    void setMinimumLength(int bytes); ///< As the server counts: bytes of UTF-8.
    QString userName() const; ///< Without the space around it.
    Secret takePassword(); ///< Empties both fields at once.
    bool complain(); ///< Says what is wrong and goes there; false when nothing is.
    void wipe();
    QWidget *passwordEdit() const;

Q_SIGNALS:
    void signInInstead(); ///< The server has an administrator after all.

private:
    void layOut();
    QString nameProblem() const;
    bool complainOfPassword();

    ToneLabel *m_title;
    ToneLabel *m_advice;
    QLineEdit *m_user;
    NewPasswordFields *m_password;
    ToneLabel *m_problem; ///< Of the name.
};

} // namespace longshore
