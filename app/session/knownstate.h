// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/environment.h"
#include "app/portainer/stack.h"
#include "app/store/knownrows.h"

namespace longshore {

/// What is remembered of an answer, and an answer made up from what is remembered (names, states, types, dates only).
KnownRows toKnown(const QList<Stack> &stacks, const QList<Environment> &environments, const QDateTime &readAt);
QList<Stack> stacksFromKnown(const KnownRows &rows);
QList<Environment> environmentsFromKnown(const KnownRows &rows);

} // namespace longshore
