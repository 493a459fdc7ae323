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
    void refresh(); ///< After an edit: counts and marks anew, the caret stays.
    void replaceCurrent(const QString &text); ///< The current match, then goes to the next.
    int replaceAll(const QString &text); ///< As one step to undo, however many; how many.
    int count() const { return int(m_matches.size()); }
    int current() const { return m_current; } ///< -1 without a match.

private:
    struct Match {
        long start = 0;
        long end = 0;
    };
    bool next(Match &match, long from, const QByteArray &needle) const;
    void collect();
    int at(long position) const; ///< The match at or after it, around the end; -1 without one.
    void point(int match);
    void go(int match);
    void clearMarks();
    void replace(const Match &match, const QByteArray &text);

    QsciScintilla &m_editor;
    QByteArray m_needle;
    QList<Match> m_matches;
    int m_current = -1;
};

} // namespace longshore
