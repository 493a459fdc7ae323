// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of the operations list say.
#include "app/core/displaytext.h"
#include "app/session/operationwords.h"
#include "ui/models/operationsmodel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace longshore::operationcells {

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(OperationCells)
};

} // namespace

QString verb(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Start: return Words::tr("Start");
    case OperationKind::Stop: return Words::tr("Stop");
    case OperationKind::Restart: return Words::tr("Restart");
    case OperationKind::Update: return Words::tr("Update");
    case OperationKind::Redeploy: return Words::tr("Pull and redeploy");
    case OperationKind::GitSettings: return Words::tr("Git settings");
    case OperationKind::Detach: return Words::tr("Detach from Git");
    case OperationKind::Create: return Words::tr("Create");
    case OperationKind::CreateFromGit: return Words::tr("Create from Git");
    case OperationKind::Delete:
    case OperationKind::DeleteLimited: return Words::tr("Remove");
    case OperationKind::Migrate: return Words::tr("Migrate");
    case OperationKind::Duplicate: return Words::tr("Duplicate");
    case OperationKind::Rename: return Words::tr("Rename");
    case OperationKind::Associate: return Words::tr("Associate");
    case OperationKind::PutBack: return Words::tr("Put back");
    case OperationKind::StartContainer: return Words::tr("Start container");
    case OperationKind::StopContainer: return Words::tr("Stop container");
    case OperationKind::RestartContainer: return Words::tr("Restart container");
    case OperationKind::KillContainer: return Words::tr("Kill container");
    case OperationKind::PauseContainer: return Words::tr("Pause container");
    case OperationKind::ResumeContainer: return Words::tr("Resume container");
    case OperationKind::RemoveContainer: return Words::tr("Remove container");
    case OperationKind::RecreateContainer: return Words::tr("Recreate container");
    case OperationKind::ScaleService: return Words::tr("Scale service");
    case OperationKind::ForceUpdateService: return Words::tr("Force update service");
    case OperationKind::RollBackService: return Words::tr("Roll service back");
    case OperationKind::RemoveService: return Words::tr("Remove service");
    case OperationKind::ScaleWorkload: return Words::tr("Scale workload");
    case OperationKind::RestartWorkload: return Words::tr("Restart rollout");
    case OperationKind::DeletePod: return Words::tr("Delete pod");
    }
    return {};
}

QString workingWord(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Start: return Words::tr("Starting...");
    case OperationKind::Stop: return Words::tr("Stopping...");
    case OperationKind::Restart: return Words::tr("Restarting...");
    case OperationKind::Update: return Words::tr("Updating...");
    case OperationKind::Redeploy: return Words::tr("Redeploying...");
    case OperationKind::GitSettings: return Words::tr("Saving...");
    case OperationKind::Detach: return Words::tr("Detaching...");
    case OperationKind::Create:
    case OperationKind::CreateFromGit: return Words::tr("Creating...");
    case OperationKind::Delete:
    case OperationKind::DeleteLimited: return Words::tr("Removing...");
    case OperationKind::Migrate: return Words::tr("Migrating...");
    case OperationKind::Duplicate: return Words::tr("Duplicating...");
    case OperationKind::Rename: return Words::tr("Renaming...");
    case OperationKind::Associate: return Words::tr("Associating...");
    case OperationKind::PutBack: return Words::tr("Putting back...");
    case OperationKind::StartContainer: return Words::tr("Starting...");
    case OperationKind::StopContainer: return Words::tr("Stopping...");
    case OperationKind::RestartContainer: return Words::tr("Restarting...");
    case OperationKind::KillContainer: return Words::tr("Killing...");
    case OperationKind::PauseContainer: return Words::tr("Pausing...");
    case OperationKind::ResumeContainer: return Words::tr("Resuming...");
    case OperationKind::RemoveContainer: return Words::tr("Removing...");
    case OperationKind::RecreateContainer: return Words::tr("Recreating...");
    case OperationKind::ScaleService: return Words::tr("Scaling...");
    case OperationKind::ForceUpdateService: return Words::tr("Updating...");
    case OperationKind::RollBackService: return Words::tr("Rolling back...");
    case OperationKind::RemoveService: return Words::tr("Removing...");
    case OperationKind::ScaleWorkload: return Words::tr("Scaling...");
    case OperationKind::RestartWorkload: return Words::tr("Restarting...");
    case OperationKind::DeletePod: return Words::tr("Deleting...");
    }
    return {};
}

QString place(const OperationSubject &subject)
{
    if (subject.environmentName.isEmpty())
        return oneLine(subject.serverName);
    return Words::tr("%1 on %2").arg(oneLine(subject.environmentName), oneLine(subject.serverName));
}

QString progress(const Operation &operation)
{
    if (operation.isEnded())
        return oneLine(operation.sentence());
    const QString step = operationwords::stepName(operation.step());
    const QString seen = oneLine(operation.progress());
    return seen.isEmpty() ? step : Words::tr("%1: %2").arg(step, seen);
}

QString outcome(const Operation &operation)
{
    if (operation.step() == OperationStep::Queued)
        return Words::tr("Waiting");
    return operationwords::outcomeName(operation.outcome());
}

QString took(const Operation &operation, const QDateTime &now)
{
    constexpr qint64 Minute = 60;
    constexpr qint64 Hour = 60 * Minute;
    const qint64 seconds = std::max<qint64>(0, operation.startedAt().secsTo(operation.isEnded() ? operation.endedAt() : now));
    if (seconds < Minute)
        return Words::tr("%1 s").arg(seconds);
    if (seconds < Hour)
        return Words::tr("%1 min %2 s").arg(QString::number(seconds / Minute), QString::number(seconds % Minute));
    return Words::tr("%1 h %2 min").arg(QString::number(seconds / Hour), QString::number(seconds % Hour / Minute));
}

} // namespace longshore::operationcells
