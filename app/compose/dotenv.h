// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composevariable.h"
#include "app/compose/interpolation.h"

#include <optional>

namespace longshore {

/// Why a line of a dotenv text cannot be read; the server then refuses the whole text.
enum class DotenvFailure {
    None,
    NameWithSpace,
    NameWithCharacter,
    UnterminatedQuote,
    BadReference,
    RequiredMissing,
    TooDeep,
    NameOnly ///< No value: no failure on the server, which asks its own environment; only parseEnvText() says it.
};

/// One assignment of a dotenv text.
struct DotenvEntry {
    QString name; ///< May be empty: the text has no name there.
    QString value; ///< What a program gets.
    QString spelling; ///< The value as written, quotes and comment included; without the line end.
    qsizetype start = 0; ///< Where the statement begins in the text.
    qsizetype end = 0; ///< Behind its last character, a line end included.
    int line = 0; ///< From 1, of its name.
    char16_t quote = 0; ///< ' or " when the value is quoted.
    bool cut = false; ///< A comment was cut off an unquoted value.
    bool expanded = false; ///< `$` was read as a reference, or an escape as a character.
    bool exported = false; ///< "export " stood before the name.
    bool inherited = false; ///< Only a name: `value` is that of the reader's environment, null when there is none.
};

/// What a dotenv text says, by the rules of compose-go 2.2 (dotenv/parser.go), which the server runs.
struct Dotenv {
    QList<DotenvEntry> entries; ///< In order, a name perhaps more than once: the last counts.
    DotenvFailure failure = DotenvFailure::None;
    int failureLine = 0; ///< From 1.
    qsizetype failureStart = 0; ///< Where the statement that failed begins.
    QString failureDetail; ///< The character, the reference; never a value.
    int comments = 0; ///< Lines that are only a comment.
};

/// Whether references are replaced, as the server does, or stay as they are written ("$$" is "$" all the same).
enum class DotenvReferences { Replaced, Kept };

/// Reads a dotenv text. `$X` asks `lookup` first and then what the text has said so far.
Dotenv readDotenv(const QString &text, const VariableLookup &lookup = {}, DotenvReferences references = DotenvReferences::Replaced);

} // namespace longshore
