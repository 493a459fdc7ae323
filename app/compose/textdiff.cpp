// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/textdiff.h"

#include "app/compose/linediff.h"

#include <algorithm>

namespace longshore {

namespace {

/// Words, runs of blanks and single signs: what a change within a line is counted in.
QStringList wordsOf(const QString &line)
{
    const auto kind = [](QChar c) { return c.isLetterOrNumber() || c == u'_' ? 1 : c.isSpace() ? 2 : 0; };
    QStringList words;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (i > 0 && kind(line[i]) != 0 && kind(line[i]) == kind(line[i - 1]))
            words.last() += line[i];
        else if (line[i].isLowSurrogate() && !words.isEmpty())
            words.last() += line[i];
        else
            words.append(QString(line[i]));
    }
    return words;
}

/// Where the words that are in no match stand in their line.
QList<TextSpan> spansOf(const QStringList &words, const QList<std::pair<int, int>> &common)
{
    QList<TextSpan> spans;
    int unit = 0;
    qsizetype match = 0;
    for (int i = 0; i < words.size(); ++i) {
        while (match < common.size() && i >= common[match].first + common[match].second)
            ++match;
        const int length = int(words[i].size());
        if (match >= common.size() || i < common[match].first) {
            if (!spans.isEmpty() && spans.last().start + spans.last().length == unit)
                spans.last().length += length;
            else
                spans.append({unit, length});
        }
        unit += length;
    }
    return spans;
}

void markChanges(DiffRow &row)
{
    static constexpr qsizetype MostUnits = 2000; // A longer line is marked as a whole.
    if (row.leftText.size() > MostUnits || row.rightText.size() > MostUnits) {
        row.leftSpans = {{0, int(row.leftText.size())}};
        row.rightSpans = {{0, int(row.rightText.size())}};
        return;
    }
    const QStringList left = wordsOf(row.leftText);
    const QStringList right = wordsOf(row.rightText);
    QList<std::pair<int, int>> inLeft;
    QList<std::pair<int, int>> inRight;
    for (const LineMatch &match : matchLines(left, right).matches) {
        inLeft.append({match.left, match.length});
        inRight.append({match.right, match.length});
    }
    row.leftSpans = spansOf(left, inLeft);
    row.rightSpans = spansOf(right, inRight);
}

class Rows
{
public:
    Rows(const QStringList &left, const QStringList &right, TextDiff &into)
        : m_left(left)
        , m_right(right)
        , m_into(into)
    {
    }

    void build(const LineMatches &common)
    {
        for (const LineMatch &match : common.matches) {
            changeUpTo(match.left, match.right);
            for (int i = 0; i < match.length; ++i)
                append(DiffRow::Kind::Same, m_atLeft++, m_atRight++);
        }
        changeUpTo(int(m_left.size()), int(m_right.size()));
        m_into.coarse = common.coarse;
    }

private:
    void append(DiffRow::Kind kind, int left, int right)
    {
        DiffRow row{.kind = kind, .left = left + 1, .right = right + 1};
        if (left >= 0)
            row.leftText = m_left[left];
        if (right >= 0)
            row.rightText = m_right[right];
        if (kind == DiffRow::Kind::Changed && m_marked++ < 5000)
            markChanges(row);
        m_into.rows.append(row);
    }

    void changeUpTo(int left, int right)
    {
        m_into.removed += left - m_atLeft;
        m_into.added += right - m_atRight;
        while (m_atLeft < left && m_atRight < right)
            append(DiffRow::Kind::Changed, m_atLeft++, m_atRight++);
        while (m_atLeft < left)
            append(DiffRow::Kind::Removed, m_atLeft++, -1);
        while (m_atRight < right)
            append(DiffRow::Kind::Added, -1, m_atRight++);
    }

    const QStringList &m_left;
    const QStringList &m_right;
    TextDiff &m_into;
    int m_atLeft = 0;
    int m_atRight = 0;
    int m_marked = 0;
};

bool endsWithLineEnd(const QString &text)
{
    return text.endsWith(u'\n') || text.endsWith(u'\r');
}

/// What a text would be with the line ends of Unix and no byte order mark.
QString plain(const QString &text)
{
    QString unix = text;
    if (unix.startsWith(QChar::ByteOrderMark))
        unix.remove(0, 1);
    return unix.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
}

/// Whether the line ends of two texts with the same number of lines, or their first ones, are the same.
QString endsOf(const QString &text)
{
    QString ends;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\r')
            ends += i + 1 < text.size() && text[i + 1] == u'\n' ? u'w' : u'm';
        else if (text[i] == u'\n' && (i == 0 || text[i - 1] != u'\r'))
            ends += u'u';
    }
    return ends;
}

bool differInEnds(const QString &left, const QString &right)
{
    if (left.startsWith(QChar::ByteOrderMark) != right.startsWith(QChar::ByteOrderMark))
        return true;
    const QString first = endsOf(left);
    const QString second = endsOf(right);
    for (const QChar kind : {QChar(u'u'), QChar(u'w'), QChar(u'm')}) {
        if (!first.isEmpty() && !second.isEmpty() && first.contains(kind) != second.contains(kind))
            return true;
    }
    return first.size() == second.size() && first != second;
}

} // namespace

TextDiff compareTexts(const QString &left, const QString &right)
{
    TextDiff diff;
    const QStringList leftLines = linesOf(plain(left));
    const QStringList rightLines = linesOf(plain(right));
    Rows(leftLines, rightLines, diff).build(matchLines(leftLines, rightLines));
    diff.lineEndsDiffer = differInEnds(left, right);
    diff.finalEndDiffers = endsWithLineEnd(left) != endsWithLineEnd(right) && !left.isEmpty() && !right.isEmpty();
    return diff;
}

QList<DiffHunk> hunks(const TextDiff &diff, int context)
{
    QList<DiffHunk> found;
    for (int i = 0; i < diff.rows.size(); ++i) {
        if (diff.rows[i].kind == DiffRow::Kind::Same)
            continue;
        const int first = std::max(0, i - context);
        const int last = std::min(int(diff.rows.size()) - 1, i + context);
        if (!found.isEmpty() && first <= found.last().last + 1)
            found.last().last = last;
        else
            found.append({first, last});
    }
    return found;
}

QList<UnifiedLine> unified(const TextDiff &diff)
{
    using Kind = UnifiedLine::Kind;
    QList<UnifiedLine> lines;
    QList<UnifiedLine> added;
    for (const DiffRow &row : diff.rows) {
        if (row.kind == DiffRow::Kind::Same) {
            lines.append(added);
            added.clear();
            lines.append({Kind::Same, row.left, row.right, row.leftText, {}});
            continue;
        }
        if (row.left > 0)
            lines.append({Kind::Removed, row.left, 0, row.leftText, row.leftSpans});
        if (row.right > 0)
            added.append({Kind::Added, 0, row.right, row.rightText, row.rightSpans});
    }
    lines.append(added);
    return lines;
}

} // namespace longshore
