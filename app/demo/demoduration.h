// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace longshore::demo {

/// A duration as Go spells it: "1h30m", "300ms", "-1.5h" or "0".
struct Duration {
    double seconds = 0;
    QByteArray problem; ///< In Go's words; empty when the text was understood.

    static Duration parse(const QByteArray &text);
};

} // namespace longshore::demo
