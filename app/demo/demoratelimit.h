// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace longshore::demo {

/// Ten requests at once, one more a second; the first beyond that bans for an hour (portainer-api.md 1.8).
/// One counter will do, as everybody comes from the loopback address.
class RateLimit
{
public:
    /// Whether a request at that time passes; times in milliseconds, never going back.
    bool passes(qint64 now);

private:
    static constexpr qint64 Size = 10;
    static constexpr qint64 Refill = 1000;
    static constexpr qint64 Ban = 60 * 60 * 1000;

    qint64 m_credit = Size * Refill; ///< Milliseconds' worth.
    qint64 m_last = 0;
    qint64 m_bannedUntil = 0;
};

} // namespace longshore::demo
