// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QsciScintilla;

namespace longshore {

/// Finds and marks a plain text in an editor, whatever its case, and steps through what it found.
class CodeSearch
{
public:
    /// Beyond so many matches it stops counting, so that "e" in a megabyte costs no second.
    static constexpr int limit = 10'000;

    explicit CodeSearch(QsciScintilla &editor)
        : m_editor(editor)
    {
    }

    void find(const QString &needle); ///< Marks all; goes to the first match at or after the caret. Empty clears.
    void step(int by); ///< Next or previous, around the ends.
    int count() const { return int(m_matches.size()); }
    int current() const { return m_current; } ///< -1 without a match.

private:
    struct Match {
        long start = 0;
        long end = 0;
    };
    void collect(const QByteArray &needle);
    void go(int match);
    void clearMarks();

    QsciScintilla &m_editor;
    QList<Match> m_matches;
    int m_current = -1;
};

} // namespace longshore
