// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace longshore {

/// One variable of a stack as it is stored: the value is a secret and kept character for character.
struct ComposeVariable {
    QString name;
    QString value;

    bool operator==(const ComposeVariable &) const = default;
};

/// The variables of a stack in their order; a name may come more than once.
using ComposeVariables = QList<ComposeVariable>;

} // namespace longshore
