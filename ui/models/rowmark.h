// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/runningcount.h"

namespace longshore {

/// What stands as a shape before the state of something that runs; models give it as int.
enum class RowMark { None, Well, Wary, Bad, Off };

constexpr RowMark markOf(RunningLevel level)
{
    switch (level) {
    case RunningLevel::Bad: return RowMark::Bad;
    case RunningLevel::Wary: return RowMark::Wary;
    case RunningLevel::Off: return RowMark::Off;
    case RunningLevel::Well: break;
    }
    return RowMark::Well;
}

} // namespace longshore
