// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/profileedit.h"
#include "ui/dialogs/serveroptionssafety.h"

#include <QDialog>

#include <memory>

namespace longshore {

/// Everything that can be set of one saved server, or of a new entry (a profile without an address).
class ServerOptions : public QDialog
{
    Q_OBJECT
public:
    explicit ServerOptions(const ServerProfile &profile, const QList<GuardableEnvironment> &environments = {}, QWidget *parent = nullptr);
    ~ServerOptions() override; ///< What was typed of secrets goes with it.

Q_SIGNALS:
    void saved(const longshore::ServerProfile &wanted, const longshore::NewSecrets &secrets); ///< Nothing is saved yet.

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
