// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/dotenv.h"

#include <QStringList>

namespace longshore {

/// What the values of a dotenv text become: `AsWritten` keeps quotes and comments, for a standalone engine that reads
/// them again itself; `AsMeant` takes what the quotes mean, for Swarm and for showing. References stay in both.
enum class EnvTextMeaning { AsWritten, AsMeant };

/// A line of a dotenv text that is no variable.
struct EnvTextProblem {
    int line = 0; ///< From 1.
    DotenvFailure reason = DotenvFailure::None;
    QString detail; ///< The character; never a value.
};

/// The variables of a dotenv text. A text with a problem gives the variables before it and those of the lines after it.
struct EnvTextReading {
    ComposeVariables variables; ///< In order, doubles included.
    QList<EnvTextProblem> problems;
    int commentsLost = 0; ///< Lines that are only a comment; they are not kept.
    bool tooLarge = false; ///< Over MostBytes: nothing was read.
};

/// The variables as a dotenv text.
struct EnvTextWriting {
    QString text; ///< One variable a line (a quoted value may span several), line ends of Unix.
    QStringList respelled; ///< Names whose value had to be written in quotes that are not stored (AsWritten only).
    QStringList left; ///< Names that no dotenv text can hold; they are not in it.
};

/// The largest .env text that is read: 1 MiB as UTF-8.
inline constexpr qsizetype MostEnvTextBytes = 1024 * 1024;

EnvTextReading parseEnvText(const QString &text, EnvTextMeaning meaning);
EnvTextWriting writeEnvText(const ComposeVariables &variables, EnvTextMeaning meaning);

} // namespace longshore
