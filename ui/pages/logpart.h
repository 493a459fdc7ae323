// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <optional>

namespace longshore {

/// Which part of a log is wanted, as a person says it.
struct LogPart {
    QDateTime since; ///< Null: from the beginning.
    QDateTime until; ///< Null: up to now, and on.
    std::optional<int> tail; ///< The last so many lines of it; none: all.
    bool operator==(const LogPart &) const = default;
};

} // namespace longshore
