// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/certificate.h"
#include "app/portainer/system.h"
#include "app/portainer/user.h"
#include "app/session/refusal.h"
#include "app/store/serverprofile.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace longshore {

/// What is known of one server without asking it again.
struct ServerOverview {
    ServerProfile profile;
    QString version;
    std::optional<User> user;
    int environments = 0;
    int stacks = 0;
    QString proxy; ///< In use for it; empty: none.
    Certificate certificate; ///< Pinned one, or null: trusted by the system, or plain http.
};

/// Server information: facts, and the server's settings for an administrator or the refusal in words for anyone else.
class ServerInfoDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ServerInfoDialog(const ServerOverview &facts, QWidget *parent = nullptr);
    ~ServerInfoDialog() override;

    void setSettings(const ServerSettings &settings);
    void setRefusal(const Explanation &refusal); ///< Shown in place of the settings, with the link to the documentation.

Q_SIGNALS:
    void linkActivated(const QUrl &url);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
