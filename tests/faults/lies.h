// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/faultserver.h"

#include <functional>
#include <vector>

namespace longshore::test {

/// An answer that claims success, or the like, without being it.
struct Lie {
    /// For whom the same bytes are the truth.
    enum class True { ForNobody, ForLists, ForChecks };

    const char *name;
    /// Tells it in place of the true JSON body.
    std::function<void(Wire &, const QByteArray &truth)> tell;
    True truth = True::ForNobody;
};

std::vector<Lie> lies();

/// The honest answer; of a check (no JSON at all) when `truth` is empty.
QByteArray honestAnswer(const QByteArray &truth);

} // namespace longshore::test
