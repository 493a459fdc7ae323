// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/store/secretstore.h"

namespace longshore::test {

/// A keychain as it is when things go wrong: it answers every save (or read, or removal) with the state it is told.
class BrokenStore : public SecretStore
{
public:
    explicit BrokenStore(SecretState onSave)
        : saves(onSave)
    {
    }

    QFuture<SecretAnswer> read(const SecretKey &key) override
    {
        return reads == SecretState::Done ? m_memory->read(key) : readyFuture(SecretAnswer{reads, {}});
    }
    QFuture<SecretAnswer> save(const SecretKey &key, const QByteArray &secret) override
    {
        ++saved;
        return saves == SecretState::Done ? m_memory->save(key, secret) : readyFuture(SecretAnswer{saves, {}});
    }
    QFuture<SecretAnswer> forget(const SecretKey &key) override
    {
        ++forgotten;
        return forgets == SecretState::Done ? m_memory->forget(key) : readyFuture(SecretAnswer{forgets, {}});
    }
    QString name() const override { return QStringLiteral("GNOME Keyring"); }
    bool keepsAcrossSessions() const override { return true; }

    SecretState saves;
    SecretState reads = SecretState::Done;
    SecretState forgets = SecretState::Done;
    int saved = 0;
    int forgotten = 0;

private:
    std::unique_ptr<SecretStore> m_memory = makeSessionStore();
};

} // namespace longshore::test
