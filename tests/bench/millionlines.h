// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace longshore::bench {

/// The logs of 20 containers, a million lines in the frames an engine sends, about 94 MB: words, JSON, colours, some of it to be found.
struct MillionLines {
    static constexpr int Sources = 20;
    static constexpr int LinesEach = 50'000;

    static QList<QByteArray> frames(); ///< One log for each source, with stamps that interleave.
    /// A frame with one line of a source, the first `LinesEach` are those of frames().
    static QByteArray frame(int source, int number);
};

} // namespace longshore::bench
