// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/pages/changeactions.h"
#include "ui/pages/containeractions.h"
#include "ui/pages/stacksactions.h"
#include "ui/widgets/icons.h"

#include <QMenu>
#include <QMenuBar>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct Look {
    const char *name;
    QString text;
    const char *icon = nullptr;
    QKeySequence keys = {};
    bool checkable = false;
};

QAction *make(QWidget *window, const Look &look)
{
    auto *action = new QAction(look.text, window);
    action->setObjectName(QLatin1StringView(look.name));
    if (look.icon)
        action->setIcon(themedIcon(QLatin1StringView(look.icon)));
    action->setShortcut(look.keys);
    action->setCheckable(look.checkable);
    action->setMenuRole(QAction::NoRole);
    window->addAction(action);
    return action;
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
    , addServer(make(window, {"addServer", tr("&Connect to a server..."), "add", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}))
    , servers(make(window, {"servers", tr("&Servers..."), "server"}))
    , settings(make(window, {"settings", tr("Se&ttings..."), "settings", QKeySequence(Qt::CTRL | Qt::Key_Comma)}))
    , quit(make(window, {"quit", tr("&Quit"), nullptr, QKeySequence(QKeySequence::Quit)}))
    , refresh(make(window, {"refresh", tr("&Refresh"), "refresh", QKeySequence(Qt::Key_F5)}))
    , sources(make(window, {"toggleSources", tr("S&ources"), "sidebar", QKeySequence(Qt::Key_F9), true}))
    , detailPlaces(new QActionGroup(window))
    , detailBottom(make(window, {"detailBottom", tr("&Below the table"), "panel-bottom", {}, true}))
    , detailRight(make(window, {"detailRight", tr("To the &right of it"), "panel-right", {}, true}))
    , detailHidden(make(window, {"detailHidden", tr("&Hidden"), nullptr, {}, true}))
    , focusSources(make(window, {"focusSources", tr("Go to the so&urces"), nullptr, QKeySequence(Qt::CTRL | Qt::Key_1)}))
    , focusTable(make(window, {"focusTable", tr("Go to the &table"), nullptr, QKeySequence(Qt::CTRL | Qt::Key_2)}))
    , focusDetails(make(window, {"focusDetails", tr("Go to the &details"), nullptr, QKeySequence(Qt::CTRL | Qt::Key_3)}))
    , operations(make(window, {"operations", tr("&Operations"), "history", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}))
    , fullScreen(make(window, {"fullScreen", tr("&Full screen"), nullptr, QKeySequence(Qt::Key_F11), true}))
    , account(make(window, {"account", tr("My &account..."), "user"}))
    , accessTokens(make(window, {"accessTokens", tr("Access &tokens..."), "key"}))
    , usersAndTeams(make(window, {"usersAndTeams", tr("&Users and teams..."), "users"}))
    , environmentAccess(make(window, {"environmentAccess", tr("&Environment access..."), "server"}))
    , seenByUser(make(window, {"seenByUser", tr("&What can a user see?..."), "eye"}))
    , serverSettings(make(window, {"serverSettings", tr("Server &settings..."), "settings"}))
    , serverInformation(make(window, {"serverInformation", tr("Server &information..."), "info"}))
    , openPortainer(make(window, {"openPortainer", tr("&Open Portainer in the browser"), "external-link"}))
    , signInAgain(make(window, {"signInAgain", tr("Sig&n in again..."), "key"}))
    , forgetServer(make(window, {"forgetServer", tr("&Forget this server..."), "delete"}))
    , serverOptions(make(window, {"serverOptions", tr("O&ptions..."), "settings"}))
    , readOnly(make(window, {"readOnly", tr("&Read-only"), "lock", {}, true}))
    , guide(make(window, {"guide", tr("Portainer's &documentation"), "help", QKeySequence(Qt::Key_F1)}))
    , usersGuide(make(window, {"usersGuide", tr("About &users...")}))
    , tokensGuide(make(window, {"tokensGuide", tr("About access &tokens...")}))
    , apiGuide(make(window, {"apiGuide", tr("About the &API...")}))
    , keyboard(make(window, {"keyboard", tr("&Keyboard..."), "keyboard"}))
    , about(make(window, {"about", tr("A&bout Longshore")}))
{
    for (QAction *place : {detailBottom, detailRight, detailHidden})
        detailPlaces->addAction(place);
}

QList<QAction *> Actions::serverSections() const
{
    return {account, accessTokens, usersAndTeams, environmentAccess, serverSettings, serverInformation};
}

void Actions::fill(QMenuBar &bar, const StacksActions &page, const ChangeActions &changes, const ContainerActions &containers) const
{
    QMenu *file = bar.addMenu(tr("&File"));
    file->setToolTipsVisible(true);
    file->addActions({changes.newStack, changes.importStacks});
    file->addSeparator();
    file->addActions({addServer, servers});
    file->addSeparator();
    file->addActions({page.exportCsv, page.exportJson});
    file->addSeparator();
    file->addActions({settings, quit});

    QMenu *view = bar.addMenu(tr("&View"));
    view->addActions({refresh, page.find, page.clearFilter});
    view->addSeparator();
    view->addAction(sources);
    QMenu *details = view->addMenu(tr("Detail &pane"));
    details->addActions(detailPlaces->actions());
    view->addSeparator();
    view->addActions({focusSources, focusTable, focusDetails});
    view->addSeparator();
    view->addActions({operations, fullScreen});

    QMenu *server = bar.addMenu(tr("Se&rver"));
    server->addActions(serverSections());
    server->addSeparator();
    server->addAction(seenByUser);
    server->addSeparator();
    server->addActions({openPortainer, signInAgain, serverOptions, forgetServer});
    server->addSeparator();
    server->addAction(readOnly);

    QMenu *stack = bar.addMenu(tr("S&tack"));
    stack->setToolTipsVisible(true); // They say why something cannot be done.
    stack->addAction(changes.undo);
    stack->addSeparator();
    stack->addActions(changes.inOrder());
    stack->addSeparator();
    stack->addActions({page.showDetails, page.showLogs, page.openConsole});
    stack->addSeparator();
    stack->addActions({page.selectAll, page.copyRows, page.copyCells, page.copyCsv, page.copyJson});
    stack->addSeparator();
    stack->addAction(page.openInPortainer);

    QMenu *container = bar.addMenu(tr("&Container"));
    container->setToolTipsVisible(true);
    container->addActions(containers.inOrder());

    QMenu *help = bar.addMenu(tr("&Help"));
    help->addActions({guide, usersGuide, tokensGuide, apiGuide, keyboard});
    help->addSeparator();
    help->addActions({serverInformation, about});
}

} // namespace longshore
