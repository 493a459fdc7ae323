// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/profilestore.h"
#include "ui/dialogs/orphandialog.h"
#include "ui/shell/connectorphan.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

class QWidget;

namespace longshore {

/// All access tokens that sign-ins left behind: each is shown until somebody decided about it, in the connect window while
/// that is open, then in a dialog of its own, and before the program closes.
class ConnectOrphans : public QObject
{
    Q_OBJECT
public:
    /// What `keychain` holds of a token that is left goes, unless `profiles` has a server that uses it.
    ConnectOrphans(const ProfileStore &profiles, SecretStore &keychain, QWidget &parentWindow);
    ~ConnectOrphans() override;

    ConnectOrphan &add(std::unique_ptr<SignIn> signIn, ConnectOrphan::About about);
    void showApart(); ///< In a dialog, those that are shown nowhere else.
    /// True once, with the question shown, while something is to be decided: the close is refused. The window is closed as
    /// soon as it is decided; a second close goes through.
    bool holdsClosing();

Q_SIGNALS:
    void told(const QString &sentence); ///< What came of a token when no window could say it.
    void accountPageRequested(const longshore::ServerAddress &address);

private:
    void follow(ConnectOrphan *orphan);
    void drop(ConnectOrphan *orphan);
    void tellStillKept(const ConnectOrphan::About &about, SecretState state);
    void leaveAll();
    void leaveIf(const std::function<bool(const ConnectOrphan &)> &decided);
    void showDialog();
    void stay();
    void closeWhenDecided();
    bool anyOpen() const;

    const ProfileStore &m_profiles;
    SecretStore &m_keychain;
    QWidget &m_parentWindow;
    std::vector<std::unique_ptr<ConnectOrphan>> m_orphans;
    QPointer<OrphanDialog> m_dialog;
    QTimer m_soon; ///< What ends by itself in a moment need not be shown.
    bool m_closing = false;
};

} // namespace longshore
