// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/stackstates.h"

#include "ui/dialogs/closequestion.h"
#include "ui/dialogs/gitsettingsdialog.h"
#include "ui/dialogs/movestackdialog.h"
#include "ui/dialogs/stackquestion.h"

#include <QComboBox>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const QString Container = u"container shop-web-1"_s;

StackAsked asked(StackAction action)
{
    return {.action = action, .stacks = {u"shop"_s}, .server = u"home-lab"_s, .environment = u"local"_s, .owners = u"It also belongs to alice and team web."_s,
            .mayPrune = action == StackAction::Redeploy};
}

StackEffect stopEffect()
{
    return {.goes = {Container, u"container shop-cache-1, which does not run"_s, u"network shop_default"_s},
            .restarts = {},
            .stays = {u"volume shop_db"_s, u"folder or file /srv/shop on the host"_s, u"the stack itself, with file and variables: it can be started again"_s},
            .notes = {u"What the containers wrote outside of volumes and host folders is lost."_s}};
}

StackEffect longEffect()
{
    StackEffect effect = stopEffect();
    for (int i = 0; i < 11; ++i)
        effect.goes.append(u"container shop-a-very-long-name-of-a-worker-that-goes-on-and-on-%1"_s.arg(i));
    effect.goes.append(u"30 more"_s);
    return effect;
}

std::function<std::unique_ptr<QDialog>()> question(const StackAsked &about)
{
    return [about] { return std::make_unique<StackQuestion>(about); };
}

void tell(QDialog &dialog) { static_cast<StackQuestion &>(dialog).setEffect(stopEffect()); }

QList<DialogState> questions()
{
    StackAsked guarded = asked(StackAction::Remove);
    guarded.guard = Guard::Environment;
    StackAsked git = asked(StackAction::Redeploy);
    git.isGit = true;
    StackAsked several = asked(StackAction::Stop);
    several.stacks = {u"shop"_s, u"media"_s, u"cache"_s};
    several.owners.clear();
    several.leftOut = {u"grafana is already stopped."_s};
    const auto renew = [](QDialog &dialog) {
        static_cast<StackQuestion &>(dialog).setEffect({.goes = {}, .restarts = {Container, u"container shop-db-1"_s}, .stays = {u"volume shop_db"_s}, .notes = {}});
    };
    return {
        {u"stop-reading"_s, question(asked(StackAction::Stop))},
        {u"stop"_s, question(asked(StackAction::Stop)), tell},
        {u"stop-long"_s, question(asked(StackAction::Stop)), [](QDialog &dialog) { static_cast<StackQuestion &>(dialog).setEffect(longEffect()); }},
        {u"stop-unread"_s, question(asked(StackAction::Stop)),
         [](QDialog &dialog) { static_cast<StackQuestion &>(dialog).setEffectFailed({u"home-lab is not answering."_s, {}}); }},
        {u"stop-several"_s, question(several),
         [](QDialog &dialog) {
             static_cast<StackQuestion &>(dialog).setEffect({.goes = {u"shop: 3 containers, 1 network"_s, u"media: 5 containers, 1 network"_s, u"cache: nothing runs"_s},
                                                             .restarts = {}, .stays = {u"shop: the volume shop_db"_s}, .notes = {}});
         }},
        {u"remove-guarded"_s, question(guarded), tell},
        {u"redeploy-git"_s, question(git), renew},
        {u"detach"_s, question(asked(StackAction::Detach)), renew},
    };
}

std::unique_ptr<QDialog> move(StackAction action)
{
    const QList<MoveTarget> targets{{.serverName = u"home-lab"_s, .environment = EnvironmentId(2), .environmentName = u"edge"_s},
                                    {.serverName = u"home-lab"_s, .environment = EnvironmentId(4), .environmentName = u"twin"_s,
                                     .sameEngine = u"twin has the same address as local, so it is probably the same engine. There a running stack is refused, and a "
                                                   "stopped one ends up running nowhere."_s},
                                    {.serverName = u"work"_s, .environment = EnvironmentId(1), .environmentName = u"prod"_s, .isOtherServer = true}};
    auto dialog = std::make_unique<MoveStackDialog>(MoveStackDialog::About{.action = action, .stack = u"shop"_s, .name = u"shop"_s, .server = u"home-lab"_s,
                                                                           .environment = u"local"_s, .targets = targets});
    dialog->setEffect(stopEffect(), true);
    return dialog;
}

std::unique_ptr<QDialog> gitSettings()
{
    Stack stack;
    stack.name = u"shop"_s;
    stack.gitConfig = GitConfig{.url = u"https://git.example/shop.git"_s, .referenceName = u"refs/heads/main"_s};
    stack.gitConfig->authentication = GitAuthentication{.username = u"bot"_s};
    stack.autoUpdate = AutoUpdate{.interval = u"15m"_s};
    return std::make_unique<GitSettingsDialog>(stack, u"home-lab"_s, u"local"_s);
}

} // namespace

QList<DialogState> stackStates()
{
    QList<DialogState> states = questions();
    states += QList<DialogState>{
        {u"migrate"_s, [] { return move(StackAction::Migrate); }},
        {u"migrate-twin"_s, [] { return move(StackAction::Migrate); }, [](QDialog &dialog) { dialog.findChild<QComboBox *>(u"target"_s)->setCurrentIndex(1); }},
        {u"duplicate"_s, [] { return move(StackAction::Duplicate); }},
        {u"rename"_s, [] { return move(StackAction::Rename); }},
        {u"associate"_s, [] { return move(StackAction::Associate); }},
        {u"git-settings"_s, gitSettings},
        {u"close-unfinished"_s,
         [] {
             return std::make_unique<CloseQuestion>(
                 CloseQuestion::About{.goesOn = {u"Stopping shop, local on home-lab"_s}, .notDone = {u"Updating media, local on home-lab"_s}, .unsaved = {u"grafana"_s}});
         }},
    };
    return states;
}

} // namespace longshore
