// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demojson.h"
#include "app/demo/demomodel.h"

namespace longshore::demo {

enum class UserView {
    Inspected,
    Me,
    MeWithShortPassword,
    First, ///< The answer to the creation of the first administrator: with what looks like the hash of the password.
};

/// A whole user (portainer-api.md 3.1).
void writeUser(JsonWriter &json, const User &user, DemoLine line, UserView view);
/// A user of GET /users: id, name and role.
void writeListedUser(JsonWriter &json, const User &user);
void writeTeam(JsonWriter &json, const Team &team);
void writeMembership(JsonWriter &json, const Membership &membership);
/// A list of those that `isWanted`.
template <typename Wanted>
void writeMemberships(JsonWriter &json, const Model &model, Wanted &&isWanted)
{
    json.array([&] {
        for (const Membership &each : model.memberships) {
            if (isWanted(each))
                writeMembership(json, each);
        }
    });
}
/// Only the answer to its creation carries the digest.
void writeKey(JsonWriter &json, const AccessKey &key, bool withDigest);

} // namespace longshore::demo
