// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demojson.h"
#include "app/demo/demopayload.h"

namespace longshore::demo {

/// Writes who has access, by id: `"UserAccessPolicies":{"4":{"RoleId":0}}` (portainer-api.md 0.3).
template <typename Policies>
void writePolicies(JsonWriter &json, const char *name, const Policies &policies)
{
    json.objectMember(name, [&] {
        for (auto each = policies.begin(); each != policies.end(); ++each) {
            json.key(QByteArray::number(number(each.key())));
            json.object([&] { json.member("RoleId", each.value()); });
        }
    });
}

/// Replaces all policies if the payload says any.
template <typename Policies>
void readPolicies(Payload &payload, const char *name, Policies &policies)
{
    if (!payload.has(name))
        return;
    const QJsonObject members = payload.object(name);
    policies.clear();
    for (auto each = members.begin(); each != members.end(); ++each)
        policies.insert(typename Policies::key_type(each.key().toLongLong()), each.value()[QLatin1StringView("RoleId")].toInt());
}

} // namespace longshore::demo
