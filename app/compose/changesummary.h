// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composefile.h"
#include "app/compose/composevariable.h"

#include <QList>
#include <QString>

namespace longshore {

/// One change between two versions of a stack, as a value.
struct StackChange {
    enum class Kind {
        ServiceAdded,
        ServiceRemoved,
        ImageChanged, ///< before, after
        PortAdded, ///< after
        PortRemoved, ///< before
        MountAdded, ///< after: source or target
        MountRemoved, ///< before
        EnvironmentAdded, ///< key: the variable of the service. Values are never kept here.
        EnvironmentRemoved,
        EnvironmentChanged,
        KeyAdded, ///< key; after when it may be shown
        KeyRemoved,
        KeyChanged,
        VolumeAdded,
        VolumeRemoved, ///< No longer used; its data stays.
        NetworkAdded,
        NetworkRemoved,
        ResourceAdded, ///< key: config or secret
        ResourceRemoved,
        ResourceChanged, ///< key: the name; where: its section
        VariableAdded,
        VariableRemoved,
        VariableChanged,
        VariablesReordered,
        OnlyNotation ///< The text differs, its meaning does not.
    };

    Kind kind = Kind::OnlyNotation;
    QString where; ///< The service, or the section of a resource.
    QString key; ///< What was changed: a key, a variable, a resource.
    QString before;
    QString after;

    bool operator==(const StackChange &) const = default;
};

/// What changes between two compose files and their variables; services first, in the order of the file.
QList<StackChange> summarizeChanges(const ComposeFile &before, const ComposeFile &after, const ComposeVariables &variablesBefore = {},
                                    const ComposeVariables &variablesAfter = {});

/// "image of web: 1.0 -> 1.1", "port 8080:80 added to web": one change in translated words. Names are text of the file.
QString changeWords(const StackChange &change);

} // namespace longshore
