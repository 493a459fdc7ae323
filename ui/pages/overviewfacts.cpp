// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/displaytext.h"
#include "ui/models/stackcell.h"
#include "ui/pages/factwords.h"
#include "ui/pages/stackdetails.h"

using namespace Qt::StringLiterals;
using namespace longshore::factwords;

namespace longshore {

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(OverviewFacts)
};

QString typeSentence(const Coded<StackType> &type)
{
    switch (type.value) {
    case StackType::Compose: return Words::tr("Compose, standalone engine");
    case StackType::Swarm: return Words::tr("Swarm, cluster of engines");
    case StackType::Kubernetes: return Words::tr("Kubernetes, manifest");
    case StackType::Unknown: break;
    }
    return typeWord(type);
}

QString controlSentence(Control control)
{
    switch (control) {
    case Control::Limited: return Words::tr("Limited: known by its labels only");
    case Control::Orphaned: return Words::tr("Orphaned: its environment is gone");
    case Control::Total: break;
    }
    return Words::tr("Total: created in Portainer");
}

QString formatWords(const Stack &stack)
{
    const QString word = yesNo(stack.usesComposeFormat());
    return stack.isComposeFormat ? word : Words::tr("%1 (derived from the type)").arg(word);
}

QString variablesWords(const StackRow &row)
{
    if (row.knownOnly)
        return {};
    return row.stack.env.isEmpty() ? Words::tr("none") : Words::tr("%n, values masked", nullptr, int(row.stack.env.size()));
}

QString optionalYesNo(const std::optional<bool> &value)
{
    return value ? yesNo(*value) : QString();
}

QString stepWord(const DeploymentStep &step)
{
    switch (step.status) {
    case 1: return Words::tr("Active");
    case 2: return Words::tr("Inactive");
    case 3: return Words::tr("Deploying");
    case 4: return Words::tr("Error");
    default: return Words::tr("Unknown (%1)").arg(step.status);
    }
}

FactGroup stackGroup(const StackDetails &details)
{
    const Stack &stack = details.row.stack;
    return {Words::tr("Stack"),
            {text(Words::tr("Type"), typeSentence(stack.type)),
             text(Words::tr("Control"), controlSentence(details.row.control)),
             when(Words::tr("Created"), stack.creationDate, stack.createdBy),
             when(Words::tr("Updated"), stack.updateDate, stack.updatedBy),
             text(Words::tr("Ownership"), ownership(details)),
             text(Words::tr("Variables"), variablesWords(details.row)),
             text(Words::tr("Compose format"), details.row.knownOnly ? QString() : formatWords(stack)),
             text(Words::tr("Prune on update"), optionalYesNo(stack.prune)),
             text(Words::tr("From a template"), optionalYesNo(stack.fromAppTemplate))}};
}

FactGroup sourceGroup(const StackDetails &details)
{
    const auto &git = details.row.stack.gitConfig;
    if (!git)
        return {Words::tr("Git"),
                {text(Words::tr("Repository"), details.row.knownOnly ? Words::tr("not known yet") : Words::tr("not from git"))}};
    const QString user = git->authentication ? git->authentication->username : Words::tr("nobody: public repository");
    return {Words::tr("Git"),
            {address(Words::tr("Repository"), details.row),
             text(Words::tr("Reference"), git->referenceName.isEmpty() ? Words::tr("default branch") : git->referenceName),
             exact(Words::tr("File"), git->configFilePath),
             shortCommit(Words::tr("Commit"), git->configHash),
             text(Words::tr("Signs in as"), user),
             text(Words::tr("Automatic updates"), automaticUpdates(details))}};
}

FactGroup whereGroup(const StackDetails &details)
{
    const Stack &stack = details.row.stack;
    const QString &version = details.server.version;
    const QString server = version.isEmpty() ? details.row.serverName
                                             : Words::tr("%1, Portainer %2").arg(details.row.serverName, version);
    return {Words::tr("Where"),
            {text(Words::tr("Server"), server),
             text(Words::tr("Environment"), environment(details)),
             text(Words::tr("Namespace"), stack.namespaceName),
             exact(Words::tr("Project path"), stack.projectPath),
             exact(stack.type.value == StackType::Kubernetes ? Words::tr("Manifest") : Words::tr("Compose file name"), stack.entryPoint),
             exact(Words::tr("Additional files"), stack.additionalFiles.join(", "_L1)),
             text(Words::tr("Stack id"), number(stack.id) < 0 ? QString() : QString::number(number(stack.id))),
             code(Words::tr("Swarm id"), stack.swarmId)}};
}

FactGroup deploymentGroup(const Stack &stack)
{
    FactGroup group{Words::tr("Last deployments"), {}};
    for (const DeploymentStep &step : stack.deploymentStatus) {
        const QString said = step.message.isEmpty() ? stepWord(step) : Words::tr("%1: %2").arg(stepWord(step), step.message);
        group.facts.append({.label = when({}, step.time, {}).value, .value = manyLines(said), .copy = step.message});
    }
    return group;
}

} // namespace

QList<FactGroup> overviewFacts(const StackDetails &details)
{
    QList<FactGroup> groups{stackGroup(details), sourceGroup(details), whereGroup(details)};
    if (!details.row.stack.deploymentStatus.isEmpty())
        groups.append(deploymentGroup(details.row.stack));
    return groups;
}

} // namespace longshore
