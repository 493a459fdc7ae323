// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/streamflow.h"

#include "app/net/stream.h"

namespace longshore {

namespace {

    constexpr qint64 LessThanHeldBack = 3000; ///< Bytes; of 4 KiB some are head and framing.

} // namespace

bool cameAtOnce(const Stream &stream)
{
    return stream.state() == Stream::State::Open && stream.bytes() <= LessThanHeldBack;
}

bool isHeldBack(const Stream &stream, std::chrono::milliseconds since, std::chrono::milliseconds patience)
{
    constexpr int Part = 10; // A timer may fire a twentieth early, and the next time is as long again.
    return stream.state() == Stream::State::Opening && since >= patience - patience / Part;
}

} // namespace longshore
