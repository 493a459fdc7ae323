// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/containeractions.h"

#include "ui/models/plaintooltip.h"
#include "ui/pages/judgedaction.h"
#include "ui/widgets/icons.h"

#include <QWidget>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// What an action looks like, in menus and on a button.
struct Look {
    const char *name;
    QString text;
    const char *icon = nullptr;
    QKeySequence keys = {};
};

Look lookOf(ContainerAction action)
{
    const auto tr = [](const char *text) { return ContainerActions::tr(text); };
    switch (action) {
    case ContainerAction::Start: return {"startContainer", tr("&Start"), "start"};
    case ContainerAction::Stop: return {"stopContainer", tr("S&top..."), "stop"};
    case ContainerAction::Restart: return {"restartContainer", tr("&Restart"), "restart"};
    case ContainerAction::Kill: return {"killContainer", tr("&Kill...")};
    case ContainerAction::Pause: return {"pauseContainer", tr("&Pause")};
    case ContainerAction::Resume: return {"resumeContainer", tr("Res&ume")};
    case ContainerAction::Remove: return {"removeContainer", tr("Remo&ve..."), "delete", QKeySequence(Qt::Key_Delete)};
    case ContainerAction::Recreate: return {"recreateContainer", tr("Pull and re&create..."), "download"};
    }
    return {"", {}};
}

QAction *make(QWidget &table, const Look &look)
{
    auto *action = new QAction(look.text, &table);
    action->setObjectName(QLatin1StringView(look.name));
    if (look.icon)
        action->setIcon(themedIcon(QLatin1StringView(look.icon)));
    action->setShortcut(look.keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    return action;
}

} // namespace

ContainerActions::ContainerActions(QWidget &table)
    : QObject(&table)
    , inspect(make(table, {"inspectContainer", tr("&Inspect..."), "info"}))
    , showLog(make(table, {"showContainerLog", tr("Show &log"), "history", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}))
    , logsBeside(make(table, {"containerLogsBeside", tr("Show logs side &by side")}))
    , openConsole(make(table, {"openContainerConsole", tr("Open a co&nsole"), "terminal", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)}))
    , openPort(make(table, {"openPort", tr("&Open in the browser"), "external-link"}))
    , copyName(make(table, {"copyContainer", tr("Cop&y"), "copy", QKeySequence::Copy}))
    , copyId(make(table, {"copyContainerId", tr("Copy the i&d")}))
{
    for (int i = 0; i < ContainerActionCount; ++i) {
        const auto which = static_cast<ContainerAction>(i);
        m_actions[static_cast<size_t>(i)] = make(table, lookOf(which));
        connect(action(which), &QAction::triggered, this, [this, which] { Q_EMIT wished(which); });
        setVerdict(which, verdictOn(which, QList<Container>(), StackScene{}));
    }
    for (int i = 0; i < 4; ++i)
        m_separators.append(separator());
    table.addActions(inOrder());
    setSelection(0, false);
}

QAction *ContainerActions::separator()
{
    auto *made = new QAction(this);
    made->setSeparator(true);
    return made;
}

void ContainerActions::setVerdict(ContainerAction which, const StackVerdict &verdict)
{
    judgeAction(*action(which), verdict);
}

void ContainerActions::setSelection(int count, bool hasPort, bool isRunning)
{
    inspect->setEnabled(count == 1);
    showLog->setEnabled(count > 0);
    logsBeside->setEnabled(count > 1 && count <= MostBeside);
    const QString besideWhy = logsBeside->isEnabled() ? QString() : tr("Select two to %1 containers for this.").arg(MostBeside);
    logsBeside->setStatusTip(besideWhy);
    logsBeside->setToolTip(plainToolTip(besideWhy));
    openConsole->setEnabled(count == 1 && isRunning);
    const QString consoleWhy = count != 1 ? tr("Select one container for this.") : isRunning ? QString() : tr("It does not run, so no console can be opened in it.");
    openConsole->setStatusTip(consoleWhy);
    openConsole->setToolTip(plainToolTip(consoleWhy));
    openPort->setEnabled(count == 1 && hasPort);
    copyName->setEnabled(count > 0);
    copyId->setEnabled(count > 0);
}

QList<QAction *> ContainerActions::inOrder() const
{
    return {showLog, logsBeside, openConsole, inspect, openPort, m_separators[0],
            action(ContainerAction::Start), action(ContainerAction::Stop), action(ContainerAction::Restart), action(ContainerAction::Pause),
            action(ContainerAction::Resume), action(ContainerAction::Kill), m_separators[1],
            action(ContainerAction::Recreate), m_separators[2], copyName, copyId, m_separators[3], action(ContainerAction::Remove)};
}

} // namespace longshore
