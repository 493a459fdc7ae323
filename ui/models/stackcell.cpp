// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stackcell.h"

#include "app/core/displaytext.h"
#include "ui/models/relativetime.h"

#include <QCoreApplication>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace longshore {
namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(StackCell)
};

QString unknownWord(qint64 code) { return Words::tr("Unknown (%1)").arg(code); }
QString yesOrNo(bool yes) { return yes ? Words::tr("Yes") : Words::tr("No"); }

/// Addresses may carry a user and a password; neither is for the screen.
QString withoutUserInfo(const QString &url)
{
    const qsizetype start = url.indexOf("://"_L1);
    if (start < 0)
        return url;
    const qsizetype host = start + 3;
    const qsizetype path = url.indexOf(u'/', host);
    const qsizetype at = QStringView(url).left(path < 0 ? url.size() : path).lastIndexOf(u'@');
    return at < host ? url : url.left(host) + url.mid(at + 1);
}

QString environmentText(const StackRow &row)
{
    if (!row.environmentName.isEmpty())
        return row.environmentName;
    const QString text = row.control == Control::Orphaned ? Words::tr("Removed (%1)") : Words::tr("Environment %1");
    return text.arg(number(row.stack.environmentId));
}

QString gitText(const StackRow &row, StackColumn column)
{
    if (!row.stack.gitConfig)
        return {};
    switch (column) {
    case StackColumn::GitRepository: return withoutUserInfo(row.stack.gitConfig->url);
    case StackColumn::GitReference: return row.stack.gitConfig->referenceName;
    case StackColumn::GitCommit: return row.stack.gitConfig->configHash;
    default: return row.stack.gitConfig->configFilePath;
    }
}

QString automaticUpdatesText(const StackRow &row)
{
    const auto &update = row.stack.autoUpdate;
    if (!update)
        return {};
    if (!update->interval.isEmpty())
        return Words::tr("Every %1").arg(update->interval);
    return update->webhook.isEmpty() ? QString() : Words::tr("Webhook");
}

QString yesNoText(const StackRow &row, StackColumn column)
{
    if (row.knownOnly)
        return {};
    if (column == StackColumn::ComposeFormat)
        return yesOrNo(row.stack.usesComposeFormat());
    return row.stack.fromAppTemplate ? yesOrNo(*row.stack.fromAppTemplate) : QString();
}

QString wordText(const StackRow &row, StackColumn column)
{
    switch (column) {
    case StackColumn::State: return stateWord(row.stack.status);
    case StackColumn::Containers: return runningText(row.running);
    case StackColumn::Type: return typeWord(row.stack.type);
    case StackColumn::Control: return controlWord(row.control);
    case StackColumn::Ownership: return ownershipWord(row);
    default: return yesNoText(row, column);
    }
}

QString serverText(const StackRow &row, StackColumn column)
{
    const Stack &stack = row.stack;
    switch (column) {
    case StackColumn::Name: return stack.displayName();
    case StackColumn::Environment: return environmentText(row);
    case StackColumn::Server: return row.serverName;
    case StackColumn::CreatedBy: return stack.createdBy;
    case StackColumn::UpdatedBy: return stack.updatedBy;
    case StackColumn::Namespace: return stack.namespaceName;
    case StackColumn::EntryPoint: return stack.entryPoint;
    case StackColumn::ProjectPath: return stack.projectPath;
    case StackColumn::SwarmId: return stack.swarmId;
    case StackColumn::AdditionalFiles: return stack.additionalFiles.join(", "_L1);
    case StackColumn::AutomaticUpdates: return automaticUpdatesText(row);
    default: return gitText(row, column);
    }
}

QString digits(qint64 number) { return number < 0 ? QString() : QString::number(number); }

QVariant wordValue(const StackRow &row, StackColumn column)
{
    const QString word = wordText(row, column);
    if (word.isEmpty())
        return {};
    if (column == StackColumn::ComposeFormat)
        return row.stack.usesComposeFormat();
    return column == StackColumn::FromTemplate ? QVariant(*row.stack.fromAppTemplate) : QVariant(word);
}

QVariant nullWhenEmpty(const QString &text) { return text.isEmpty() ? QVariant() : QVariant(text); }
QVariant nullWhenNone(qint64 number) { return number < 0 ? QVariant() : QVariant(number); }

QVariant measuredValue(const StackRow &row, StackColumn column)
{
    constexpr double Tenths = 10;
    const qint64 number = cellNumber(row, column);
    return column == StackColumn::Cpu && number >= 0 ? QVariant(double(number) / Tenths) : nullWhenNone(number);
}

} // namespace

QString stateWord(const Coded<StackStatus> &status)
{
    switch (status.value) {
    case StackStatus::Active: return Words::tr("Active");
    case StackStatus::Inactive: return Words::tr("Inactive");
    case StackStatus::Deploying: return Words::tr("Deploying");
    case StackStatus::Error: return Words::tr("Error");
    case StackStatus::Unknown: break;
    }
    return unknownWord(status.code);
}

QString typeWord(const Coded<StackType> &type)
{
    switch (type.value) {
    case StackType::Swarm: return Words::tr("Swarm");
    case StackType::Compose: return Words::tr("Compose");
    case StackType::Kubernetes: return Words::tr("Kubernetes");
    case StackType::Unknown: break;
    }
    return unknownWord(type.code);
}

QString controlWord(Control control)
{
    switch (control) {
    case Control::Limited: return Words::tr("Limited");
    case Control::Orphaned: return Words::tr("Orphaned");
    case Control::Total: break;
    }
    return Words::tr("Total");
}

QString ownershipWord(const StackRow &row)
{
    if (row.knownOnly)
        return {};
    return ownershipWord(row.stack.resourceControl ? row.stack.resourceControl->ownership() : Ownership::Administrators);
}

QString ownershipWord(Ownership ownership)
{
    switch (ownership) {
    case Ownership::Private: return Words::tr("Private");
    case Ownership::Restricted: return Words::tr("Restricted");
    case Ownership::Public: return Words::tr("Public");
    case Ownership::Administrators: break;
    }
    return Words::tr("Administrators");
}

QString runningText(const RowRunning &running)
{
    if (!running.count)
        return running.note.isEmpty() ? QString() : Words::tr("Not read");
    return running.count->total == 0 ? Words::tr("None") : u"%1/%2"_s.arg(running.count->running).arg(running.count->total);
}

QString runningSentence(const RowRunning &running)
{
    QStringList parts;
    if (running.count && running.count->total == 0)
        parts.append(Words::tr("Nothing of it is on its engine."));
    else if (running.count) {
        QString words = Words::tr("%1 of %2 run").arg(running.count->running).arg(running.count->total);
        if (running.count->bad > 0)
            words += Words::tr(", %1 in trouble").arg(running.count->bad);
        if (running.count->wary > 0)
            words += Words::tr(", %1 not settled").arg(running.count->wary);
        parts.append(words + u'.');
    }
    if (!running.note.isEmpty())
        parts.append(running.note);
    return parts.join(u' ');
}

QString usageText(const StackRow &row, StackColumn column)
{
    const std::optional<StackUsage> &usage = row.running.usage;
    if (!usage)
        return {};
    if (usage->containers == 0)
        return Words::tr("None");
    const QLocale locale;
    constexpr double Tenths = 10;
    return column == StackColumn::Cpu ? Words::tr("%1 %").arg(locale.toString(double(usage->cpu) / Tenths, 'f', 1))
                                      : locale.formattedDataSize(usage->memory, 1);
}

QString usageSentence(const StackRow &row)
{
    const std::optional<StackUsage> &usage = row.running.usage;
    const bool isCluster = row.stack.type.value == StackType::Kubernetes;
    if (!usage && isCluster)
        return Words::tr("Not measured. Rows in sight are, while this column is shown, if their cluster has a metrics server.");
    if (!usage)
        return Words::tr("Not measured. Rows in sight are, one after the other, while this column is shown.");
    if (usage->containers == 0)
        return Words::tr("Nothing of it runs.");
    if (row.stack.type.value == StackType::Swarm)
        return Words::tr("Sum over %1 running containers, on the node that answers only.").arg(usage->containers);
    return usage->containers == 1 ? Words::tr("One running container.") : Words::tr("Sum over %1 running containers.").arg(usage->containers);
}

QString cellText(const StackRow &row, StackColumn column)
{
    switch (columnKind(column)) {
    case ColumnKind::Measure: return usageText(row, column);
    case ColumnKind::Word: return wordText(row, column);
    case ColumnKind::Number: return digits(cellNumber(row, column));
    case ColumnKind::Text: return oneLine(serverText(row, column));
    case ColumnKind::Time: break;
    }
    return {};
}

qint64 cellNumber(const StackRow &row, StackColumn column)
{
    switch (column) {
    case StackColumn::Created: return row.stack.creationDate;
    case StackColumn::Updated: return row.stack.updateDate;
    case StackColumn::Id: return number(row.stack.id);
    case StackColumn::EnvironmentId: return number(row.stack.environmentId);
    case StackColumn::VariablesCount: return row.knownOnly ? -1 : row.stack.env.size();
    case StackColumn::Cpu: return row.running.usage ? row.running.usage->cpu : -1;
    case StackColumn::Memory: return row.running.usage ? row.running.usage->memory : -1;
    default: return -1;
    }
}

int stateRank(StackStatus status)
{
    switch (status) {
    case StackStatus::Error: return 0;
    case StackStatus::Unknown: return 1;
    case StackStatus::Deploying: return 2;
    case StackStatus::Inactive: return 3;
    case StackStatus::Active: break;
    }
    return 4;
}

// The rank first, then how much of it runs: among those in trouble, what runs least comes first.
qint64 runningRank(const RowRunning &running)
{
    constexpr qint64 Parts = 1000;
    if (!running.count)
        return -1;
    const qint64 share = running.count->total == 0 ? 0 : Parts * (running.count->well() + running.count->wary) / running.count->total;
    return running.count->rank() * (Parts + 1) + share;
}

QVariant cellValue(const StackRow &row, StackColumn column, const QTimeZone &zone)
{
    switch (columnKind(column)) {
    case ColumnKind::Word: return wordValue(row, column);
    case ColumnKind::Number: return nullWhenNone(cellNumber(row, column));
    case ColumnKind::Measure: return measuredValue(row, column);
    case ColumnKind::Time: return nullWhenEmpty(isoTime(cellNumber(row, column), zone));
    case ColumnKind::Text: break;
    }
    return nullWhenEmpty(cellText(row, column));
}

} // namespace longshore
