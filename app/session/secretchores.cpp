// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/secretchores.h"

namespace longshore {

SecretChores::SecretChores(SecretStore &store, QObject *parent)
    : QObject(parent), m_store(store)
{
}

void SecretChores::start()
{
    QMetaObject::invokeMethod(this, &SecretChores::next, Qt::QueuedConnection);
}

void SecretChores::next()
{
    if (m_chores.isEmpty()) {
        deleteLater();
        Q_EMIT done(m_forgetting, m_saving);
        return;
    }
    const Chore chore = m_chores.takeFirst();
    onResult(chore.isSave ? m_store.save(chore.key, chore.secret.bytes()) : m_store.forget(chore.key), this,
             [this, chore](const SecretAnswer &answer) { take(chore, answer.state); });
}

void SecretChores::take(const Chore &chore, SecretState state)
{
    SecretState &worst = chore.isSave ? m_saving : m_forgetting;
    const bool isGone = !chore.isSave && state == SecretState::NotFound;
    if (worst == SecretState::Done && !isGone)
        worst = state;
    next();
}

} // namespace longshore
