// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackgate.h"

#include "app/compose/composecheck.h"
#include "app/compose/manifestcheck.h"
#include "app/compose/variablerules.h"
#include "app/core/displaytext.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("StackGate", text);
}

QString placed(const TextProblem &problem)
{
    const QString sentence = oneLine(problemSentence(problem));
    return problem.line > 0 ? tr("Line %1: %2").arg(problem.line).arg(sentence) : sentence;
}

void take(const TextProblems &problems, GateVerdict &verdict)
{
    for (const TextProblem &problem : problems) {
        if (problem.severity == ProblemSeverity::Error)
            verdict.blocks.append(placed(problem));
        else if (problem.severity == ProblemSeverity::Warning)
            verdict.warnings.append(placed(problem));
    }
}

/// What the server will make of the variables: one that cannot be read fails the whole deploy.
void checkVariables(const GateInput &input, GateVerdict &verdict)
{
    ComposeVariables variables;
    for (const EnvVariable &variable : input.env)
        variables.append({variable.name, variable.value});
    const VariableReader reader = input.type == StackType::Swarm ? VariableReader::Swarm : VariableReader::Standalone;
    const VariablesReading all = readVariables(variables, reader);
    for (qsizetype at = 0; at < all.readings.size(); ++at) {
        const VariableReading &reading = all.readings.at(at);
        for (const ReadingReason reason : reading.reasons) {
            const QString sentence = tr("Variable %1: %2").arg(oneLine(variables.at(at).name), oneLine(readingSentence(reason, reading.detail)));
            (reading.fails ? verdict.blocks : verdict.warnings).append(sentence);
        }
    }
}

void checkComposeFile(const GateInput &input, GateVerdict &verdict)
{
    ComposeCheckOptions options{.swarm = input.type == StackType::Swarm};
    QStringList names;
    for (const EnvVariable &variable : input.env) {
        names.append(variable.name);
        if (variable.value.isEmpty())
            options.emptyVariables.append(variable.name);
    }
    options.variables = names;
    take(checkCompose(input.file, options), verdict);
}

} // namespace

GateVerdict checkBeforeSending(const GateInput &input)
{
    GateVerdict verdict;
    if (input.file.trimmed().isEmpty()) {
        verdict.blocks.append(tr("The file is empty."));
    } else if (input.type == StackType::Kubernetes) {
        take(checkManifest(input.file).problems, verdict);
    } else {
        checkComposeFile(input, verdict);
        checkVariables(input, verdict);
    }
    return verdict;
}

} // namespace longshore
