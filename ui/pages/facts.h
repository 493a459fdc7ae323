// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/factgrid.h"

namespace longshore {

struct StackDetails;

/// Every field of the stack in words, cleaned for the screen: Stack, Git, Where, and deployments where there are any.
QList<FactGroup> overviewFacts(const StackDetails &details);
/// Where the stack is deployed from and how it follows; empty for one that is not from git. The webhook is masked.
QList<FactGroup> gitFacts(const StackDetails &details, bool webhookRevealed);
/// Who owns, may use and may share the stack; empty where Portainer keeps no such thing.
QList<FactGroup> accessFacts(const StackDetails &details);

} // namespace longshore
