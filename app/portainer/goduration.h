// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace longshore {

/// A duration as Go writes it and the server reads it (time.ParseDuration): "5m", "1h30m", "1.5h", "0"; no spaces, every
/// number with its unit of ns, us, ms, s, m, h. Nothing for anything else, or beyond 292 years.
std::optional<std::chrono::nanoseconds> goDuration(QStringView text);

/// "5m", "1h30m": a duration above 0 of hours, minutes and seconds, as an interval of automatic updates should be (portainer-api.md 4.5).
bool isUpdateInterval(const QString &text);

} // namespace longshore
