// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/containerrights.h"

#include "app/core/displaytext.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

using Why = StackVerdict::Why;

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(ContainerRights)
};

StackVerdict stateVerdict(ContainerAction action, const Container &container)
{
    const QString name = oneLine(container.name());
    const bool isPaused = container.state == "paused"_L1;
    const bool runs = container.isRunning();
    switch (action) {
    case ContainerAction::Start:
        if (isPaused)
            return {Why::NotNow, Words::tr("%1 is paused. Resume it instead.").arg(name)};
        return runs ? StackVerdict{Why::AlreadySo, Words::tr("%1 is already running.").arg(name)} : StackVerdict{};
    case ContainerAction::Stop: return runs ? StackVerdict{} : StackVerdict{Why::AlreadySo, Words::tr("%1 is already stopped.").arg(name)};
    case ContainerAction::Restart: return runs ? StackVerdict{} : StackVerdict{Why::NotNow, Words::tr("%1 does not run. Start it instead.").arg(name)};
    case ContainerAction::Kill: return runs ? StackVerdict{} : StackVerdict{Why::AlreadySo, Words::tr("%1 does not run.").arg(name)};
    case ContainerAction::Pause:
        if (isPaused)
            return {Why::AlreadySo, Words::tr("%1 is already paused.").arg(name)};
        return container.state == "running"_L1 ? StackVerdict{} : StackVerdict{Why::NotNow, Words::tr("%1 does not run.").arg(name)};
    case ContainerAction::Resume: return isPaused ? StackVerdict{} : StackVerdict{Why::AlreadySo, Words::tr("%1 is not paused.").arg(name)};
    case ContainerAction::Remove:
    case ContainerAction::Recreate: break;
    }
    return {};
}

} // namespace

StackVerdict sceneVerdict(const StackScene &scene)
{
    const QString server = oneLine(scene.serverName);
    switch (scene.server) {
    case StackScene::Server::Answering: break;
    case StackScene::Server::Connecting: return {Why::NotNow, Words::tr("%1 has not answered yet.").arg(server)};
    case StackScene::Server::Silent: return {Why::NotNow, Words::tr("%1 is not answering. Refresh first.").arg(server)};
    case StackScene::Server::SignedOut: return {Why::NotNow, Words::tr("You are signed out of %1. Sign in again first.").arg(server)};
    }
    if (scene.isReadOnly)
        return {Why::NotNow, Words::tr("Longshore is read-only. Server > Read-only switches that off.")};
    if (scene.isServerReadOnly)
        return {Why::NotNow, Words::tr("%1 is set to read-only in its options.").arg(server)};
    if (!scene.environment)
        return {Why::NotPossible, Words::tr("The environment of %1 is gone.").arg(oneLine(scene.stack.displayName()))};
    return {};
}

StackVerdict verdictOn(ContainerAction action, const Container &container, const StackScene &scene)
{
    if (const StackVerdict verdict = sceneVerdict(scene); !verdict.may())
        return verdict;
    if (container.isPortainer && action != ContainerAction::Start)
        return {Why::NotPossible, Words::tr("%1 is Portainer itself: it would cut itself off.").arg(oneLine(container.name()))};
    if (action == ContainerAction::Recreate && !container.labels.value(labels::SwarmNamespace).isEmpty())
        return {Why::NotPossible, Words::tr("%1 belongs to a Swarm service, which makes its containers itself.").arg(oneLine(container.name()))};
    return stateVerdict(action, container);
}

StackVerdict verdictOn(ContainerAction action, const QList<Container> &containers, const StackScene &scene)
{
    if (containers.isEmpty())
        return {Why::NotNow, Words::tr("Select a container first.")};
    StackVerdict already;
    bool someMay = false;
    for (const Container &container : containers) {
        const StackVerdict verdict = verdictOn(action, container, scene);
        if (verdict.why == Why::AlreadySo)
            already = verdict;
        else if (!verdict.may())
            return verdict;
        someMay = someMay || verdict.may();
    }
    return someMay ? StackVerdict{} : already;
}

bool isDangerous(ContainerAction action)
{
    switch (action) {
    case ContainerAction::Stop:
    case ContainerAction::Kill:
    case ContainerAction::Remove:
    case ContainerAction::Recreate: return true;
    default: return false;
    }
}

} // namespace longshore
