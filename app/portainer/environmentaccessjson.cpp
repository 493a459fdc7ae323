// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/jsondocument.h"

namespace longshore {

using namespace Qt::StringLiterals;

// How the server spells who may use an environment (portainer-api.md 0.3, 5.2): objects with ids as keys.
namespace {

struct Policy {
    qint64 role = 0;
};

struct SpelledAccess {
    qint64 id = 0;
    QString name;
    qint64 group = 0;
    QMap<QString, Policy> users;
    QMap<QString, Policy> teams;
};

} // namespace

template <>
struct JsonFields<Policy> {
    static constexpr std::array<JsonField<Policy>, 1> table{{
        {"RoleId", into<&Policy::role>},
    }};
};

template <>
struct JsonFields<SpelledAccess> {
    static constexpr std::array<JsonField<SpelledAccess>, 5> table{{
        {"Id", surely<&SpelledAccess::id>, Presence::Required},
        {"Name", into<&SpelledAccess::name>},
        {"GroupId", into<&SpelledAccess::group>},
        {"UserAccessPolicies", into<&SpelledAccess::users>},
        {"TeamAccessPolicies", into<&SpelledAccess::teams>},
    }};
};

namespace decode {

namespace {

/// False for a key that is no id: sending the map back would then lose somebody.
template <typename Id>
bool readIds(const QMap<QString, Policy> &spelled, QMap<Id, qint64> &out)
{
    for (auto at = spelled.cbegin(); at != spelled.cend(); ++at) {
        bool ok = false;
        out.insert(Id(at.key().toLongLong(&ok)), at.value().role);
        if (!ok)
            return false;
    }
    return true;
}

bool readPolicies(const SpelledAccess &spelled, AccessPolicies &out)
{
    return readIds(spelled.users, out.users) && readIds(spelled.teams, out.teams);
}

Failure badKey(const QString &path)
{
    return Failure(ApiError{.kind = ApiError::Kind::Protocol, .message = path + u": expected ids as keys of the policies"_s});
}

Result<EnvironmentAccess> accessFrom(const SpelledAccess &spelled)
{
    EnvironmentAccess access{EnvironmentId(spelled.id), spelled.name, GroupId(spelled.group), {}};
    if (!readPolicies(spelled, access.policies))
        return badKey(u"environment"_s);
    return access;
}

} // namespace

Result<EnvironmentAccess> environmentAccess(const Answer &answer)
{
    const Result<SpelledAccess> spelled = objectIn<SpelledAccess>(answer, u"environment"_s);
    if (!spelled)
        return Failure(spelled.error());
    return accessFrom(*spelled);
}

Result<QList<EnvironmentAccess>> environmentAccesses(const Answer &answer)
{
    const Result<QList<SpelledAccess>> spelled = listIn<SpelledAccess>(answer, u"environments"_s);
    if (!spelled)
        return Failure(spelled.error());
    QList<EnvironmentAccess> all;
    for (const SpelledAccess &each : *spelled) {
        const Result<EnvironmentAccess> access = accessFrom(each);
        if (!access)
            return Failure(access.error());
        all.append(*access);
    }
    return all;
}

Result<QList<EnvironmentGroup>> environmentGroups(const Answer &answer)
{
    const Result<QList<SpelledAccess>> spelled = listIn<SpelledAccess>(answer, u"groups"_s);
    if (!spelled)
        return Failure(spelled.error());
    QList<EnvironmentGroup> groups;
    for (const SpelledAccess &each : *spelled) {
        EnvironmentGroup group{GroupId(each.id), each.name, {}};
        if (!readPolicies(each, group.policies))
            return badKey(u"group"_s);
        groups.append(group);
    }
    return groups;
}

} // namespace decode
} // namespace longshore
