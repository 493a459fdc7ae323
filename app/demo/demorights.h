// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

/// Who may see what (portainer-api.md 2.6, 4.2, 4.4, 5.1).
namespace longshore::demo {

inline bool isAdministrator(const User &user)
{
    return user.role == Role::Administrator;
}

/// Whether the server itself knows the password: not with LDAP or OAuth, but for the first administrator always.
bool hasOwnPassword(const Model &model, const User &user);
bool leadsATeam(const Model &model, const User &user);
bool leads(const Model &model, const User &user, TeamId team);
bool mayManage(const Model &model, const User &user, TeamId team);
/// Whether somebody, by name or by team, was given access to the environment or its group; administrators need none.
bool isGranted(const Model &model, const User &user, const Environment &environment);
bool isGranted(const Model &model, const User &user, const EnvironmentGroup &group);
bool mayUse(const Model &model, const User &user, const Environment &environment);
/// By the stack's control alone; Kubernetes stacks have none and are open to who may use the environment.
bool isAllowedBy(const Model &model, const User &user, const Stack &stack);
bool isAllowedBy(const Model &model, const User &user, const Control &control);
/// GET /stacks asks the control alone: the list also holds stacks whose environment this user may not use, or that is
/// gone. Kubernetes stacks are for administrators.
bool isListedFor(const Model &model, const User &user, const Stack &stack);

} // namespace longshore::demo
