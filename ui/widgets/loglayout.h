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
    QStringList sources; ///< Names by number; with one or none no name is shown.
    QList<std::shared_ptr<const LogMatcher>> terms; ///< Highlighted, the first as what is searched for.
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
