// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stackchange.h"
#include "ui/dialogs/changedialog.h"

class QButtonGroup;
class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace longshore {

/// How a git stack is read and how it follows its repository: reference, login, certificate check, automatic updates.
/// Nothing is deployed by it. Address and file cannot be changed; variables stay as they are.
class GitSettingsDialog : public ChangeDialog
{
    Q_OBJECT
public:
    GitSettingsDialog(const Stack &stack, const QString &server, const QString &environment, QWidget *parent = nullptr);

    GitSettings settings() const;

Q_SIGNALS:
    void confirmed(const longshore::GitSettings &settings); ///< Closed already.

private:
    enum class Login { Nobody, Keep, Other };
    enum class Updates { Off, Interval, Webhook };

    void addReference();
    void addLogin();
    void addUpdates();
    QRadioButton *addChoice(QButtonGroup *group, int id, const QString &text, const QString &name);
    void judge();
    QString problem() const;
    QString updatesNote() const;

    const Stack m_stack;
    QLineEdit *m_reference = nullptr;
    QCheckBox *m_skipTls = nullptr;
    QButtonGroup *m_login = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QButtonGroup *m_updates = nullptr;
    QLineEdit *m_interval = nullptr;
    QString m_webhook; ///< The one it has, else a new one.
    ToneLabel *m_updatesNote = nullptr;
    ToneLabel *m_problem = nullptr;
};

} // namespace longshore
