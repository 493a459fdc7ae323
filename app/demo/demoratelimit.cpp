// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoratelimit.h"

#include <algorithm>

namespace longshore::demo {

bool RateLimit::passes(qint64 now)
{
    m_credit = std::min(Size * Refill, m_credit + (now - m_last));
    m_last = now;
    if (now < m_bannedUntil)
        return false;
    if (m_credit < Refill) {
        m_bannedUntil = now + Ban;
        return false;
    }
    m_credit -= Refill;
    return true;
}

} // namespace longshore::demo
