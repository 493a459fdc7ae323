// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackrights.h"

#include "app/core/displaytext.h"
#include "app/session/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace longshore {

namespace {

using Why = StackVerdict::Why;

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(StackRights)
};

QString nameOf(const StackScene &scene) { return oneLine(scene.stack.displayName()); }
QString serverOf(const StackScene &scene) { return oneLine(scene.serverName); }
QString userOf(const StackScene &scene) { return scene.user ? oneLine(scene.user->name) : Words::tr("This user"); }
bool isAdministrator(const StackScene &scene) { return scene.user && scene.user->isAdministrator(); }
bool isKubernetes(const StackScene &scene) { return scene.stack.type.value == StackType::Kubernetes; }

/// Completes "may not ...".
QString wordsOf(StackAction action, const QString &stack)
{
    switch (action) {
    case StackAction::Start: return Words::tr("start %1").arg(stack);
    case StackAction::Stop: return Words::tr("stop %1").arg(stack);
    case StackAction::Restart: return Words::tr("restart %1").arg(stack);
    case StackAction::Edit: return Words::tr("edit %1").arg(stack);
    case StackAction::Redeploy: return Words::tr("redeploy %1").arg(stack);
    case StackAction::GitSettings: return Words::tr("change the Git settings of %1").arg(stack);
    case StackAction::Detach: return Words::tr("detach %1 from Git").arg(stack);
    case StackAction::Migrate: return Words::tr("migrate %1").arg(stack);
    case StackAction::Duplicate: return Words::tr("duplicate %1").arg(stack);
    case StackAction::Rename: return Words::tr("rename %1").arg(stack);
    case StackAction::Associate: return Words::tr("associate %1").arg(stack);
    case StackAction::Remove: return Words::tr("remove %1").arg(stack);
    case StackAction::MakeTemplate: return Words::tr("make a template of %1").arg(stack);
    case StackAction::Versions: return Words::tr("read the file of %1").arg(stack);
    case StackAction::Export: return Words::tr("export %1").arg(stack);
    }
    return {};
}

/// Reads, and changes nothing on the server.
bool onlyReads(StackAction action) { return action == StackAction::Export || action == StackAction::Versions; }

StackVerdict serverVerdict(const StackScene &scene)
{
    switch (scene.server) {
    case StackScene::Server::Answering: break;
    case StackScene::Server::Connecting: return {Why::NotNow, Words::tr("%1 has not answered yet.").arg(serverOf(scene))};
    case StackScene::Server::Silent: return {Why::NotNow, Words::tr("%1 is not answering. Refresh first.").arg(serverOf(scene))};
    case StackScene::Server::SignedOut: return {Why::NotNow, Words::tr("You are signed out of %1. Sign in again first.").arg(serverOf(scene))};
    }
    if (scene.isKnownOnly || !scene.user)
        return {Why::NotNow, Words::tr("%1 has not answered yet.").arg(serverOf(scene))};
    return {};
}

StackVerdict readOnlyVerdict(const StackScene &scene)
{
    if (scene.isReadOnly)
        return {Why::NotNow, Words::tr("Longshore is read-only. Server > Read-only switches that off.")};
    if (scene.isServerReadOnly)
        return {Why::NotNow, Words::tr("%1 is set to read-only in its options.").arg(serverOf(scene))};
    return {};
}

StackVerdict orphanVerdict(StackAction action, const StackScene &scene)
{
    if (!isAdministrator(scene))
        return {Why::NotAllowed, Words::tr("%1 may not %2, because it has no access to its environment. An administrator of %3 can grant it.")
                                     .arg(userOf(scene), wordsOf(action, nameOf(scene)), serverOf(scene))};
    if (action == StackAction::Associate || action == StackAction::Remove || onlyReads(action))
        return {};
    return {Why::NotNow, Words::tr("The environment of %1 is gone. Associate it with another one first.").arg(nameOf(scene))};
}

StackVerdict rightVerdict(StackAction action, const StackScene &scene)
{
    if (isAdministrator(scene))
        return {};
    const QString words = wordsOf(action, nameOf(scene));
    if (!isKubernetes(scene) && !scene.environment->stackManagementForRegularUsers)
        return {Why::NotAllowed, Words::tr("%1 may not %2: in %3 only administrators manage stacks. An administrator of %4 can change that.")
                                     .arg(userOf(scene), words, oneLine(scene.environment->name), serverOf(scene))};
    if (!isKubernetes(scene) && (!scene.stack.resourceControl || scene.stack.resourceControl->administratorsOnly))
        return {Why::NotAllowed, Words::tr("%1 may not %2: it belongs to administrators. An administrator of %3 can grant it.")
                                     .arg(userOf(scene), words, serverOf(scene))};
    return {};
}

StackVerdict kubernetesVerdict(StackAction action, const StackScene &scene)
{
    switch (action) {
    case StackAction::Start:
    case StackAction::Stop:
    case StackAction::Restart: return {Why::NotPossible, Words::tr("Portainer cannot start or stop Kubernetes stacks.")};
    case StackAction::Migrate:
    case StackAction::Rename: return {Why::NotPossible, Words::tr("Portainer cannot move or rename Kubernetes stacks. Duplicate %1 instead.").arg(nameOf(scene))};
    case StackAction::Detach: return {Why::NotPossible, Words::tr("Portainer cannot detach Kubernetes stacks from Git.")};
    default: return {};
    }
}

StackVerdict stateVerdict(StackAction action, const StackScene &scene)
{
    const StackStatus status = scene.stack.status.value;
    if (status == StackStatus::Deploying && action != StackAction::MakeTemplate)
        return {Why::NotNow, Words::tr("%1 is being deployed. Wait until that is over.").arg(nameOf(scene))};
    if (action == StackAction::Start && status == StackStatus::Active)
        return {Why::AlreadySo, Words::tr("%1 is already running.").arg(nameOf(scene))};
    if (action == StackAction::Stop && status == StackStatus::Inactive)
        return {Why::AlreadySo, Words::tr("%1 is already stopped.").arg(nameOf(scene))};
    if (action == StackAction::Restart && status == StackStatus::Inactive)
        return {Why::NotNow, Words::tr("%1 is stopped. Start it instead.").arg(nameOf(scene))};
    return {};
}

StackVerdict originVerdict(StackAction action, const StackScene &scene)
{
    if ((action == StackAction::Detach || action == StackAction::GitSettings) && !scene.stack.gitConfig)
        return {Why::NotPossible, Words::tr("%1 is not from Git. The server keeps its file.").arg(nameOf(scene))};
    if (action == StackAction::Associate)
        return {Why::NotPossible, Words::tr("%1 has its environment. Only a stack whose environment is gone can be associated.").arg(nameOf(scene))};
    return {};
}

/// A stack made outside Portainer: it has no file of it, but can remove a Swarm stack by its name, for administrators only, and the parts of a
/// Compose project one by one, for whoever sees them (portainer-api.md 4.8, 6.3).
StackVerdict limitedVerdict(StackAction action, const StackScene &scene)
{
    if (action != StackAction::Remove)
        return {Why::NotPossible, Words::tr("%1 was made outside Portainer, which has no file of it: it can be removed and its containers can be worked with, "
                                            "more is not possible.").arg(nameOf(scene))};
    if (const StackVerdict readOnly = readOnlyVerdict(scene); !readOnly.may())
        return readOnly;
    if (!scene.environment)
        return {Why::NotPossible, Words::tr("The environment of %1 is gone.").arg(nameOf(scene))};
    if (scene.stack.type.value == StackType::Swarm && !isAdministrator(scene))
        return {Why::NotAllowed, Words::tr("%1 may not %2: only administrators remove Swarm stacks that were made outside Portainer. An administrator of %3 can.")
                                     .arg(userOf(scene), wordsOf(action, nameOf(scene)), serverOf(scene))};
    if (!scene.underWay.isEmpty())
        return {Why::NotNow, Words::tr("%1 is under way. Wait until that is over.").arg(scene.underWay)};
    if (!scene.environment->isUp())
        return {Why::NotNow, Words::tr("%1 is down, so nothing can be done there.").arg(oneLine(scene.environment->name))};
    return {};
}

StackVerdict environmentVerdict(StackAction action, const StackScene &scene)
{
    if (scene.environment->isUp() || action == StackAction::MakeTemplate || action == StackAction::GitSettings)
        return {};
    return {Why::NotNow, Words::tr("%1 is down, so nothing can be done there.").arg(oneLine(scene.environment->name))};
}

StackVerdict firstOf(std::initializer_list<StackVerdict> verdicts)
{
    const auto refused = std::ranges::find_if(verdicts, [](const StackVerdict &verdict) { return !verdict.may(); });
    return refused == verdicts.end() ? StackVerdict{} : *refused;
}

StackScene::Server serverStateOf(const Session &session)
{
    switch (session.state()) {
    case Session::State::Connecting: return StackScene::Server::Connecting;
    case Session::State::Connected: return StackScene::Server::Answering;
    case Session::State::Trouble: return StackScene::Server::Silent;
    case Session::State::SignedOut:
    case Session::State::Disabled: break;
    }
    return StackScene::Server::SignedOut;
}

} // namespace

StackVerdict verdictOn(StackAction action, const StackScene &scene)
{
    if (const StackVerdict server = serverVerdict(scene); !server.may())
        return server;
    if (number(scene.stack.id) < 0)
        return limitedVerdict(action, scene);
    if (onlyReads(action))
        return scene.environment || isAdministrator(scene) ? StackVerdict{} : orphanVerdict(action, scene);
    if (const StackVerdict readOnly = readOnlyVerdict(scene); !readOnly.may())
        return readOnly;
    if (!scene.environment)
        return orphanVerdict(action, scene);
    const StackVerdict lasting = firstOf({rightVerdict(action, scene), isKubernetes(scene) ? kubernetesVerdict(action, scene) : StackVerdict{},
                                          originVerdict(action, scene)});
    if (!lasting.may())
        return lasting;
    if (!scene.underWay.isEmpty())
        return {Why::NotNow, Words::tr("%1 is under way. Wait until that is over.").arg(scene.underWay)};
    return firstOf({stateVerdict(action, scene), environmentVerdict(action, scene)});
}

StackVerdict verdictOn(StackAction action, const QList<StackScene> &scenes)
{
    if (scenes.isEmpty())
        return {Why::NotNow, Words::tr("Select a stack first.")};
    if (scenes.size() == 1)
        return verdictOn(action, scenes.first());
    if (!isForSeveral(action))
        return {Why::NotNow, Words::tr("Select a single stack for this.")};
    const auto limited = std::ranges::find_if(scenes, [](const StackScene &scene) { return number(scene.stack.id) < 0; });
    if (action == StackAction::Remove && limited != scenes.end() && verdictOn(action, *limited).may())
        return {Why::NotNow, Words::tr("%1 was made outside Portainer: select it alone to remove it.").arg(nameOf(*limited))};
    StackVerdict already;
    bool someMay = false;
    for (const StackScene &scene : scenes) {
        const StackVerdict verdict = verdictOn(action, scene);
        if (verdict.why == Why::AlreadySo)
            already = verdict;
        else if (!verdict.may())
            return verdict;
        someMay = someMay || verdict.may();
    }
    return someMay ? StackVerdict{} : already;
}

StackVerdict mayCreate(const StackScene &scene)
{
    if (const StackVerdict verdict = firstOf({serverVerdict(scene), readOnlyVerdict(scene)}); !verdict.may())
        return verdict;
    if (!scene.environment || isAdministrator(scene) || scene.environment->isKubernetes() || scene.environment->stackManagementForRegularUsers)
        return {};
    return {Why::NotAllowed, Words::tr("%1 may not create stacks in %2: only administrators manage stacks there. An administrator of %3 can change that.")
                                 .arg(userOf(scene), oneLine(scene.environment->name), serverOf(scene))};
}

bool isForSeveral(StackAction action)
{
    switch (action) {
    case StackAction::Start:
    case StackAction::Stop:
    case StackAction::Restart:
    case StackAction::Redeploy:
    case StackAction::Remove:
    case StackAction::Export: return true;
    default: return false;
    }
}

StackScene sceneOf(const Session &session, const Stack &stack)
{
    StackScene scene{.stack = stack, .serverName = session.profile().name, .server = serverStateOf(session), .user = session.user(),
                     .environment = {}, .isKnownOnly = session.isKnownOnly(), .isServerReadOnly = session.profile().readOnly};
    const QList<Environment> &all = session.environments();
    const auto where = std::ranges::find(all, stack.environmentId, &Environment::id);
    if (where != all.end())
        scene.environment = *where;
    return scene;
}

} // namespace longshore
