// SPDX-License-Identifier: GPL-3.0-or-later
// How a session gets from its profile to a client that may ask: what is known, the secrets, the way to the server.
#include "app/session/secretkeys.h"
#include "app/session/sessionstate.h"

namespace longshore {

// The connection is made and the version asked while the keychain still looks for the token, so that neither waits.
void Session::Private::open()
{
    readKnown();
    if (KeyReading::isWayOpen(profile)) {
        makeClient();
        askStatus();
    }
    readKeys();
}

void Session::Private::openSignedOut()
{
    readKnown();
    secretState = SecretState::Done;
    setState(State::SignedOut);
}

void Session::Private::openWith(const QByteArray &accessToken)
{
    if (secretkeys::hasProxyPassword(profile) || secretkeys::hasPassPhrase(profile))
        return readWay(accessToken);
    makeClient();
    begin(accessToken);
}

void Session::Private::readKnown()
{
    if (known)
        onResult(known->read(profile.id), this, [this](const KnownRows &rows) { showKnown(rows); });
}

void Session::Private::makeClient()
{
    client = std::make_unique<ApiClient>(targetOf({}), managers);
    connect(client.get(), &ApiClient::retrying, &q, &Session::retrying);
    connect(client.get(), &ApiClient::unauthorized, this, &Private::tokenRefused);
}

ApiTarget Session::Private::targetOf(const QByteArray &accessToken) const
{
    return {.address = profile.address,
            .pin = TlsPin{profile.pinnedSha256},
            .accessToken = accessToken,
            .extraHeaders = extraHeaders,
            .session = {},
            .clientIdentity = m_clientIdentity,
            .proxy = profile.proxy,
            .proxyPassword = m_proxyPassword,
            .readOnly = profile.readOnly};
}

void Session::Private::readKeys()
{
    if (profile.tokenPlace == TokenPlace::AskEveryTime) // Nothing is kept, so no keyring is bothered.
        return keysMissing(SecretState::NotFound);
    m_keys = std::make_unique<KeyReading>(profile, secrets, KeyReading::Part::Everything);
    connect(m_keys.get(), &KeyReading::missing, this, &Private::keysMissing);
    connect(m_keys.get(), &KeyReading::failed, this, &Private::wayClosed);
    connect(m_keys.get(), &KeyReading::done, this, [this](const ServerKeys &keys) {
        secretState = SecretState::Done;
        extraHeaders = keys.extraHeaders;
        m_proxyPassword = keys.proxyPassword;
        m_clientIdentity = keys.clientIdentity;
        if (client)
            return haveToken(keys.accessToken);
        makeClient();
        begin(keys.accessToken);
    });
    m_keys->start();
}

void Session::Private::readWay(const QByteArray &accessToken)
{
    m_tokenInHand = accessToken;
    m_keys = std::make_unique<KeyReading>(profile, secrets, KeyReading::Part::Way);
    connect(m_keys.get(), &KeyReading::missing, this, &Private::keysMissing);
    connect(m_keys.get(), &KeyReading::failed, this, &Private::wayClosed);
    connect(m_keys.get(), &KeyReading::done, this, [this](const ServerKeys &keys) {
        m_proxyPassword = keys.proxyPassword;
        m_clientIdentity = keys.clientIdentity;
        makeClient();
        begin(std::exchange(m_tokenInHand, {}));
    });
    m_keys->start();
}

void Session::Private::begin(const QByteArray &accessToken)
{
    askStatus();
    haveToken(accessToken);
}

void Session::Private::keysMissing(SecretState why)
{
    secretState = why;
    setState(State::SignedOut);
}

void Session::Private::wayClosed(const ApiError &why)
{
    m_waysFault = true;
    error = why;
    setState(State::Trouble);
    Q_EMIT q.refreshFinished(false);
}

void Session::Private::tryTheWayAgain()
{
    m_waysFault = false;
    m_tokenInHand.isEmpty() ? readKeys() : readWay(m_tokenInHand);
}

} // namespace longshore
