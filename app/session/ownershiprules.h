// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/visibility.h"

#include <QMap>

namespace longshore {

/// What the signed-in user may make of a stack's ownership, and why not the rest (portainer-api.md 8.6).
struct OwnershipRights {
    QString refusal; ///< Nothing may be changed, and why; empty when something may.
    QMap<Ownership, QString> whyNot; ///< Levels that may not be set; the others may.
    bool mayNameUsers = false; ///< For Restricted: single users, not only teams.
    QList<UserId> users; ///< Whom Private and Restricted may name, by name.
    QList<TeamId> teams; ///< The same for Restricted.

    bool mayChange() const { return refusal.isEmpty(); }
    bool maySet(Ownership level) const { return mayChange() && !whyNot.contains(level); }
};

/// `me` is the signed-in user.
OwnershipRights ownershipRights(const User &me, const Stack &stack, const AccessRules &rules);

/// What the stack has now, as a choice.
OwnershipChoice choiceOf(const Stack &stack);
/// What is missing of a choice, in words; empty when it can be sent.
QString choiceProblem(const OwnershipChoice &choice);
/// What a control that holds `choice` would be; for working out who would see the stack.
ResourceControl controlOf(const OwnershipChoice &choice);
/// Whether both make the same control: order does not matter, and Restricted with one user alone reads back as Private.
bool sameOwnership(const OwnershipChoice &a, const OwnershipChoice &b);
/// "1_shop": what the server names the stack in its controls.
QString stackResourceId(const Stack &stack);

/// Who gets to see a stack, and who no longer does, by a change of ownership; standard users only, by name.
struct SightChange {
    QStringList gains;
    QStringList loses;
    bool operator==(const SightChange &) const = default;
};

SightChange sightChange(const Stack &stack, const OwnershipChoice &choice, const AccessRules &rules);
/// "Gains sight of it: bob and maria. Loses sight of it: alice." Names what cannot be told when `rules` is incomplete.
QString sightWords(const SightChange &change, bool complete);
/// "alice, bob and 3 more"
QString nameList(const QStringList &names, qsizetype most = 6);

} // namespace longshore
