// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/net/apiclient.h"
#include "app/portainer/user.h"
#include "app/store/madetokens.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace longshore {

class Servers;
class Session;
class TokenRevocation;

/// Access tokens that Longshore made on this computer earlier, for the user of an open server, and that nothing here uses any
/// more: what "this session only", "ask me every time", a second sign-in or a cut left behind. Finds them, and takes back
/// those that a person chose. Nothing is revoked by itself.
class EarlierTokens : public QObject
{
    Q_OBJECT
public:
    struct Found {
        AccessToken token;
        bool isSure = false; ///< Longshore remembers making it; otherwise it is only named as it would name one.
        bool operator==(const Found &) const = default;
    };
    struct Input {
        Session *session = nullptr; ///< Signed in.
        const Servers *servers = nullptr; ///< Which tokens are in use.
        MadeTokens *made = nullptr;
        QString tokenName; ///< How Longshore names a token here: suggestedTokenName().
    };

    EarlierTokens(Input input, ApiClient::ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~EarlierTokens() override;

    /// Waits until the server has answered and its user is known, then asks for the list, once.
    void find();
    const QList<Found> &found() const { return m_found; }
    /// One after the other; a lost answer is looked up, nothing is sent again. Those that are gone leave found().
    void revoke(const QList<AccessTokenId> &tokens);
    bool isRevoking() const { return m_revoking; }

Q_SIGNALS:
    void foundSome(); ///< Not emitted when there are none, or when it cannot be told.
    void revoked(longshore::AccessTokenId token, const longshore::Result<longshore::Nothing> &answer);
    void revokingFinished();

private:
    void look();
    void take(const QList<AccessToken> &tokens);
    bool isInUse(const AccessToken &token) const;
    std::optional<MadeToken> known(const AccessToken &token) const;
    std::optional<UserId> owner() const;
    void revokeNext();

    QPointer<Session> m_session;
    const Servers &m_servers;
    MadeTokens &m_made;
    const QString m_tokenName;
    const ApiClient::ManagerFactory m_managers;
    const Deadlines m_deadlines;
    QList<Found> m_found;
    QList<AccessTokenId> m_wanted; ///< Still to be taken back.
    std::unique_ptr<TokenRevocation> m_revocation;
    bool m_asked = false;
    bool m_revoking = false;
};

} // namespace longshore
