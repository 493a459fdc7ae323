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

struct WorkloadActions::Look {
    const char *name;
    QString text;
    const char *icon;
    QKeySequence keys = {};
};

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

StackVerdict logVerdict(const WorkloadSelection &selection)
{
    if (!selection.reached.isEmpty())
        return {};
    return {Why::NotNow, selection.rows.isEmpty() ? WorkloadActions::tr("Select workloads or pods first.")
                                                  : WorkloadActions::tr("There is no pod in what is selected, and so no log.")};
}

StackVerdict consoleVerdict(const WorkloadSelection &selection)
{
    if (selection.reached.size() != 1)
        return {Why::NotNow, WorkloadActions::tr("Select one pod for this.")};
    const Pod &pod = selection.reached.first();
    const QString name = oneLine(pod.object.name);
    if (pod.isEnding)
        return {Why::NotNow, WorkloadActions::tr("%1 is being ended already, so no console can be opened in it.").arg(name)};
    if (std::ranges::none_of(pod.containers, [](const PodContainer &each) { return each.state == PodContainer::State::Running; }))
        return {Why::NotNow, WorkloadActions::tr("No container of %1 runs, so no console can be opened in it.").arg(name)};
    return {};
}

WorkloadActions::WorkloadActions(QWidget &table)
    : QObject(&table)
    , showLog(make(table, {"showPodLog", tr("Show &log"), "history", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}))
    , openConsole(make(table, {"openPodConsole", tr("Open a co&nsole"), "terminal", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)}))
    , scale(makeChange(table, {"scaleWorkload", tr("S&cale..."), ""}, WorkloadAction::Scale))
    , restart(makeChange(table, {"restartWorkload", tr("&Restart rollout..."), "restart"}, WorkloadAction::Restart))
    , deletePod(makeChange(table, {"deletePod", tr("&Delete pod..."), "delete", QKeySequence(Qt::Key_Delete)}, WorkloadAction::DeletePod))
    , m_separator(new QAction(this))
{
    m_separator->setSeparator(true);
    connect(showLog, &QAction::triggered, this, &WorkloadActions::logWished);
    connect(openConsole, &QAction::triggered, this, &WorkloadActions::consoleWished);
    table.addActions(inOrder());
    update();
}

QAction *WorkloadActions::make(QWidget &table, const Look &look)
{
    auto *made = new QAction(look.text, &table);
    made->setObjectName(QLatin1StringView(look.name));
    made->setShortcut(look.keys);
    made->setShortcutContext(Qt::WidgetShortcut);
    if (*look.icon)
        made->setIcon(themedIcon(QLatin1StringView(look.icon)));
    return made;
}

QAction *WorkloadActions::makeChange(QWidget &table, const Look &look, WorkloadAction action)
{
    QAction *made = make(table, look);
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
    judgeAction(*showLog, logVerdict(m_selection));
    judgeAction(*openConsole, consoleVerdict(m_selection));
    judge(scale, WorkloadAction::Scale);
    judge(restart, WorkloadAction::Restart);
    judge(deletePod, WorkloadAction::DeletePod);
}

} // namespace longshore
