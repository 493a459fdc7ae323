// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/variablenotes.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(VariableNotes)
};

/// Quotes are written to be removed: that is how a value survives.
bool isMeant(const VariableReading &reading)
{
    return std::ranges::all_of(reading.reasons, [](ReadingReason reason) {
        return reason == ReadingReason::QuotesRemoved || reason == ReadingReason::EscapesRead;
    });
}

bool isAboutTheValue(ReadingReason reason)
{
    switch (reason) {
    case ReadingReason::CommentCut:
    case ReadingReason::Expanded:
    case ReadingReason::EscapesRead:
    case ReadingReason::Trimmed:
    case ReadingReason::SplitAtLineEnd:
    case ReadingReason::SwallowsOthers:
    case ReadingReason::UnterminatedQuote:
    case ReadingReason::BadReference:
    case ReadingReason::RequiredMissing: return true;
    default: return false;
    }
}

QString sentences(const VariableReading &reading)
{
    QStringList all;
    for (const ReadingReason reason : reading.reasons)
        all.append(readingSentence(reason, reading.detail));
    all.removeAll(QString());
    return all.join(u' ');
}

std::optional<QString> spellingOf(const ComposeVariable &variable, const VariableReading &reading, VariableReader reader)
{
    if (reader != VariableReader::Standalone || !std::ranges::any_of(reading.reasons, isAboutTheValue))
        return {};
    const QString spelling = suggestedSpelling(variable.value);
    const VariableReading again = readVariable({variable.name, spelling}, reader);
    if (spelling == variable.value || again.fails || again.value != variable.value)
        return {};
    return spelling;
}

VariableNote noteOf(const ComposeVariable &variable, const VariableReading &reading, VariableReader reader)
{
    using Level = VariableNote::Level;
    VariableNote note;
    if (reading.fails) {
        note = {Level::Error, sentences(reading), {}, spellingOf(variable, reading, reader)};
    } else if (!reading.asStored) {
        note = {isMeant(reading) ? Level::Hint : Level::Warning, sentences(reading), {}, {}};
        if (reading.value != variable.value)
            note.gets = reading.value;
        if (note.level != Level::Hint)
            note.spelling = spellingOf(variable, reading, reader);
    } else if (const QString problem = variableNameProblem(variable.name); !problem.isEmpty()) {
        note = {Level::Warning, problem, {}, {}};
    }
    return note;
}

} // namespace

ComposeVariables composeVariables(const QList<EnvVariable> &variables)
{
    ComposeVariables list;
    list.reserve(variables.size());
    for (const EnvVariable &variable : variables)
        list.append({variable.name, variable.value});
    return list;
}

QList<EnvVariable> envVariables(const ComposeVariables &variables)
{
    QList<EnvVariable> list;
    list.reserve(variables.size());
    for (const ComposeVariable &variable : variables)
        list.append({variable.name, variable.value});
    return list;
}

QList<VariableNote> variableNotes(const QList<EnvVariable> &variables, VariableReader reader, const QStringList &unused)
{
    const ComposeVariables list = composeVariables(variables);
    const VariablesReading reading = readVariables(list, reader);
    QList<VariableNote> notes;
    for (qsizetype row = 0; row < list.size(); ++row) {
        VariableNote note = noteOf(list[row], reading.readings.value(row), reader);
        if (note.level == VariableNote::Level::None && unused.contains(list[row].name))
            note = {VariableNote::Level::Hint, Words::tr("The file does not use it."), {}, {}};
        notes.append(note);
    }
    return notes;
}

} // namespace longshore
