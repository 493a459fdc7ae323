// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/net/managers.h"
#include "app/net/trustgate.h"

namespace longshore {

/// Everything the calls to one server share.
struct Transport {
    Transport(ApiTarget to, ApiClient::ManagerFactory make, Deadlines limits)
        : target(std::move(to))
        , deadlines(limits)
        , gate(target.pin)
        , managers(std::move(make), gate)
    {
    }

    ApiTarget target; ///< All but the token stays as it is.
    const Deadlines deadlines;
    TrustGate gate;
    Managers managers;
};

/// The two deadlines of a class; both 0, for none, for streams.
Deadlines::Pair deadlinesOf(const Deadlines &deadlines, DeadlineClass deadline);

} // namespace longshore
