// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demopayload.h"
#include "app/demo/demorights.h"
#include "app/demo/demoroutes.h"
#include "app/demo/demostackjson.h"

#include <algorithm>

/// Who may see a stack (portainer-api.md 4.2, 8.6). The demo controls stacks only.
namespace longshore::demo {
namespace {

constexpr qint64 OfStack = 6;

Control controlIn(Payload &payload)
{
    Control control;
    control.everyone = payload.flag("Public");
    control.administratorsOnly = payload.flag("AdministratorsOnly");
    for (const qint64 id : payload.numbers("Users"))
        control.users.append(UserId(id));
    for (const qint64 id : payload.numbers("Teams"))
        control.teams.append(TeamId(id));
    return control;
}

bool isForNobody(const Control &control)
{
    return control.users.isEmpty() && control.teams.isEmpty() && !control.everyone && !control.administratorsOnly;
}

/// What a user who is no administrator may make of a control that lets them in.
bool mayMake(const Model &model, const User &user, const Control &control)
{
    if (isAdministrator(user) || control.everyone)
        return true;
    const qsizetype users = control.users.size();
    if (control.administratorsOnly || users > 1 || (users == 1 && control.teams.size() == 1))
        return false;
    return control.users == QList{user.id}
        || std::ranges::any_of(control.teams, [&](TeamId team) { return model.isMember(user.id, team); });
}

Response answer(const Stack &stack)
{
    return jsonResponse([&](JsonWriter &json) { writeControl(json, *stack.control, stack); });
}

Response update(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "resource control");
    Payload payload(call.request, site.line(), "resourcecontrols.resourceControlUpdatePayload");
    Control control = controlIn(payload);
    if (!payload.problem().isEmpty())
        return invalidPayload(site.line(), payload.problem());
    if (isForNobody(control))
        return invalidPayload(site.line(), "invalid payload: must specify Users, Teams, Public or AdministratorsOnly");
    if (control.everyone && control.administratorsOnly)
        return invalidPayload(site.line(), "invalid payload: cannot set public and administrators only");
    Stack *stack = site.model.stackControlledBy(ResourceControlId(*id));
    if (!stack)
        return unknownId(site, *id, "a resource control", "resource_control");
    if (!isAllowedBy(site.model, call.user(), *stack->control))
        return refusal(site.line(), 403, "Permission denied to access the resource control", "Access denied to resource");
    if (!mayMake(site.model, call.user(), control))
        return refusal(site.line(), 403, "Permission denied to update the resource control", "Access denied to resource");
    control.id = ResourceControlId(*id);
    stack->control = control;
    site.model.noteAccessChange();
    return answer(*stack);
}

/// Kubernetes stacks cannot be shared (4.2).
Stack *stackNamed(Model &model, const QByteArray &resource)
{
    const auto found = std::ranges::find_if(model.stacks, [&](const Stack &each) {
        return each.kind != StackKind::Kubernetes && resourceIdOf(each) == resource;
    });
    return found == model.stacks.end() ? nullptr : &*found;
}

QByteArray problemOf(Payload &payload, const Control &control)
{
    const QByteArray resource = payload.text("ResourceID");
    const qint64 type = payload.number("Type");
    if (!payload.problem().isEmpty())
        return payload.problem();
    if (resource.isEmpty())
        return "invalid payload: invalid resource identifier";
    if (type < 1 || type > 9)
        return "invalid payload: Invalid type value. Value must be one of: 1 - container, 2 - service, 3 - volume, 4 - network, "
               "5 - secret, 6 - stack, 7 - config, 8 - custom template, 9 - azure-container-group";
    if (isForNobody(control))
        return "invalid payload: must specify Users, Teams, Public or AdministratorsOnly";
    if (control.everyone && control.administratorsOnly)
        return "invalid payload: cannot set both public and administrators only flags to true";
    return {};
}

/// A real server keeps controls of things that do not exist, too; here there is nothing to keep them by.
Response create(Site &site, const Call &call)
{
    Payload payload(call.request, site.line(), "resourcecontrols.resourceControlCreatePayload");
    Control control = controlIn(payload);
    if (const QByteArray problem = problemOf(payload, control); !problem.isEmpty())
        return invalidPayload(site.line(), problem);
    Stack *stack = payload.number("Type") == OfStack ? stackNamed(site.model, payload.text("ResourceID")) : nullptr;
    if (!stack)
        return refusal(site.line(), 500, "The sample server has no such stack to share");
    if (stack->control)
        return refusal(site.line(), 409, "A resource control is already associated to this resource",
                       "A resource control is already applied on this resource");
    control.id = ResourceControlId(++site.model.lastControl);
    stack->control = control;
    site.model.noteAccessChange();
    return answer(*stack);
}

Response remove(Site &site, const Call &call)
{
    const std::optional<qint64> id = idIn(call);
    if (!id)
        return invalidId(site, call, "resource control");
    Stack *stack = site.model.stackControlledBy(ResourceControlId(*id));
    if (!stack)
        return unknownId(site, *id, "a resource control", "resource_control");
    stack->control.reset();
    site.model.noteAccessChange();
    return noContent();
}

constexpr Route ControlRoutes[] = {
    {"POST", "resource_controls", Access::Administrator, create},
    {"PUT", "resource_controls/{id}", Access::Authenticated, update},
    {"DELETE", "resource_controls/{id}", Access::Administrator, remove},
};

} // namespace

std::span<const Route> controlRoutes()
{
    return ControlRoutes;
}

} // namespace longshore::demo
