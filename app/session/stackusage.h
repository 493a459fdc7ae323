// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace longshore {

/// What the running containers of a stack use together, rounded to what is shown of it.
struct StackUsage {
    qint64 cpu = 0; ///< Tenths of a percent of one processor.
    qint64 memory = 0; ///< Bytes, without what can be dropped; to 100 KiB.
    int containers = 0; ///< That run; of a Swarm stack those on the asked node only.
    bool operator==(const StackUsage &) const = default;
};

} // namespace longshore
