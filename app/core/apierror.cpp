// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/apierror.h"

#include <array>

namespace longshore {

using namespace Qt::StringLiterals;

QString kindName(ApiError::Kind kind)
{
    static constexpr std::array names{"Network"_L1,   "Timeout"_L1,  "Tls"_L1,         "Unauthorized"_L1,
                                      "Forbidden"_L1, "NotFound"_L1, "Conflict"_L1,    "RateLimited"_L1,
                                      "Server"_L1,    "Protocol"_L1, "OutcomeUnknown"_L1, "Cancelled"_L1,
                                      "ReadOnly"_L1};
    return names.at(static_cast<std::size_t>(kind));
}

} // namespace longshore
