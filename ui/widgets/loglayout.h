// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logsearch.h"
#include "app/logs/logstamp.h"

#include <QFont>
#include <QPalette>
#include <QTextLayout>

#include <memory>

namespace longshore {

/// How a log is laid out.
struct LogLook {
    StampStyle stamps = StampStyle::Local;
    bool isWrapped = false;
    bool hasColours = true; ///< Those the programs ask for, and those of levels.
    bool isPretty = false; ///< JSON gets a line for each member.
    QStringList sources; ///< Names by number; two of the same name are one to a person, an empty one is nobody.
    QList<std::shared_ptr<const LogMatcher>> terms; ///< Highlighted, the first as what is searched for.

    bool showsNames() const; ///< When there are two that differ.
    int colourOf(const LogRow &row) const; ///< A number that is the same for one name.
};

/// A line as text, and what of it looks otherwise.
struct LogLineText {
    QString text;
    QList<QTextLayout::FormatRange> formats;
};

/// Characters of a line that are laid out; the rest is said to be there. A line is read in whole elsewhere.
inline constexpr qsizetype LaidOutCharacters = 2000;

/// The text of a row for one line of the view: clean, cut, with colours, levels and hits.
LogLineText lineText(const LogRow &row, QByteArrayView text, QByteArrayView raw, const LogLook &look, const QPalette &palette);
/// As it is copied and saved as seen: stamp, source, text.
QString seenText(const LogRow &row, QByteArrayView text, const LogLook &look);
/// The name of a source, clean; empty when names are not shown.
QString sourceName(const LogRow &row, const LogLook &look);

} // namespace longshore
