// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/dotenv.h"

#include <QStringList>

namespace longshore {

/// Who reads the variables of a stack: a standalone engine by the rules of dotenv, a swarm character for character.
enum class VariableReader { Standalone, Swarm };

/// Why a container gets something else than what is stored, or why the stack cannot be deployed.
enum class ReadingReason {
    None,
    CommentCut, ///< " #" and what follows is gone.
    Expanded, ///< "$" was read as a reference.
    EscapesRead, ///< "\n" and the like became characters, within double quotes.
    QuotesRemoved,
    Trimmed, ///< Blanks at the ends are gone.
    SplitAtLineEnd, ///< The further lines are assignments of their own.
    NameReadOtherwise, ///< "export Y", "a:b", "#x": the variable of that name is another one, or none.
    OverriddenLater, ///< The same name comes again; that one counts.
    SwallowsOthers, ///< A quote that stays open takes the next variables into this value.
    SwallowedByAnother,
    // The stack cannot be deployed.
    NameEmpty,
    NameWithSpace,
    NameWithCharacter,
    UnterminatedQuote,
    BadReference,
    RequiredMissing,
    ControlCharacter ///< NUL, which no environment can hold.
};

/// What a container really gets for one stored variable.
struct VariableReading {
    QString name; ///< The name a container sees; may differ from the stored one.
    QString value; ///< The value a container gets; meaningless when `fails` or when the name is not read.
    bool fails = false; ///< The whole deployment fails because of this variable.
    bool asStored = true; ///< The container gets exactly name and value.
    QList<ReadingReason> reasons;
    QString detail; ///< The character or the reference that matters; never the value.
    ComposeVariables extra; ///< Variables that come into being besides.
};

/// What becomes of all variables of a stack.
struct VariablesReading {
    QList<VariableReading> readings; ///< One for each variable, in order.
    ComposeVariables result; ///< What there is in the end, each name once, by first appearance.
    bool fails = false;

    bool asStored() const; ///< Nothing fails and nothing changes on the way.
};

/// Reads the variables as the server's tools will: api 4.5, dotenv on standalone, bytes on Swarm. `serverEnvironment`
/// answers for the variables of the server's own process, which are not known here; nothing is known by default.
VariablesReading readVariables(const ComposeVariables &variables, VariableReader reader, const VariableLookup &serverEnvironment = {});

/// One variable alone.
VariableReading readVariable(const ComposeVariable &variable, VariableReader reader);

/// The spelling of `value` that a standalone engine reads back as exactly `value`; the value itself when it survives
/// unquoted. Every value without NUL has one: bare, in single quotes, or in double quotes with escapes.
QString suggestedSpelling(const QString &value);

/// Why a variable may not be called so, in a translated sentence; empty when it may. The names that every reader takes.
QString variableNameProblem(const QString &name);

/// A reason as a translated sentence, with the detail of its reading.
QString readingSentence(ReadingReason reason, const QString &detail);

} // namespace longshore
