// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/extraheader.h"
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/net/clientidentity.h"
#include "app/store/secretstore.h"
#include "app/store/serverprofile.h"

#include <QObject>

#include <functional>

namespace longshore {

/// Everything secret that one server is asked with.
struct ServerKeys {
    QByteArray accessToken;
    QList<ExtraHeader> extraHeaders;
    Secret proxyPassword;
    ClientIdentity clientIdentity;
};

/// Reads what a saved server is asked with from the store, one entry after the other, and the client certificate from
/// its file. Started once; ends in exactly one signal, never before start() has returned.
class KeyReading : public QObject
{
    Q_OBJECT
public:
    enum class Part {
        Way, ///< What it takes to reach the server: proxy and client certificate.
        Everything, ///< The way, the headers, the access token.
    };

    KeyReading(ServerProfile profile, SecretStore &secrets, Part part, QObject *parent = nullptr);

    void start();
    /// Whether the server can be reached before anything secret is known.
    static bool isWayOpen(const ServerProfile &profile);

Q_SIGNALS:
    void done(const longshore::ServerKeys &keys);
    void missing(longshore::SecretState state); ///< The token or a header is not to be had; why.
    void failed(const longshore::ApiError &error); ///< The client certificate cannot be shown.

private:
    void readProxyPassword();
    void readPassPhrase();
    void readIdentity(const Secret &passPhrase);
    void readHeaders(const QStringList &names);
    void readToken();
    void read(const SecretKey &key, std::function<void(const QByteArray &)> next, bool isOptional);

    const ServerProfile m_profile;
    SecretStore &m_secrets;
    const Part m_part;
    ServerKeys m_keys;
    InFlight<SecretAnswer> m_secret{this};
    InFlight<Result<ClientIdentity>> m_identity{this};
};

} // namespace longshore
