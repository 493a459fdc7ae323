// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/loginsertion.h"

namespace longshore {

/// Which lines of a store are shown, one below the other: all of them, or chosen ones. Lines by their numbers in the store.
class LogRows
{
public:
    void showAll(qint64 first, qint64 end);
    void showOnly(std::vector<qint64> lines, qint64 end); ///< Rising; chosen of those before `end`.

    bool showsAll() const { return m_showsAll; }
    qint64 count() const { return m_showsAll ? m_end - m_first : qint64(m_lines.size()); }
    qint64 line(qint64 row) const { return m_showsAll ? m_first + row : m_lines[std::size_t(row)]; }
    /// The row of that line, or of the next one that is shown; count() behind the last.
    qint64 rowOf(qint64 line) const;
    bool shows(qint64 line) const;

    void append(qint64 end, const std::vector<qint64> &chosen); ///< The store now ends there; of the new lines these are chosen.
    qint64 end() const { return m_end; } ///< Lines from there on have not been looked at yet.
    LogInsertion makeRoom(const LogInsertion &late); ///< Lines have moved; the rows of those that are shown for it, as all are.
    LogInsertion add(const std::vector<qint64> &lines); ///< Chosen ones between others; their rows.
    qint64 removeBefore(qint64 line); ///< How many rows went.

private:
    bool m_showsAll = true;
    qint64 m_first = 0;
    qint64 m_end = 0;
    std::vector<qint64> m_lines;
};

} // namespace longshore
