// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "app/session/tokenmint.h"
#include "ui/widgets/banner.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class NewTokenDialog;
class SecretClipboard;

/// "Add access token...", from the first field to Done: signs in, makes the token, shows it once. A token that was made
/// while nobody waited for it any more is named, never kept silent about.
class NewTokenFlow : public QObject
{
    Q_OBJECT
public:
    /// The session has a user; it outlives this, as clipboard and window do.
    NewTokenFlow(Session &session, AuthenticationMethod method, SecretClipboard &clipboard, ApiClient::ManagerFactory managers,
                 QWidget &window, QObject *parent = nullptr);
    ~NewTokenFlow() override;

    void open();

Q_SIGNALS:
    void tokensChanged(); ///< The list is to be read again.
    void told(longshore::Banner::Kind kind, const QString &sentence);
    void finished(); ///< Nothing is left to do.

private:
    void make(const QString &description, const Secret &password);
    void failed(TokenMint::Problem problem, const ApiError &error);
    void succeeded(const TokenMint::Outcome &outcome);
    void revoke();
    void abandon();
    void nameOrphan();
    void closed();
    QString unusedSentence(const MintedToken &token) const;
    void tellUnused();
    QString problemSentence(TokenMint::Problem problem) const;

    Session &m_session;
    AuthenticationMethod m_method;
    SecretClipboard &m_clipboard;
    ApiClient::ManagerFactory m_managers;
    QWidget &m_window;
    QPointer<NewTokenDialog> m_dialog;
    std::unique_ptr<TokenMint> m_mint;
    QString m_description;
    MintedToken m_made;
    bool m_abandoned = false;
};

} // namespace longshore
