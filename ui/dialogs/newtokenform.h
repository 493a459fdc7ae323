// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"

#include <QWidget>

class QLineEdit;

namespace longshore {

class SecretField;
class ToneLabel;

/// What a new access token is to be called, and the password that makes it.
class NewTokenForm : public QWidget
{
    Q_OBJECT
public:
    NewTokenForm(const QString &user, const QString &server, QWidget *parent = nullptr);

    QString description() const; ///< Trimmed.
    Secret password() const;
    bool isAcceptable() const;
    void refuseDescription(const QString &sentence);
    void refusePassword(const QString &sentence);
    void wipe();
    void setDescription(const QString &description);
    void focusFirst();
    void focusPassword();

Q_SIGNALS:
    void changed();

private:
    void judgeDescription();

    QLineEdit *m_description;
    ToneLabel *m_descriptionProblem;
    SecretField *m_password;
    ToneLabel *m_passwordProblem;
};

/// What is wrong with a description; empty when the server takes it: 1 to 127 characters, not blank (portainer-api.md 3.3).
QString tokenDescriptionProblem(const QString &description);

} // namespace longshore
