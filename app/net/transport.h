// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/net/managers.h"
#include "app/net/proxyroute.h"
#include "app/net/trustgate.h"

namespace longshore {

/// Everything the calls to one server share.
struct Transport {
    Transport(ApiTarget to, ManagerFactory factory, Deadlines limits)
        : target(std::move(to))
        , deadlines(limits)
        , readOnly(factory.readOnly)
        , gate(target.pin, target.clientIdentity)
        , managers(std::move(factory.make), gate, networkProxy(target.address, target.proxy, target.proxyPassword))
    {
    }

    bool isReadOnly() const { return target.readOnly || (readOnly && readOnly->isOn()); }

    ApiTarget target; ///< All but the token and whether it is read-only stays as it is.
    const Deadlines deadlines;
    const std::shared_ptr<const ReadOnlySwitch> readOnly; ///< Of the whole program; may be null.
    TrustGate gate;
    Managers managers;
};

/// The two deadlines of a class; both 0, for none, for streams.
Deadlines::Pair deadlinesOf(const Deadlines &deadlines, DeadlineClass deadline);

} // namespace longshore
