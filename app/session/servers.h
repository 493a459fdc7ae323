// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/profileedit.h"
#include "app/session/session.h"
#include "app/session/signout.h"
#include "app/session/tokenrotation.h"
#include "app/store/profilestore.h"

#include <QObject>

#include <memory>
#include <vector>

namespace longshore {

/// The open sessions, one per saved and enabled server, in the order of the profiles, side by side: one that
/// fails holds no other up.
class Servers : public QObject
{
    Q_OBJECT
public:
    Servers(ProfileStore &profiles, SecretStore &keychain, SecretStore &memory, const KnownRowsStore &known,
            ApiClient::ManagerFactory managers, QObject *parent = nullptr);
    ~Servers() override;

    /// Opens a session for every enabled profile.
    void openAll();
    /// A server just signed in, for the first time or again: saves the profile, keeps the token where the profile says, opens it. With `isKept` the
    /// token is there already and is not saved again; with TokenPlace::AskEveryTime nothing is kept anywhere. An open
    /// session of the same address only takes the new token; nothing else of it is lost.
    /// The signal `tokenKept` tells what became of the token; the session works in any case.
    void add(const ServerProfile &profile, const QByteArray &token, const QList<ExtraHeader> &extraHeaders, bool isKept = false);
    /// A new token for an open server, in place of the one it uses. Null where there is none open.
    std::unique_ptr<TokenRotation> rotation(const ServerId &id, const Secret &password, const QString &tokenName);
    /// Signing out of an open server. Null where there is none open.
    std::unique_ptr<SignOut> signOut(const ServerId &id);
    /// A server of this run only (the demo): nothing is written anywhere.
    void addTemporary(const ServerProfile &profile, const QByteArray &token);
    /// An entry that nobody has signed in to yet (a copy, an imported one): saved, and shown signed out.
    bool addSignedOut(const ServerProfile &profile);
    /// Changes the entry of a saved server and everything that hangs on it: its session goes on, starts anew, closes or
    /// opens as the change asks, and what it leaves behind in the keychain is forgotten (`leftBehind`, `notKept`). False
    /// when the list could not be written; it holds until the program ends all the same.
    bool edit(const ServerProfile &wanted, const NewSecrets &secrets = {});
    /// Forgets the server here: profile, last known rows, secrets. Their fate is told by `tokenForgotten`.
    void remove(const ServerId &id);

    Session *session(const ServerId &id) const;
    QList<Session *> sessions() const;
    QList<ServerProfile> saved() const; ///< Every entry, open or not.
    bool isTemporary(const ServerId &id) const;
    void refreshAll();

Q_SIGNALS:
    void added(longshore::Session *session);
    void removed(const longshore::ServerId &id);
    /// What was known of it is to go: it was removed, or its entry is of another server by now.
    void forgotten(const longshore::ServerId &id);
    void tokenKept(const longshore::ServerId &id, longshore::SecretState state);
    void tokenForgotten(const QString &serverName, longshore::SecretState state);
    void leftBehind(const QString &serverName, longshore::SecretState state); ///< Secrets of before an edit are still kept.
    void notKept(const QString &serverName, longshore::SecretState state); ///< Secrets typed in an edit could not be kept.
    void reordered();

private:
    SecretStore &storeFor(const ServerProfile &profile) const;
    SecretStore *keeperOf(const ServerProfile &profile) const; ///< Null: nowhere.
    void openSaved(const ServerProfile &profile);
    void close(const ServerId &id);
    void keepOrder();
    void settleSecrets(const ProfileEdit &edit, const NewSecrets &secrets);
    void noteToken(const ServerId &id, AccessTokenId token, bool saved);
    Session *make(const ServerProfile &profile, const KnownRowsStore *known);
    void forgetWhatMoved(const ServerProfile &before, const ServerProfile &after);
    void saveHeaders(const ServerProfile &profile, const QList<ExtraHeader> &extraHeaders);
    void tokenSaved(const ServerId &id, SecretState state);
    void rememberServer(const Session &session);

    ProfileStore &m_profiles;
    SecretStore &m_keychain;
    SecretStore &m_memory;
    const KnownRowsStore &m_known;
    ApiClient::ManagerFactory m_managers;
    std::vector<std::unique_ptr<Session>> m_sessions;
    QList<ServerId> m_temporary;
};

} // namespace longshore
