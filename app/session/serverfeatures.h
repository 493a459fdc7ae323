// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/serverversion.h"

#include <QList>
#include <QString>

namespace longshore {

/// One thing that versions of Portainer differ in, in words.
struct ServerFeature {
    enum class State { Has, Lacks, Unknown };
    QString name; ///< "Asynchronous deploys"
    State state = State::Unknown;
    QString word; ///< "yes", "needs 2.45", "gone since 2.21", "not known: the server has not said its version"
    bool operator==(const ServerFeature &) const = default;
};

/// Those that a person notices, oldest first.
QList<ServerFeature> serverFeatures(const ServerVersion &version);

} // namespace longshore
