// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composevariable.h"

namespace longshore {

/// What became of one variable between two lists. Values are secrets: mask them before they are shown.
struct VariableChange {
    enum class Kind { Same, Added, Removed, Changed, Moved };

    Kind kind = Kind::Same;
    QString name;
    QString before; ///< Value.
    QString after;
    int beforeIndex = -1;
    int afterIndex = -1;

    bool operator==(const VariableChange &) const = default;
};

/// Two lists of variables compared.
struct VariablesDiff {
    QList<VariableChange> changes; ///< All variables, in the order of `after`, removed ones where they stood.
    bool sameInOrder = false; ///< Nothing changed at all.
    bool onlyReordered = false;
};

/// The n-th variable of a name is compared with the n-th of that name.
VariablesDiff compareVariables(const ComposeVariables &before, const ComposeVariables &after);

} // namespace longshore
