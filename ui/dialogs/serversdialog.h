// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/profilestore.h"

#include <QDialog>

#include <memory>

namespace longshore {

/// The saved servers: rename, refresh interval, order, sign in again, forget (says what goes first).
class ServersDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ServersDialog(ProfileStore &profiles, QWidget *parent = nullptr);
    ~ServersDialog() override;

    void setKeychain(const QString &name); ///< "GNOME Keyring"; without it "the keychain" is said.

Q_SIGNALS:
    void addRequested();
    void signInRequested(const longshore::ServerId &id);
    void forgetRequested(const longshore::ServerId &id); ///< After the dialog asked.
    void profileChanged(const longshore::ServerProfile &profile); ///< Already saved.

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
