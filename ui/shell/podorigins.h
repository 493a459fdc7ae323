// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logsource.h"
#include "app/session/workloadsreading.h"

namespace longshore {

/// The containers of the pods of a stack whose logs can be read: those that have run at least once. Of others a cluster only says that they
/// wait, with 400.
QList<LogOrigin> podOrigins(const StackWorkloadsFacts &facts);


/// Tells a container of a pod from those of all other pods, also of one of the same name later.
QString containerId(const Pod &pod, const PodContainer &container);

} // namespace longshore
