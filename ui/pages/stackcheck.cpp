// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/stackcheck.h"

#include "app/compose/changesummary.h"
#include "app/compose/composecheck.h"
#include "app/compose/manifestcheck.h"
#include "app/core/displaytext.h"
#include "ui/pages/variablenotes.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace longshore {

namespace {

using Severity = CodeProblem::Severity;

CodeProblem codeProblem(const TextProblem &problem)
{
    CodeProblem one{static_cast<Severity>(problem.severity), problem.line, problem.column, problemSentence(problem), {}};
    if (problem.code == ProblemCode::UnusedVariable)
        one.place = problem.args.value(0);
    return one;
}
static_assert(int(ProblemSeverity::Error) == int(Severity::Error) && int(ProblemSeverity::Hint) == int(Severity::Hint));

TextProblems problemsOf(const StackText &text)
{
    if (text.type == StackType::Kubernetes)
        return checkManifest(text.file).problems;
    ComposeCheckOptions options;
    options.swarm = text.type == StackType::Swarm;
    options.fromGit = text.fromGit;
    QStringList names;
    for (const EnvVariable &variable : text.variables) {
        names.append(variable.name);
        if (variable.value.isEmpty())
            options.emptyVariables.append(variable.name);
    }
    options.variables = names;
    return checkCompose(text.file, options);
}

/// Only what forbids or endangers the deployment; remarks stay beside their variables.
void addNotes(StackFindings &findings, const QList<EnvVariable> &variables)
{
    for (qsizetype i = 0; i < findings.notes.size(); ++i) {
        const VariableNote &note = findings.notes[i];
        if (note.level == VariableNote::Level::Error)
            findings.problems.append({Severity::Error, 0, 0, note.sentence, variables[i].name.isEmpty() ? StackCheck::tr("Variable %1").arg(i + 1) : variables[i].name});
        else if (note.level == VariableNote::Level::Warning)
            findings.problems.append({Severity::Warning, 0, 0, note.sentence, variables[i].name});
    }
}

/// Only once the new file can be read: of half a file every service would seem to go.
void addChanges(StackFindings &findings, const StackText &text)
{
    if (!text.base || text.type == StackType::Kubernetes || findings.isBlocking())
        return;
    const ComposeFile before = parseComposeFile(text.base->file);
    const ComposeFile after = parseComposeFile(text.file);
    if (text.base->file != text.file || text.base->variables != text.variables)
        for (const StackChange &change : summarizeChanges(before, after, composeVariables(text.base->variables), composeVariables(text.variables)))
            findings.changes.append(changeWords(change));
    if (text.base->running && before.readable)
        findings.effects = planWords(planFor(PlannedAction::Update, *text.base->running, before, after));
}

} // namespace

bool StackFindings::isBlocking() const
{
    return std::ranges::any_of(problems, [](const CodeProblem &problem) { return problem.severity == Severity::Error; });
}

std::optional<RunningStack> runningOf(const StackBefore &now)
{
    if (!now.engineRead)
        return {};
    RunningStack stack;
    stack.project = now.stack.name;
    stack.swarm = now.stack.type.value == StackType::Swarm;
    for (const Container &container : now.containers)
        stack.containers.append({container.name(), container.service(), container.state, container.image, {}});
    for (const EngineNetwork &network : now.networks)
        stack.networks.append(network.name);
    for (const EngineVolume &volume : now.volumes)
        stack.volumes.append(volume.name);
    return stack;
}

VariableReader variableReader(StackType type)
{
    return type == StackType::Swarm ? VariableReader::Swarm : VariableReader::Standalone;
}

StackFindings checkStack(const StackText &text)
{
    StackFindings findings;
    QStringList unused;
    for (const TextProblem &problem : problemsOf(text)) {
        findings.problems.append(codeProblem(problem));
        if (problem.code == ProblemCode::UnusedVariable)
            unused.append(problem.args.value(0));
        else if (problem.code == ProblemCode::UndefinedVariable || problem.code == ProblemCode::MissingRequiredVariable)
            findings.missing.append(problem.args.value(0));
    }
    findings.missing.removeDuplicates();
    if (text.type != StackType::Kubernetes) {
        findings.notes = variableNotes(text.variables, variableReader(text.type), unused);
        addNotes(findings, text.variables);
    }
    addChanges(findings, text);
    return findings;
}

StackCheck::StackCheck(QObject *parent)
    : QObject(parent)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(250);
    connect(&m_wait, &QTimer::timeout, this, &StackCheck::start);
}

void StackCheck::check(const StackText &text)
{
    m_text = text;
    m_wait.start();
}

void StackCheck::checkNow(const StackText &text)
{
    m_text = text;
    m_wait.stop();
    start();
}

void StackCheck::start()
{
    m_running = true;
    Q_EMIT started();
    m_check.start(QtConcurrent::run(checkStack, m_text), [this](const StackFindings &findings) {
        m_running = false;
        Q_EMIT checked(findings);
    });
}

} // namespace longshore
