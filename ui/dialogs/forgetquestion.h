// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"

#include <QDialog>

namespace longshore {

/// Asks before a server is forgotten, and says exactly what goes and what stays. Keeping it is the default.
class ForgetQuestion : public QDialog
{
    Q_OBJECT
public:
    /// `keychain` is its name, such as "GNOME Keyring".
    ForgetQuestion(const ServerProfile &profile, const QString &keychain, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const longshore::ServerId &id);
};

/// "Forgets home-lab on this computer: its entry, ..."
QString forgetSentence(const ServerProfile &profile, const QString &keychain);

} // namespace longshore
