// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/changeactions.h"

#include "app/core/displaytext.h"
#include "ui/models/plaintooltip.h"
#include "ui/pages/judgedaction.h"
#include "ui/widgets/icons.h"

#include <QMenu>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

/// What an action looks like, in menus and on a button.
struct Look {
    const char *name;
    QString text;
    QString button; ///< Shorter words for a button; empty: those of the menu.
    const char *icon = nullptr;
    QList<QKeySequence> keys = {};
};

Look lookOf(StackAction action)
{
    const auto tr = [](const char *text) { return ChangeActions::tr(text); };
    switch (action) {
    case StackAction::Start: return {"startStack", tr("St&art"), {}, "start"};
    case StackAction::Stop: return {"stopStack", tr("S&top..."), {}, "stop"};
    case StackAction::Restart: return {"restartStack", tr("Resta&rt..."), {}, "restart"};
    case StackAction::Edit: return {"editStack", tr("&Edit and update..."), tr("Update..."), "edit", {Qt::Key_F2, Qt::CTRL | Qt::Key_E}};
    case StackAction::Redeploy: return {"redeployStack", tr("&Pull and redeploy..."), {}, "download"};
    case StackAction::GitSettings: return {"gitSettings", tr("&Git settings..."), tr("Edit settings..."), "git"};
    case StackAction::Detach: return {"detachStack", tr("&Detach from Git..."), {}};
    case StackAction::Migrate: return {"migrateStack", tr("&Migrate..."), {}};
    case StackAction::Duplicate: return {"duplicateStack", tr("D&uplicate..."), {}, "copy"};
    case StackAction::Rename: return {"renameStack", tr("Re&name..."), {}};
    case StackAction::Associate: return {"associateStack", tr("Ass&ociate..."), {}};
    case StackAction::Remove: return {"removeStack", tr("Remo&ve..."), {}, "delete", {QKeySequence(Qt::Key_Delete)}};
    case StackAction::MakeTemplate: return {"makeTemplate", tr("Create temp&late..."), {}, "save"};
    case StackAction::Versions: return {"stackVersions", tr("Version&s..."), {}, "history", {Qt::CTRL | Qt::SHIFT | Qt::Key_H}};
    case StackAction::Export: return {"exportStacks", tr("E&xport..."), {}, "export"};
    }
    return {"", {}, {}};
}

QAction *makeAction(QWidget &page, const Look &look, Qt::ShortcutContext context)
{
    auto *action = new QAction(look.text, &page);
    action->setObjectName(QLatin1StringView(look.name));
    if (look.icon)
        action->setIcon(themedIcon(QLatin1StringView(look.icon)));
    if (!look.button.isEmpty())
        action->setIconText(look.button);
    action->setShortcuts(look.keys);
    action->setShortcutContext(context);
    page.addAction(action);
    return action;
}

} // namespace

ChangeActions::ChangeActions(QWidget &page, QWidget &table)
    : QObject(&page)
    , newStack(makeAction(page, {"newStack", tr("&New stack..."), {}, "add", {QKeySequence::New}}, Qt::WindowShortcut))
    , importStacks(makeAction(page, {"importStacks", tr("&Import stacks..."), {}, "upload"}, Qt::WindowShortcut))
    , undo(makeAction(page, {"undoChange", tr("&Undo"), {}, "undo", {QKeySequence::Undo}}, Qt::WindowShortcut))
{
    for (int i = 0; i < StackActionCount; ++i)
        m_actions[static_cast<size_t>(i)] = make(i == static_cast<int>(StackAction::Remove) ? table : page, static_cast<StackAction>(i));
    for (int i = 0; i < 4; ++i) {
        m_separators.append(new QAction(&page));
        m_separators.last()->setSeparator(true);
    }
    connect(newStack, &QAction::triggered, this, &ChangeActions::newStackWished);
    setUndo({}, {});
    connect(undo, &QAction::triggered, this, &ChangeActions::undoWished);
    connect(importStacks, &QAction::triggered, this, &ChangeActions::importWished);
}

QAction *ChangeActions::make(QWidget &owner, StackAction which)
{
    QAction *made = makeAction(owner, lookOf(which), Qt::WidgetWithChildrenShortcut);
    connect(made, &QAction::triggered, this, [this, which] { Q_EMIT wished(which); });
    judgeAction(*made, verdictOn(which, QList<StackScene>()));
    return made;
}

void ChangeActions::setVerdict(StackAction action, const StackVerdict &verdict)
{
    judgeAction(*m_actions[static_cast<size_t>(action)], verdict);
}

void ChangeActions::setCreateVerdict(const StackVerdict &verdict)
{
    judgeAction(*newStack, verdict);
    judgeAction(*importStacks, verdict);
}

void ChangeActions::setUndo(const QString &what, const QString &whyNot)
{
    const QString reason = what.isEmpty() ? tr("Nothing was changed since the start that could be taken back.") : whyNot;
    undo->setEnabled(reason.isEmpty());
    undo->setText(what.isEmpty() ? tr("&Undo") : tr("&Undo: %1...").arg(QString(oneLine(what)).replace(u'&', u"&&"_s)));
    undo->setStatusTip(reason);
    undo->setToolTip(plainToolTip(reason));
}

QList<QAction *> ChangeActions::inOrder() const
{
    return {action(StackAction::Start), action(StackAction::Stop), action(StackAction::Restart), m_separators[0],
            action(StackAction::Edit), action(StackAction::Redeploy), action(StackAction::GitSettings), action(StackAction::Detach), m_separators[1],
            action(StackAction::Duplicate), action(StackAction::Migrate), action(StackAction::Rename), action(StackAction::Associate), m_separators[2],
            action(StackAction::Versions), action(StackAction::MakeTemplate), action(StackAction::Export), m_separators[3], action(StackAction::Remove)};
}

void ChangeActions::fillMore(QMenu &menu) const
{
    menu.setToolTipsVisible(true);
    QList<QAction *> rest = inOrder();
    rest.removeOne(action(StackAction::Start));
    rest.removeOne(action(StackAction::Stop));
    rest.removeOne(action(StackAction::Edit));
    menu.addActions(rest);
}

} // namespace longshore
