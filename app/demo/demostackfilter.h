// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomodel.h"

namespace longshore::demo {

/// The query `filters` of GET /stacks (portainer-api.md 4.3).
struct StackFilter {
    EnvironmentId environment{};
    QByteArray swarmId;
    bool withOrphans = false;
    QByteArray problem; ///< In the server's words; empty when the text was understood.

    static StackFilter parse(const QByteArray &text);
    /// Without an environment and a cluster everything is shown.
    bool isEmpty() const { return environment == EnvironmentId{} && swarmId.isEmpty(); }
    /// The stacks it lets through, in order of their ids.
    std::vector<const Stack *> apply(const Model &model) const;

private:
    bool fits(const Stack &stack) const;
};

} // namespace longshore::demo
