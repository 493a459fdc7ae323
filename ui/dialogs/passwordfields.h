// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"

#include <QWidget>

class QLineEdit;

namespace longshore {

class SecretField;
class ToneLabel;

/// User name and password. The password leaves its field with the first use and is never filled in again.
class PasswordFields : public QWidget
{
    Q_OBJECT
public:
    explicit PasswordFields(QWidget *parent = nullptr);

    void setUserName(const QString &name);
    QString userName() const; ///< Without the space around it.
    Secret takePassword(); ///< Empties the field at once.
    void setAsFirstAdministrator(bool on); ///< Until the user name is changed.
    bool isAsFirstAdministrator() const { return m_asFirst; }
    bool complain(); ///< Says what is missing and goes there; false when nothing is.
    void wipe();
    QWidget *firstEmpty() const;
    QWidget *passwordEdit() const;

private:
    void layOut();

    QLineEdit *m_user;
    SecretField *m_password;
    ToneLabel *m_problem;
    ToneLabel *m_note;
    bool m_asFirst = false;
};

} // namespace longshore
