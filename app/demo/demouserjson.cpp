// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demouserjson.h"

#include "app/demo/demorandom.h"

#include <QCryptographicHash>

namespace longshore::demo {
namespace {

void writeIdentity(JsonWriter &json, const User &user)
{
    json.member("Id", user.id);
    json.member("Username", user.name);
    json.member("Role", user.role);
}

} // namespace

void writeUser(JsonWriter &json, const User &user, DemoLine line, UserView view)
{
    json.object([&] {
        writeIdentity(json, user);
        if (view == UserView::First)
            json.member("Password", "$2a$10$" + secretText(53));
        json.member("TokenIssueAt", user.tokenIssueAt);
        json.objectMember("ThemeSettings", [&] { json.member("color", user.themeColor); });
        if (line == DemoLine::V2_19)
            json.member("UserTheme", "");
        else
            json.member("UseCache", user.useCache);
        json.nullMember("PortainerAuthorizations");
        json.nullMember("EndpointAuthorizations");
        if (view == UserView::Me || view == UserView::MeWithShortPassword)
            json.member("forceChangePassword", view == UserView::MeWithShortPassword);
    });
}

void writeListedUser(JsonWriter &json, const User &user)
{
    json.object([&] { writeIdentity(json, user); });
}

void writeTeam(JsonWriter &json, const Team &team)
{
    json.object([&] {
        json.member("Id", team.id);
        json.member("Name", team.name);
    });
}

void writeMembership(JsonWriter &json, const Membership &membership)
{
    json.object([&] {
        json.member("Id", membership.id);
        json.member("UserID", membership.user);
        json.member("TeamID", membership.team);
        json.member("Role", membership.leader ? 1 : 2);
    });
}

void writeKey(JsonWriter &json, const AccessKey &key, bool withDigest)
{
    json.object([&] {
        json.member("id", key.id);
        json.member("userId", key.user);
        json.member("description", key.description);
        json.member("prefix", key.raw.left(7));
        json.member("dateCreated", key.created);
        json.member("lastUsed", key.lastUsed);
        if (withDigest)
            json.member("digest", QCryptographicHash::hash(key.raw, QCryptographicHash::Sha256).toBase64());
    });
}

} // namespace longshore::demo
