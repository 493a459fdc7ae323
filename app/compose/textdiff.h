// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace longshore {

/// A part of a line, in UTF-16 units.
struct TextSpan {
    int start = 0;
    int length = 0;

    bool operator==(const TextSpan &) const = default;
};

/// One row of a comparison side by side.
struct DiffRow {
    enum class Kind { Same, Changed, Removed, Added };

    Kind kind = Kind::Same;
    int left = 0; ///< Line from 1; 0 when there is none.
    int right = 0;
    QString leftText;
    QString rightText;
    QList<TextSpan> leftSpans; ///< Of a changed row: what differs within the line.
    QList<TextSpan> rightSpans;

    bool operator==(const DiffRow &) const = default;
};

/// Rows that belong together, with some equal rows around them.
struct DiffHunk {
    int first = 0; ///< Row, from 0.
    int last = 0;

    bool operator==(const DiffHunk &) const = default;
};

/// One line of the unified form.
struct UnifiedLine {
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    int left = 0; ///< Line from 1; 0 when it is not in that text.
    int right = 0;
    QString text;
    QList<TextSpan> spans;
};

/// Two texts compared line by line. Line ends and the end of the file are compared apart, so that they do not hide the rest.
struct TextDiff {
    QList<DiffRow> rows;
    int added = 0; ///< Lines only on the right, changed ones included.
    int removed = 0;
    bool coarse = false; ///< The texts differ too much; whole blocks are shown as changed.
    bool lineEndsDiffer = false; ///< Other line ends or byte order mark.
    bool finalEndDiffers = false; ///< One ends with a line end, the other does not.

    bool isSame() const { return added == 0 && removed == 0 && !lineEndsDiffer && !finalEndDiffers; }
};

TextDiff compareTexts(const QString &left, const QString &right);
/// The changed parts with `context` equal rows around each; none when nothing changed.
QList<DiffHunk> hunks(const TextDiff &diff, int context = 3);
/// The rows in the order of a unified comparison: removed lines of a block before the added ones.
QList<UnifiedLine> unified(const TextDiff &diff);

} // namespace longshore
