// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace longshore {

/// The meaning of a number the server sends; Unknown for every number beyond LastKnown.
template <typename E>
constexpr E meaningOf(qint64 code)
{
    return code > 0 && code <= static_cast<qint64>(E::LastKnown) ? static_cast<E>(code) : E::Unknown;
}

/// A number the server may extend: unknown values stay visible as `Unknown` with their number.
template <typename E>
struct Coded {
    E value = E::Unknown;
    qint64 code = 0; ///< As sent; 0 when the server said nothing.

    static constexpr Coded fromCode(qint64 code) { return {meaningOf<E>(code), code}; }
    bool operator==(const Coded &) const = default;
};

} // namespace longshore
