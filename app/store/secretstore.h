// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <memory>

namespace longshore {

/// One secret's place: bound to the server entry and its origin, so that a token never follows an edited address.
struct SecretKey {
    ServerId server;
    QString origin; ///< ServerAddress::origin()
    QString purpose = QStringLiteral("access-token"); ///< or "header/NAME", "proxy", "client-certificate"
    QString text() const; ///< "longshore/<id>/<origin>/<purpose>"
};

/// What became of a keychain job, in states a sentence can be made of.
enum class SecretState {
    Done,
    NotFound, ///< No such entry, or (facts page, section 8) a locked keyring whose prompt was refused.
    Locked, ///< The keyring is locked; ask to unlock.
    NoKeychain, ///< No service answers: only "this session" is possible.
    Waiting, ///< Let go after the time-out while a prompt is open; a late answer is ignored (a late save may still happen).
    Refused, ///< The person or the service said no.
    Mismatch, ///< Read back and found different.
};

/// What came of asking for a secret.
struct SecretAnswer {
    SecretState state = SecretState::Done;
    QByteArray secret; ///< For reads.
    bool operator==(const SecretAnswer &) const = default;
};

/// Keeps secrets; never in a plain file. Every future ends within 4 seconds.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// How the store is now, asked without opening any prompt: Done, Locked, NoKeychain or Waiting.
    virtual QFuture<SecretAnswer> probe();
    virtual QFuture<SecretAnswer> read(const SecretKey &key) = 0;
    /// Write, read back, compare.
    virtual QFuture<SecretAnswer> save(const SecretKey &key, const QByteArray &secret) = 0;
    /// Done only when it is known to be gone: a locked keyring answers Locked.
    virtual QFuture<SecretAnswer> forget(const SecretKey &key) = 0;
    /// "GNOME Keyring", "memory of this session". The keychain's own name is known once it has answered.
    virtual QString name() const = 0;
    virtual bool keepsAcrossSessions() const = 0;
};

/// One sentence for the person; empty for Done.
QString explanation(SecretState state, const QString &storeName);

/// The OS keychain through QtKeychain; one job at a time, never deleted while running. Needs a running event loop.
std::unique_ptr<SecretStore> makeKeychainStore();
/// Whether what QtKeychain loads at run time is installed: libsecret, where the system brings no keychain of its own.
bool keychainBackEndLoads();
/// Memory of this process.
std::unique_ptr<SecretStore> makeSessionStore();

} // namespace longshore

