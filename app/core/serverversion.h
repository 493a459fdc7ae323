// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>

namespace longshore {

/// A server's version, "2.23.0", compared by number; text that is none is 0.0.0 and compares below all.
struct ServerVersion {
    int major = 0;
    int minor = 0;
    int patch = 0;

    /// Two or three numbers; what follows a "-" or "+" (edition, build) is left aside.
    static ServerVersion fromText(QStringView text);
    bool isKnown() const { return major > 0; }
    QString text() const; ///< "2.23.0"
    QString line() const; ///< "2.23": what a sentence such as "needs 2.23" says.
    auto operator<=>(const ServerVersion &) const = default;
};

/// Older servers are not spoken to (portainer-api.md 0.2).
inline constexpr ServerVersion OldestSupported{2, 19, 0};

} // namespace longshore
