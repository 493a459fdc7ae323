// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace longshore {

/// Prints milestones of the start on standard output, in ms since the process was started by the kernel.
class StartupTrace
{
public:
    explicit StartupTrace(bool enabled);
    void milestone(const QString &what) const; ///< "window-shown", "stacks-painted rows=50"

private:
    bool m_enabled;
    std::chrono::nanoseconds m_processStart; ///< On CLOCK_BOOTTIME.
};

} // namespace longshore
