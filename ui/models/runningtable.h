// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"
#include "app/session/runningcount.h"
#include "app/session/stackusage.h"

#include <QHash>
#include <QString>

#include <memory>

namespace longshore {

/// What runs of the stacks of one server, as it is brought to the table. Never changed once made: workers read it.
struct RunningTable {
    struct Place {
        std::shared_ptr<const EngineTally> tally; ///< Null: never read. What is not in it has nothing running.
        QString note; ///< Why it was not read, or not lately: a sentence.
    };
    QHash<EnvironmentId, Place> places;
    QHash<EngineStack, StackUsage> usages; ///< What was measured, as far as it was.
    QList<Stack> limited; ///< Rows of stacks that the server has no record of.
};

} // namespace longshore
