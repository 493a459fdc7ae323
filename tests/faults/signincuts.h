// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/faultserver.h"
#include "tests/support/portainermodel.h"

#include <functional>
#include <vector>

namespace longshore::test {

/// One way an answer goes wrong. `honest` is the whole true answer.
struct Cut {
    const char *name;
    bool carriedOut; ///< The server does what it was asked before things go wrong.
    std::function<void(Wire &, const QByteArray &honest)> happen;
};

/// Every way an answer to a sign-in is cut, in the order in which it could happen.
const std::vector<Cut> &signInCuts();

/// The steps of a whole sign-in by password, as a request shows them: "auth", "create", "logout"; empty for none of them.
QByteArray stageOf(const Received &request);
const std::vector<QByteArray> &signInStages();

/// As the model takes it, and back as bytes on the wire.
Seen seenOf(const Received &request);
QByteArray wireText(const Canned &canned);

} // namespace longshore::test
