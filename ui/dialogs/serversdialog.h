// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/profilestore.h"

#include <QDialog>

#include <memory>

namespace longshore {

/// The saved servers: rename, order, and what can be wished for one of them. Says what is wished and changes nothing but
/// name and order itself; forgetting says what goes first.
class ServersDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ServersDialog(ProfileStore &profiles, QWidget *parent = nullptr);
    ~ServersDialog() override;

    void setKeychain(const QString &name); ///< "GNOME Keyring"; without it "the keychain" is said.
    void select(const ServerId &id);
    void complain(const QString &sentence); ///< Below the list, until something else is done.

Q_SIGNALS:
    void addRequested();
    void entryRequested(); ///< A new entry that starts with its options.
    void optionsRequested(const longshore::ServerId &id);
    void duplicateRequested(const longshore::ServerId &id);
    void enableRequested(const longshore::ServerId &id, bool enabled);
    void signInRequested(const longshore::ServerId &id);
    void forgetRequested(const longshore::ServerId &id); ///< After the dialog asked.
    void profileChanged(const longshore::ServerProfile &profile); ///< Already saved.
    void importRequested();
    void exportRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
