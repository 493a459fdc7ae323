// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackbefore.h"
#include "app/session/stackrights.h"

#include <QStringList>

namespace longshore {

/// What doing something to a stack means, by name, from what runs of it now; each line stands on its own and is cleaned.
struct StackEffect {
    QStringList changes; ///< In its file and variables.
    QStringList goes; ///< Is removed for good.
    QStringList restarts; ///< Ends and is made anew.
    QStringList stays;
    QStringList notes; ///< Whole sentences.
    bool operator==(const StackEffect &) const = default;
};

/// For Stop, Restart, Redeploy, Detach, Migrate, Rename and Remove (portainer-api.md 4.6 to 4.8); empty for others.
StackEffect effectOf(StackAction action, const StackBefore &now);
/// For removing a stack that Portainer has no record of; its volumes stay, unless those that carry its label are to go, too.
StackEffect limitedEffect(const StackBefore &now, bool removeVolumes);
/// "3 containers, 1 network": the same in short, for a list of several stacks.
QString goesInShort(StackAction action, const StackBefore &now);
/// "the volumes shop_db and shop_cache"; empty without any.
QString staysInShort(const StackBefore &now);

} // namespace longshore
