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

bool leavesItOpen(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::OutcomeUnknown:
        return true;
    case ApiError::Kind::Protocol:
        return error.httpStatus >= 200 && error.httpStatus <= 299;
    case ApiError::Kind::Server:
        return error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504;
    default:
        return false;
    }
}

} // namespace longshore
