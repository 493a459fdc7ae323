// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace longshore {

/// What has come in between lines, or rows, that were there: the numbers behind each place have grown.
struct LogInsertion {
    std::vector<qint64> places; ///< Numbers of the new ones as they are now, rising.

    bool isEmpty() const { return places.empty(); }
    qint64 count() const { return qint64(places.size()); }
    /// Where that is now what had the number before.
    qint64 moved(qint64 number) const;
    /// The same of an end: what came in right there is behind it.
    qint64 movedEnd(qint64 end) const;
    void move(std::vector<qint64> &numbers) const; ///< Rising ones, in one pass.
    bool operator==(const LogInsertion &) const = default;
};

/// Puts rising numbers among rising ones that are others.
void addSorted(std::vector<qint64> &numbers, const std::vector<qint64> &further);

} // namespace longshore
