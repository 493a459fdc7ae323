// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/secretstore.h"

#include "app/core/async.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("SecretStore", text);
}

/// Secrets until the program ends.
class SessionStore : public SecretStore
{
public:
    QFuture<SecretAnswer> read(const SecretKey &key) override
    {
        const auto found = m_secrets.constFind(key.text());
        if (found == m_secrets.constEnd())
            return readyFuture(SecretAnswer{SecretState::NotFound, {}});
        return readyFuture(SecretAnswer{SecretState::Done, *found});
    }

    QFuture<SecretAnswer> save(const SecretKey &key, const QByteArray &secret) override
    {
        m_secrets.insert(key.text(), secret);
        return readyFuture(SecretAnswer{});
    }

    QFuture<SecretAnswer> forget(const SecretKey &key) override
    {
        m_secrets.remove(key.text());
        return readyFuture(SecretAnswer{});
    }

    QString name() const override { return translated("memory of this session"); }
    bool keepsAcrossSessions() const override { return false; }

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace

QString SecretKey::text() const
{
    return u"longshore/"_s + server.text() + u'/' + origin + u'/' + purpose;
}

QFuture<SecretAnswer> SecretStore::probe()
{
    return readyFuture(SecretAnswer{});
}

QString explanation(SecretState state, const QString &storeName)
{
    switch (state) {
    case SecretState::Done:
        return {};
    case SecretState::NotFound:
        return translated("%1 holds no such entry.").arg(storeName);
    case SecretState::Locked:
        return translated("%1 is locked. Unlock it, then try again.").arg(storeName);
    case SecretState::NoKeychain:
        return translated("No keyring answers on this computer, so nothing can be kept beyond this session.");
    case SecretState::Waiting:
        return translated("%1 is waiting for you: answer its question, then try again.").arg(storeName);
    case SecretState::Refused:
        return translated("%1 refused.").arg(storeName);
    case SecretState::Mismatch:
        return translated("%1 did not keep what was saved.").arg(storeName);
    }
    return {};
}

std::unique_ptr<SecretStore> makeSessionStore()
{
    return std::make_unique<SessionStore>();
}

} // namespace longshore
