// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demoroutes.h"
#include "app/demo/demouserjson.h"

#include <algorithm>

namespace longshore::demo {
namespace {

/// A leader of any team sees the members of all.
Response list(Site &site, const Call &)
{
    return jsonResponse([&](JsonWriter &json) { writeMemberships(json, site.model, [](const Membership &) { return true; }); });
}

QByteArray problemOf(Payload &payload, Membership &membership)
{
    const qint64 role = payload.number("Role");
    membership.user = UserId(payload.number("UserID"));
    membership.team = TeamId(payload.number("TeamID"));
    membership.leader = role == 1;
    if (!payload.problem().isEmpty())
        return payload.problem();
    if (membership.user == UserId{})
        return "Invalid UserID";
    if (membership.team == TeamId{})
        return "Invalid TeamID";
    return role == 1 || role == 2 ? "" : "Invalid role value. Value must be one of: 1 (leader) or 2 (member)";
}

Response answer(const Membership &membership)
{
    return jsonResponse([&](JsonWriter &json) { writeMembership(json, membership); });
}

/// Neither the user nor the team need exist.
Response create(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "teammemberships.teamMembershipCreatePayload");
    Membership membership;
    if (const QByteArray problem = problemOf(payload, membership); !problem.isEmpty())
        return invalidPayload(site.line(), problem);
    if (!mayManage(site.model, call.user(), membership.team))
        return refusal(site.line(), 403, "Permission denied to manage team memberships", "Access denied to resource");
    if (site.model.isMember(membership.user, membership.team))
        return refusal(site.line(), 409, "Team membership already registered", "Team membership already exists for this user and team");
    membership.id = ++site.model.lastMembership;
    site.model.memberships.append(membership);
    site.model.noteAccessChange();
    return answer(membership);
}

Response unknown(const Site &site, qint64 id)
{
    return unknownId(site, id, "a team membership", "team_membership");
}

/// May move somebody to another team, which whoever asks then has to lead as well.
Response update(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "membership");
    Payload payload(call.request, site.line(), "teammemberships.teamMembershipUpdatePayload");
    Membership wanted{.id = *id};
    if (const QByteArray problem = problemOf(payload, wanted); !problem.isEmpty())
        return invalidPayload(site.line(), problem);
    Membership *membership = site.model.membershipToChange(*id);
    if (!membership)
        return unknown(site, *id);
    if (!mayManage(site.model, call.user(), membership->team) || !mayManage(site.model, call.user(), wanted.team))
        return refusal(site.line(), 403, "Permission denied to update the membership", "Access denied to resource");
    *membership = wanted;
    site.model.noteAccessChange();
    return answer(*membership);
}

Response remove(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "membership");
    const Membership *membership = site.model.membershipToChange(*id);
    if (!membership)
        return unknown(site, *id);
    if (!mayManage(site.model, call.user(), membership->team))
        return refusal(site.line(), 403, "Permission denied to delete the membership", "Access denied to resource");
    site.model.memberships.removeIf([id](const Membership &each) { return each.id == *id; });
    site.model.noteAccessChange();
    return noContent();
}

constexpr Route MembershipRoutes[] = {
    {"GET", "team_memberships", Access::TeamLeader, list},
    {"POST", "team_memberships", Access::TeamLeader, create},
    {"PUT", "team_memberships/{id}", Access::TeamLeader, update},
    {"DELETE", "team_memberships/{id}", Access::TeamLeader, remove},
};

} // namespace

std::span<const Route> membershipRoutes()
{
    return MembershipRoutes;
}

} // namespace longshore::demo
