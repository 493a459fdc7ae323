// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/keyreading.h"

#include "app/net/clientidentityfile.h"
#include "app/session/secretkeys.h"

namespace longshore {

KeyReading::KeyReading(ServerProfile profile, SecretStore &secrets, Part part, QObject *parent)
    : QObject(parent), m_profile(std::move(profile)), m_secrets(secrets), m_part(part)
{
}

bool KeyReading::isWayOpen(const ServerProfile &profile)
{
    return profile.extraHeaderNames.isEmpty() && !secretkeys::hasProxyPassword(profile) && !secretkeys::hasPassPhrase(profile);
}

void KeyReading::start()
{
    readProxyPassword();
}

// Without it the proxy says what it misses; a file may be open without a pass phrase.
void KeyReading::read(const SecretKey &key, std::function<void(const QByteArray &)> next, bool isOptional)
{
    m_secret.start(m_secrets.read(key), [this, next = std::move(next), isOptional](const SecretAnswer &answer) {
        const bool isHere = answer.state == SecretState::Done && !answer.secret.isEmpty();
        if (isHere || (isOptional && (answer.state == SecretState::NotFound || answer.state == SecretState::Done)))
            next(answer.secret);
        else
            Q_EMIT missing(answer.state);
    });
}

void KeyReading::readProxyPassword()
{
    if (!secretkeys::hasProxyPassword(m_profile))
        return readPassPhrase();
    read(secretkeys::proxyPassword(m_profile), [this](const QByteArray &secret) {
        m_keys.proxyPassword = Secret(secret);
        readPassPhrase();
    }, true);
}

void KeyReading::readPassPhrase()
{
    if (!secretkeys::hasPassPhrase(m_profile))
        return readHeaders(m_part == Part::Way ? QStringList() : m_profile.extraHeaderNames);
    read(secretkeys::passPhrase(m_profile), [this](const QByteArray &secret) { readIdentity(Secret(secret)); }, true);
}

void KeyReading::readIdentity(const Secret &passPhrase)
{
    m_identity.start(readClientIdentity(m_profile.clientCertificateFile, passPhrase), [this](const Result<ClientIdentity> &identity) {
        if (!identity) {
            Q_EMIT failed(identity.error());
            return;
        }
        m_keys.clientIdentity = *identity;
        readHeaders(m_part == Part::Way ? QStringList() : m_profile.extraHeaderNames);
    });
}

void KeyReading::readHeaders(const QStringList &names)
{
    if (names.isEmpty())
        return readToken();
    read(secretkeys::header(m_profile, names.first()), [this, names](const QByteArray &secret) {
        m_keys.extraHeaders.append({names.first().toLatin1(), secret});
        readHeaders(names.mid(1));
    }, false);
}

void KeyReading::readToken()
{
    if (m_part != Part::Everything) {
        QMetaObject::invokeMethod(this, [this] { Q_EMIT done(m_keys); }, Qt::QueuedConnection);
        return;
    }
    read(secretkeys::accessToken(m_profile), [this](const QByteArray &secret) {
        m_keys.accessToken = secret;
        Q_EMIT done(m_keys);
    }, false);
}

} // namespace longshore
