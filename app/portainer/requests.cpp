// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/requests.h"

#include "app/portainer/decode.h"
#include "app/portainer/requestmaking.h"

namespace longshore::requests {

using namespace Qt::StringLiterals;

using namespace making;

namespace {

/// First contact: without credential, so that a token reaches nobody before the server is known.
template <typename T>
Request<T> probe(QStringList path, Result<T> (*decoder)(const Answer &))
{
    Request<T> request = get(std::move(path), Right::None, StatusCap, decoder);
    request.credential = Credential::None;
    request.deadline = DeadlineClass::Probe;
    return request;
}

} // namespace

Request<SystemStatus> systemStatus()
{
    return probe({u"system"_s, u"status"_s}, decode::systemStatus);
}

Request<SystemStatus> deprecatedStatus()
{
    return probe({u"status"_s}, decode::systemStatus);
}

Request<PublicSettings> publicSettings()
{
    return probe({u"settings"_s, u"public"_s}, decode::publicSettings);
}

Request<ServerSettings> settings()
{
    return get({u"settings"_s}, Right::Administrator, ObjectCap, decode::settings);
}

Request<bool> administratorExists()
{
    Request<bool> request = probe({u"users"_s, u"admin"_s, u"check"_s}, decode::administratorExists);
    request.expected = {204, 404};
    request.format = AnswerFormat::Nothing;
    return request;
}

Request<User> me()
{
    return get({u"users"_s, u"me"_s}, Right::SignedIn, ObjectCap, decode::user);
}

Request<User> user(UserId id)
{
    return get({u"users"_s, part(id)}, Right::Administrator, ObjectCap, decode::user);
}

Request<QList<AccessToken>> accessTokens(UserId owner)
{
    return get({u"users"_s, part(owner), u"tokens"_s}, Right::Administrator, ListCap, decode::accessTokens);
}

Request<QList<User>> users()
{
    return get({u"users"_s}, Right::Administrator, ListCap, decode::users);
}

Request<QList<Team>> teams()
{
    return get({u"teams"_s}, Right::SignedIn, ListCap, decode::teams);
}

Request<QList<Stack>> stacks()
{
    return get({u"stacks"_s}, Right::SignedIn, StackListCap, decode::stacks);
}

Request<Stack> stack(StackId id)
{
    return get({u"stacks"_s, part(id)}, Right::StackAccess, ObjectCap, decode::stack);
}

Request<StackFile> stackFile(StackId id)
{
    return get({u"stacks"_s, part(id), u"file"_s}, Right::StackAccess, ListCap, decode::stackFile);
}

Request<EnvironmentPage> environments(int start, int limit)
{
    Request<EnvironmentPage> request = get({u"endpoints"_s}, Right::SignedIn, ListCap, decode::environments);
    request.query = {{u"excludeSnapshots"_s, u"true"_s}};
    if (limit > 0)
        request.query += {{u"start"_s, QString::number(start)}, {u"limit"_s, QString::number(limit)}};
    return request;
}

Request<Environment> environment(EnvironmentId id)
{
    Request<Environment> request = get({u"endpoints"_s, part(id)}, Right::EnvironmentAccess, ObjectCap, decode::environment);
    request.query = {{u"excludeSnapshot"_s, u"true"_s}};
    return request;
}

} // namespace longshore::requests
