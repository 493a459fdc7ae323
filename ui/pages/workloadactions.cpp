// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/workloadactions.h"

#include "app/core/displaytext.h"
#include "ui/pages/judgedaction.h"
#include "ui/widgets/icons.h"

#include <QWidget>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

using Why = StackVerdict::Why;

StackVerdict scaleVerdict(const Workload &workload)
{
    const QString name = oneLine(workload.object.name);
    if (workload.isScalable())
        return {};
    if (workload.kind == WorkloadKind::DaemonSet)
        return {Why::NotPossible, WorkloadActions::tr("%1 runs once on every node, so it cannot be scaled.").arg(name)};
    return {Why::NotPossible, WorkloadActions::tr("%1 is a job, which ends by itself, so it cannot be scaled.").arg(name)};
}

StackVerdict restartVerdict(const Workload &workload)
{
    const QString name = oneLine(workload.object.name);
    if (!workload.isRestartable())
        return {Why::NotPossible, WorkloadActions::tr("%1 is a job, which ends by itself, so there is no rollout to restart.").arg(name)};
    if (workload.desired == 0)
        return {Why::AlreadySo, WorkloadActions::tr("%1 is to have no pods, so there is nothing to restart.").arg(name)};
    return {};
}

StackVerdict deletionVerdict(const QList<WorkloadRow> &pods)
{
    if (pods.isEmpty())
        return {Why::NotNow, WorkloadActions::tr("Select one or more pods first.")};
    if (!std::ranges::all_of(pods, [](const WorkloadRow &row) { return row.pod && row.pod->isEnding; }))
        return {};
    return {Why::AlreadySo, pods.size() == 1 ? WorkloadActions::tr("%1 is being ended already.").arg(oneLine(pods.first().object.name))
                                             : WorkloadActions::tr("All of them are being ended already.")};
}

/// Why there is no workload in what is selected.
StackVerdict noWorkload(const WorkloadSelection &selection)
{
    if (selection.rows.size() != 1)
        return {Why::NotNow, selection.rows.isEmpty() ? WorkloadActions::tr("Select a workload first.") : WorkloadActions::tr("Select one workload only.")};
    const WorkloadRow &row = selection.rows.first();
    const QString name = oneLine(row.object.name);
    if (row.kind == WorkloadRow::Kind::Pod)
        return {Why::NotPossible, WorkloadActions::tr("%1 is a pod of its own: no workload keeps it running.").arg(name)};
    return {Why::NotPossible, WorkloadActions::tr("%1 runs nothing itself. Select a workload first.").arg(name)};
}

} // namespace

QList<WorkloadRow> WorkloadSelection::pods() const
{
    const bool areAll = std::ranges::all_of(rows, [](const WorkloadRow &row) { return row.kind == WorkloadRow::Kind::Pod; });
    return areAll ? rows : QList<WorkloadRow>();
}

StackVerdict verdictOn(WorkloadAction action, const WorkloadSelection &selection)
{
    if (action == WorkloadAction::DeletePod)
        return deletionVerdict(selection.pods());
    if (!selection.workload)
        return noWorkload(selection);
    return action == WorkloadAction::Scale ? scaleVerdict(*selection.workload) : restartVerdict(*selection.workload);
}

WorkloadActions::WorkloadActions(QWidget &table)
    : QObject(&table)
    , scale(make(table, "scaleWorkload", tr("S&cale..."), "", WorkloadAction::Scale))
    , restart(make(table, "restartWorkload", tr("&Restart rollout..."), "restart", WorkloadAction::Restart))
    , deletePod(make(table, "deletePod", tr("&Delete pod..."), "delete", WorkloadAction::DeletePod))
{
    deletePod->setShortcut(QKeySequence(Qt::Key_Delete));
    table.addActions(inOrder());
    update();
}

QAction *WorkloadActions::make(QWidget &table, const char *name, const QString &text, const char *icon, WorkloadAction action)
{
    auto *made = new QAction(text, &table);
    made->setObjectName(QLatin1StringView(name));
    made->setShortcutContext(Qt::WidgetShortcut);
    if (*icon)
        made->setIcon(themedIcon(QLatin1StringView(icon)));
    connect(made, &QAction::triggered, this, [this, action] { Q_EMIT wished(action); });
    return made;
}

void WorkloadActions::setVerdict(const StackVerdict &verdict)
{
    m_verdict = verdict;
    update();
}

void WorkloadActions::setSelection(const WorkloadSelection &selection)
{
    m_selection = selection;
    update();
}

void WorkloadActions::update()
{
    const auto judge = [this](QAction *action, WorkloadAction which) { judgeAction(*action, m_verdict.may() ? verdictOn(which, m_selection) : m_verdict); };
    judge(scale, WorkloadAction::Scale);
    judge(restart, WorkloadAction::Restart);
    judge(deletePod, WorkloadAction::DeletePod);
}

} // namespace longshore
