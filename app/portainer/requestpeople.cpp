// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, users, their access tokens and teams.
#include "app/portainer/decode.h"
#include "app/portainer/requestmaking.h"
#include "app/portainer/requests.h"

#include <QJsonArray>

namespace longshore::requests {

using namespace Qt::StringLiterals;
using namespace making;

namespace {

QString text(const Secret &secret)
{
    return QString::fromUtf8(secret.bytes());
}

QJsonObject membershipBody(UserId user, TeamId team, TeamRole role)
{
    return {{u"UserID"_s, number(user)}, {u"TeamID"_s, number(team)}, {u"Role"_s, int(role)}};
}

} // namespace

Request<User> createFirstAdministrator(const QString &name, const Secret &password)
{
    Request<User> request = change(Verb::Post, {u"users"_s, u"admin"_s, u"init"_s},
                                   {{u"Username"_s, name}, {u"Password"_s, text(password)}}, Right::None, decode::user);
    request.credential = Credential::None;
    return request;
}

Request<SignInSession> signIn(const QString &userName, const Secret &password)
{
    Request<SignInSession> request = change(Verb::Post, {u"auth"_s}, {{u"Username"_s, userName}, {u"Password"_s, text(password)}},
                                            Right::None, decode::signInSession);
    request.credential = Credential::None;
    request.byteCap = StatusCap;
    return request;
}

Request<CsrfProof> csrfProof()
{
    Request<CsrfProof> request = get({u"users"_s, u"me"_s}, Right::SignedIn, StatusCap, decode::csrfProof);
    request.credential = Credential::Cookie;
    return request;
}

Request<Nothing> endSession()
{
    Request<Nothing> request = silentChange(Verb::Post, {u"auth"_s, u"logout"_s}, {}, Right::SignedIn);
    request.credential = Credential::Cookie;
    return request;
}

Request<NewAccessToken> createAccessToken(UserId owner, const QString &description, const Secret &password)
{
    QJsonObject body{{u"description"_s, description}};
    if (!password.isEmpty())
        body.insert(u"password"_s, text(password));
    Request<NewAccessToken> request = change(Verb::Post, {u"users"_s, part(owner), u"tokens"_s}, body, Right::SignedIn, decode::newAccessToken);
    request.credential = Credential::Bearer;
    request.expected = {201};
    request.format = AnswerFormat::Text; // 2.19 calls its JSON text/plain here; the decoder is as strict as ever.
    request.byteCap = StatusCap;
    return request;
}

Request<Nothing> revokeAccessToken(UserId owner, AccessTokenId token)
{
    return silentChange(Verb::Delete, {u"users"_s, part(owner), u"tokens"_s, part(token)}, {}, Right::Administrator);
}

Request<User> createUser(const QString &name, const Secret &password, Role role)
{
    return change(Verb::Post, {u"users"_s}, {{u"Username"_s, name}, {u"Password"_s, text(password)}, {u"Role"_s, int(role)}},
                  Right::Administrator, decode::user);
}

Request<User> changeUser(UserId id, const UserChange &what)
{
    QJsonObject body;
    if (what.name)
        body.insert(u"Username"_s, *what.name);
    if (what.role)
        body.insert(u"Role"_s, int(*what.role));
    if (what.newPassword)
        body.insert(u"NewPassword"_s, text(*what.newPassword));
    return change(Verb::Put, {u"users"_s, part(id)}, body, Right::Administrator, decode::user);
}

Request<Nothing> changePassword(UserId id, const Secret &current, const Secret &next)
{
    return silentChange(Verb::Put, {u"users"_s, part(id), u"passwd"_s},
                        {{u"Password"_s, text(current)}, {u"NewPassword"_s, text(next)}}, Right::SignedIn);
}

Request<Nothing> deleteUser(UserId id)
{
    return silentChange(Verb::Delete, {u"users"_s, part(id)}, {}, Right::Administrator);
}

Request<Team> createTeam(const QString &name, const QList<UserId> &leaders)
{
    QJsonArray ids;
    for (const UserId leader : leaders)
        ids.append(number(leader));
    return change(Verb::Post, {u"teams"_s}, {{u"Name"_s, name}, {u"TeamLeaders"_s, ids}}, Right::Administrator, decode::team);
}

Request<Team> renameTeam(TeamId id, const QString &name)
{
    return change(Verb::Put, {u"teams"_s, part(id)}, {{u"Name"_s, name}}, Right::Administrator, decode::team);
}

Request<Nothing> deleteTeam(TeamId id)
{
    return silentChange(Verb::Delete, {u"teams"_s, part(id)}, {}, Right::Administrator);
}

Request<QList<TeamMembership>> memberships()
{
    return get({u"team_memberships"_s}, Right::Administrator, ListCap, decode::memberships);
}

Request<QList<TeamMembership>> membershipsOf(UserId user)
{
    return get({u"users"_s, part(user), u"memberships"_s}, Right::Administrator, ListCap, decode::memberships);
}

Request<TeamMembership> addToTeam(UserId user, TeamId team, TeamRole role)
{
    return change(Verb::Post, {u"team_memberships"_s}, membershipBody(user, team, role), Right::Administrator, decode::membership);
}

Request<TeamMembership> changeMembership(const TeamMembership &membership)
{
    return change(Verb::Put, {u"team_memberships"_s, part(membership.id)},
                  membershipBody(membership.user, membership.team, membership.role), Right::Administrator, decode::membership);
}

Request<Nothing> removeFromTeam(MembershipId id)
{
    return silentChange(Verb::Delete, {u"team_memberships"_s, part(id)}, {}, Right::Administrator);
}

} // namespace longshore::requests
