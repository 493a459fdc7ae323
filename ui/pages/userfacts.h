// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/holdings.h"
#include "ui/models/usersmodel.h"
#include "ui/widgets/factgrid.h"

namespace longshore {

/// What is known of a user in words: who they are, what they may use and how, what is theirs. What Portainer does not
/// tell is said to be so.
QList<FactGroup> userFacts(const UserRow &row, const AccessRules &rules, const UserHoldings &holdings, const SeenStacks &seen);

} // namespace longshore
