// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/jsondocument.h"

namespace longshore {

using namespace Qt::StringLiterals;

// How the server spells an environment (portainer-api.md 5.2).
namespace {

struct SecuritySettings {
    bool stackManagementForRegularUsers = true;
};

} // namespace

template <>
struct JsonFields<SecuritySettings> {
    static constexpr std::array<JsonField<SecuritySettings>, 1> table{{
        {"allowStackManagementForRegularUsers", into<&SecuritySettings::stackManagementForRegularUsers>},
    }};
};

template <>
struct JsonFields<Environment> {
    static constexpr std::array<JsonField<Environment>, 11> table{{
        {"Id", surely<&Environment::id>, Presence::Required},
        {"Name", into<&Environment::name>},
        {"Type", into<&Environment::type>},
        {"ContainerEngine", shared<&Environment::containerEngine>},
        {"URL", into<&Environment::url>},
        {"GroupId", into<&Environment::groupId>},
        {"PublicURL", into<&Environment::publicUrl>},
        {"Status", into<&Environment::status>},
        {"SecuritySettings",
            from<&Environment::stackManagementForRegularUsers, &SecuritySettings::stackManagementForRegularUsers>},
        {"LastCheckInDate", into<&Environment::lastCheckInDate>},
        {"Heartbeat", into<&Environment::heartbeat>},
    }};
};

namespace decode {

namespace {

qint64 count(const Answer &answer, QByteArrayView header)
{
    bool ok = false;
    const qint64 number = answer.header(header).toLongLong(&ok);
    return ok && number >= 0 ? number : -1;
}

} // namespace

Result<EnvironmentPage> environments(const Answer &answer)
{
    Result<QList<Environment>> list = listIn<Environment>(answer, u"environments"_s);
    if (!list)
        return Failure(list.error());
    return EnvironmentPage{std::move(*list), count(answer, "X-Total-Count"), count(answer, "X-Total-Available")};
}

Result<Environment> environment(const Answer &answer)
{
    return objectIn<Environment>(answer, u"environment"_s);
}

} // namespace decode
} // namespace longshore
