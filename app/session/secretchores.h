// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/secret.h"
#include "app/store/secretstore.h"

#include <QObject>

namespace longshore {

/// Forgets and saves entries of one store, one after the other, and tells at the end what could not be done. Started
/// once; deletes itself afterwards.
class SecretChores : public QObject
{
    Q_OBJECT
public:
    explicit SecretChores(SecretStore &store, QObject *parent);

    void forget(const SecretKey &key) { m_chores.append({key, {}, false}); }
    void save(const SecretKey &key, const QByteArray &secret) { m_chores.append({key, Secret(secret), true}); }
    void start(); ///< `done` never comes before it has returned.

Q_SIGNALS:
    /// Each Done, or the first state that says why not. What was not there counts as forgotten.
    void done(longshore::SecretState forgetting, longshore::SecretState saving);

private:
    struct Chore {
        SecretKey key;
        Secret secret;
        bool isSave = false;
    };
    void next();
    void take(const Chore &chore, SecretState state);

    SecretStore &m_store;
    QList<Chore> m_chores;
    SecretState m_forgetting = SecretState::Done;
    SecretState m_saving = SecretState::Done;
};

} // namespace longshore
