// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/jsondocument.h"

namespace longshore {

using namespace Qt::StringLiterals;

// How the server spells users and teams (portainer-api.md 3.1, 3.2).
template <>
struct JsonFields<User> {
    static constexpr std::array<JsonField<User>, 4> table{{
        {"Id", surely<&User::id>, Presence::Required},
        {"Username", surely<&User::name>, Presence::Required},
        {"Role", into<&User::role>},
        {"forceChangePassword", into<&User::forceChangePassword>},
    }};
};

template <>
struct JsonFields<Team> {
    static constexpr std::array<JsonField<Team>, 2> table{{
        {"Id", surely<&Team::id>, Presence::Required},
        {"Name", into<&Team::name>},
    }};
};

template <>
struct JsonFields<AccessToken> {
    static constexpr std::array<JsonField<AccessToken>, 6> table{{
        {"id", surely<&AccessToken::id>, Presence::Required},
        {"userId", surely<&AccessToken::userId>},
        {"description", into<&AccessToken::description>},
        {"prefix", into<&AccessToken::prefix>},
        {"dateCreated", into<&AccessToken::dateCreated>},
        {"lastUsed", into<&AccessToken::lastUsed>},
    }};
};

template <>
struct JsonFields<NewAccessToken> {
    static constexpr std::array<JsonField<NewAccessToken>, 2> table{{
        {"rawAPIKey", surely<&NewAccessToken::raw>, Presence::Required},
        {"apiKey", surely<&NewAccessToken::token>, Presence::Required},
    }};
};

template <>
struct JsonFields<TeamMembership> {
    static constexpr std::array<JsonField<TeamMembership>, 4> table{{
        {"Id", surely<&TeamMembership::id>, Presence::Required},
        {"UserID", surely<&TeamMembership::user>, Presence::Required},
        {"TeamID", surely<&TeamMembership::team>, Presence::Required},
        {"Role", into<&TeamMembership::role>},
    }};
};

namespace decode {

Result<User> user(const Answer &answer)
{
    return objectIn<User>(answer, u"user"_s);
}

Result<QList<User>> users(const Answer &answer)
{
    return listIn<User>(answer, u"users"_s);
}

Result<QList<Team>> teams(const Answer &answer)
{
    return listIn<Team>(answer, u"teams"_s);
}

Result<QList<AccessToken>> accessTokens(const Answer &answer)
{
    return listIn<AccessToken>(answer, u"tokens"_s);
}

Result<NewAccessToken> newAccessToken(const Answer &answer)
{
    return objectIn<NewAccessToken>(answer, u"token"_s);
}

Result<Team> team(const Answer &answer)
{
    return objectIn<Team>(answer, u"team"_s);
}

Result<TeamMembership> membership(const Answer &answer)
{
    return objectIn<TeamMembership>(answer, u"membership"_s);
}

Result<QList<TeamMembership>> memberships(const Answer &answer)
{
    return listIn<TeamMembership>(answer, u"memberships"_s);
}

} // namespace decode
} // namespace longshore
