// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "app/net/certificatefacts.h"
#include "app/net/socket.h"
#include "app/session/sessionstate.h"

#include <QSslCertificate>

namespace longshore {

Session::Session(ServerProfile profile, SecretStore &secrets, const KnownRowsStore *known, ApiClient::ManagerFactory managers,
                 QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(profile), secrets, known, std::move(managers)))
{
}

Session::~Session() = default;

void Session::open()
{
    d->open();
}

void Session::openSignedOut()
{
    d->openSignedOut();
}

void Session::openWith(const QByteArray &accessToken)
{
    d->openWith(accessToken);
}

void Session::startWith(const QByteArray &accessToken, const QList<ExtraHeader> &extraHeaders)
{
    d->extraHeaders = extraHeaders;
    d->openWith(accessToken);
}

void Session::signInAgain(const ServerProfile &profile, const QByteArray &accessToken, const QList<ExtraHeader> &extraHeaders)
{
    d->signInAgain(profile, accessToken, extraHeaders);
}

void Session::useToken(const QByteArray &accessToken, AccessTokenId id)
{
    d->useToken(accessToken, id);
}

void Session::signOut()
{
    d->signOut();
}

void Session::refresh()
{
    d->refresh();
}

const ServerProfile &Session::profile() const
{
    return d->profile;
}

void Session::setProfile(const ServerProfile &profile)
{
    d->setProfile(profile);
    if (d->client)
        d->client->setReadOnly(profile.readOnly);
    d->scheduleRefresh();
    Q_EMIT stateChanged();
}

Session::State Session::state() const
{
    return d->state;
}

bool Session::isRefreshing() const
{
    return d->reading != nullptr;
}

bool Session::isKnownOnly() const
{
    return d->knownOnly;
}

std::optional<ApiError> Session::error() const
{
    return d->error;
}

SecretState Session::secretState() const
{
    return d->secretState;
}

QDateTime Session::readAt() const
{
    return d->readAt;
}

const QList<Stack> &Session::stacks() const
{
    return d->stacks;
}

const QList<Environment> &Session::environments() const
{
    return d->environments;
}

const std::optional<User> &Session::user() const
{
    return d->people.user;
}

QFuture<Result<std::optional<User>>> Session::whoAmI()
{
    return d->whoAmI();
}

const QList<User> &Session::users() const
{
    return d->people.users;
}

const QList<Team> &Session::teams() const
{
    return d->people.teams;
}

ServerVersion Session::version() const
{
    return d->version;
}

ApiTarget Session::target() const
{
    return d->client ? d->client->target() : d->targetOf({});
}

QString Session::tokenPrefix() const
{
    constexpr qsizetype Told = 7; // Characters that the server tells of a token as well (portainer-api.md 2.5).
    return d->client ? QString::fromLatin1(d->client->target().accessToken.left(Told)) : QString();
}

Certificate Session::certificate() const
{
    const Certificate shown = d->client ? d->client->serverCertificate() : Certificate();
    return shown.isNull() ? certificateFacts(QSslCertificate(d->profile.pinnedDer, QSsl::Der)) : shown;
}

std::unique_ptr<Stream> Session::stream(const RequestParts &parts, std::chrono::milliseconds quietAfter)
{
    if (ApiClient *open = client())
        return open->stream(parts, quietAfter);
    auto stream = std::make_unique<Stream>(parts, quietAfter);
    stream->fail({.kind = ApiError::Kind::Unauthorized, .right = parts.right});
    return stream;
}

std::unique_ptr<Socket> Session::socket(const RequestParts &parts)
{
    if (ApiClient *open = client())
        return open->socket(parts);
    return std::make_unique<Socket>(ApiTarget{.address = d->profile.address}, parts, false);
}

ApiClient *Session::client() const
{
    return d->client.get();
}

} // namespace longshore
