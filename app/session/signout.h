// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/net/apiclient.h"
#include "app/store/secretstore.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class Session;
class TokenRevocation;

/// Signs out of a server: revokes its access token there first if that is wanted, then forgets it here. Used once.
class SignOut : public QObject
{
    Q_OBJECT
public:
    enum class There {
        NotAsked, ///< The token goes on working for whoever has it.
        Revoked,
        WasGone, ///< The server did not accept it any more.
        NotRevoked, ///< `error` says why; nothing was forgotten here, so that it can be tried again.
        Unknown, ///< The answer was lost; nothing was forgotten here.
    };
    Q_ENUM(There)

    struct Outcome {
        There there = There::NotAsked;
        ApiError error; ///< For NotRevoked and Unknown.
        bool hereAsked = false; ///< Whether the store was asked to forget it.
        SecretState here = SecretState::Done; ///< Done: forgotten. Anything else: it is still there, or may be.
        bool isForgotten() const { return hereAsked && here == SecretState::Done; }
    };

    /// `store` null: the token is kept nowhere.
    SignOut(Session &session, SecretStore *store, ApiClient::ManagerFactory managers, Deadlines deadlines = {}, QObject *parent = nullptr);
    ~SignOut() override;

    void start(bool revokeThere); ///< done() never comes before it returns, unless nothing is to be revoked.
    void forgetAnyway(); ///< After NotRevoked or Unknown: forgets it here all the same.

Q_SIGNALS:
    void done(const longshore::SignOut::Outcome &outcome);

private:
    void find();
    void findAmongThoseOf(UserId user);
    void notFound(const ApiError &error);
    void revoke(UserId user, AccessTokenId token);
    void revokeAnswered(const Result<Nothing> &answer);
    void stay(There there, const ApiError &error);
    void forget();
    void forgotten(SecretState state);

    QPointer<Session> m_session;
    SecretStore *m_store;
    const ApiClient::ManagerFactory m_managers;
    const Deadlines m_deadlines;
    std::unique_ptr<TokenRevocation> m_revocation;
    Outcome m_outcome;
};

/// The outcome in one or two sentences; `server`: its name, `store`: SecretStore::name().
QString signOutSentence(const SignOut::Outcome &outcome, const QString &server, const QString &store);

} // namespace longshore

