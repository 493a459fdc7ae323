// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

/// Who may see what (portainer-api.md 2.6, 4.2, 4.4, 5.1).
namespace longshore::demo {

inline bool isAdministrator(const User &user)
{
    return user.role == Role::Administrator;
}

bool leadsATeam(const Model &model, const User &user);
bool mayUse(const Model &model, const User &user, const Environment &environment);
/// By the stack's control alone; Kubernetes stacks have none and are open to who may use the environment.
bool isAllowedBy(const Model &model, const User &user, const Stack &stack);
/// GET /stacks: the control and the environment have to allow it, and Kubernetes stacks are for administrators.
bool isListedFor(const Model &model, const User &user, const Stack &stack);

} // namespace longshore::demo
