// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/whoami.h"

#include "app/portainer/requests.h"
#include "app/portainer/serverline.h"

#include <algorithm>

namespace longshore {

namespace {

// Ids are handed out from 1 on; a lab with more users than this keeps its user nameless rather than asking on and on.
constexpr qint64 LastProbedId = 40;

} // namespace

WhoAmI::WhoAmI(ApiClient &client, ServerVersion version, QByteArray tokenPrefix, QObject *parent)
    : QObject(parent), m_client(client), m_version(version), m_prefix(std::move(tokenPrefix))
{
    m_promise.start();
}

WhoAmI::~WhoAmI()
{
    if (!m_done)
        finish(Failure(ApiError{.kind = ApiError::Kind::Cancelled}));
}

QFuture<Result<std::optional<User>>> WhoAmI::ask()
{
    if (m_version.isKnown() && !has(m_version, Feature::UsersMe))
        askUsers();
    else
        askMe();
    return m_promise.future();
}

void WhoAmI::finish(Result<std::optional<User>> answer)
{
    m_done = true;
    m_promise.addResult(std::move(answer));
    m_promise.finish();
}

void WhoAmI::askMe()
{
    onResult(m_client.send(requests::me()), this, [this](const Result<User> &user) {
        constexpr int NoSuchRoute = 400; // 2.19 takes "me" for a number; its version may not be known yet.
        if (user)
            finish(std::optional<User>(*user));
        else if (user.error().httpStatus == NoSuchRoute && !m_version.isKnown())
            askUsers();
        else
            finish(Failure(user.error()));
    });
}

void WhoAmI::askUsers()
{
    onResult(m_client.send(requests::users()), this, [this](const Result<QList<User>> &users) {
        if (!users && users.error().kind == ApiError::Kind::Forbidden)
            return probe(1);
        if (!users)
            return finish(Failure(users.error()));
        QList<User> administrators = *users;
        administrators.removeIf([](const User &user) { return !user.isAdministrator(); });
        if (administrators.isEmpty()) // A team leader: the list is theirs to read, but without administrators.
            return probe(1);
        searchAdministrators(std::move(administrators));
    });
}

void WhoAmI::searchAdministrators(QList<User> candidates)
{
    if (candidates.isEmpty())
        return finish(std::optional<User>());
    const User user = candidates.takeFirst();
    onResult(m_client.send(requests::accessTokens(user.id)), this,
             [this, user, candidates](const Result<QList<AccessToken>> &tokens) {
                 const bool ours = tokens && std::ranges::any_of(*tokens, [this](const AccessToken &token) {
                     return token.prefix.toLatin1() == m_prefix;
                 });
                 if (ours)
                     finish(std::optional<User>(user));
                 else
                     searchAdministrators(candidates);
             });
}

void WhoAmI::probe(qint64 id)
{
    if (id > LastProbedId)
        return finish(std::optional<User>());
    onResult(m_client.send(requests::user(UserId(id))), this, [this, id](const Result<User> &user) {
        if (user)
            return finish(std::optional<User>(*user));
        const bool goOn = user.error().kind == ApiError::Kind::Forbidden || user.error().kind == ApiError::Kind::NotFound;
        if (goOn)
            probe(id + 1);
        else
            finish(Failure(user.error()));
    });
}

} // namespace longshore
