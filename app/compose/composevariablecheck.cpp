// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/composechecks.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace longshore::composechecks {

namespace {

QSet<QString> asSet(const QStringList &names)
{
    return {names.begin(), names.end()};
}

/// Names that reach a container without being written as a reference.
QSet<QString> takenFromEnvironment(const ComposeFile &file, bool &everything)
{
    QSet<QString> names;
    for (const ComposeService &service : file.services) {
        for (const ComposeEnvironment &entry : service.environment) {
            if (!entry.hasValue)
                names.insert(entry.name);
        }
        for (const Located &path : service.envFiles)
            everything = everything || path.text.section(u'/', -1) == u"stack.env"_s;
    }
    for (const QString &section : {u"secrets"_s, u"configs"_s}) {
        for (const YamlRef::Entry &entry : file.root.value(section).entries())
            names.insert(entry.value.value(u"environment").text());
    }
    for (const YamlRef::Entry &entry : file.root.value(u"services").entries()) {
        for (const YamlRef &argument : entry.value.value(u"build").value(u"args").items())
            names.insert(argument.text());
    }
    return names;
}

void unused(const ComposeFile &file, const QStringList &variables, const QSet<QString> &used, TextProblems &problems)
{
    bool everything = file.hasIncludes;
    const QSet<QString> taken = takenFromEnvironment(file, everything);
    QSet<QString> told;
    for (const QString &name : variables) {
        // Some are for compose itself: COMPOSE_PROFILES, DOCKER_DEFAULT_PLATFORM.
        const bool own = name.startsWith(u"COMPOSE_"_s) || name.startsWith(u"DOCKER_"_s);
        if (everything || own || used.contains(name) || taken.contains(name) || told.contains(name))
            continue;
        told.insert(name);
        problems.append({ProblemSeverity::Hint, ProblemCode::UnusedVariable, 0, 0, {name}});
    }
}

} // namespace

void variables(const ComposeFile &file, const ComposeCheckOptions &options, TextProblems &problems)
{
    for (const Located &reference : file.malformedReferences)
        problems.append({ProblemSeverity::Error, ProblemCode::BadInterpolation, reference.line, reference.column, {reference.text}});
    if (!options.variables)
        return;
    const QSet<QString> there = asSet(*options.variables) + asSet(options.alwaysThere);
    const QSet<QString> empty = asSet(options.emptyVariables);
    QSet<QString> used;
    QSet<std::pair<QString, int>> told;
    for (const VariableUse &use : file.variables) {
        used.insert(use.name);
        const bool counts = there.contains(use.name) && !(use.emptyCounts && empty.contains(use.name));
        const bool matters = use.fallback == VariableFallback::None || use.fallback == VariableFallback::Required;
        if (counts || !matters || use.guarded || told.contains({use.name, use.line}))
            continue;
        told.insert({use.name, use.line});
        if (use.fallback == VariableFallback::Required)
            problems.append({ProblemSeverity::Error, ProblemCode::MissingRequiredVariable, use.line, use.column, {use.name, use.word.left(200)}});
        else
            problems.append({ProblemSeverity::Warning, ProblemCode::UndefinedVariable, use.line, use.column, {use.name}});
    }
    unused(file, *options.variables, used, problems);
}

} // namespace longshore::composechecks
