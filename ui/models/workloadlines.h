// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/workloadsreading.h"
#include "ui/models/runninglines.h"

namespace longshore {

/// The workloads of a stack of Kubernetes, the worst first, each followed by its pods; by their uids.
QList<RunningLine> runningLines(const StackWorkloadsFacts &facts);

} // namespace longshore
