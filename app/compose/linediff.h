// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace longshore {

/// A run of equal lines in two texts.
struct LineMatch {
    int left = 0; ///< First line, from 0.
    int right = 0;
    int length = 0;

    bool operator==(const LineMatch &) const = default;
};

/// What two lists of lines have in common, from top to bottom. `coarse` when the texts differ too much for a complete
/// answer in reasonable time: then only what is surely common is in it.
struct LineMatches {
    QList<LineMatch> matches;
    bool coarse = false;
};

LineMatches matchLines(const QStringList &left, const QStringList &right);

/// The lines of a text without their ends (LF, CRLF or CR); a text that ends with a line end has no empty last line.
QStringList linesOf(const QString &text);

} // namespace longshore
