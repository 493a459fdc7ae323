// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace longshore {

class Stream;

/// How an environment hands on what goes on (portainer-api.md 6.4).
enum class StreamFlow {
    Unknown, ///< Not tried yet.
    Live, ///< Each piece when it is said.
    Asked, ///< Only in pieces of 4 KiB, and nothing before the first is full, so it is asked again and again.
};

/// Whether a head came with less behind it than a server holds back: then nothing is held back. One that came with more says nothing: so
/// it is where much is said, wherever it is. To be asked a moment after the stream was opened.
bool cameAtOnce(const Stream &stream);
/// Whether a head that has not come `since` it was asked for will only come with the pieces.
bool isHeldBack(const Stream &stream, std::chrono::milliseconds since, std::chrono::milliseconds patience);

} // namespace longshore
