// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackmoving.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "app/session/stackreading.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString whyNotThere(const Stack &stack, const Session &there, const Environment &environment)
{
    const QString name = oneLine(environment.name);
    if ((stack.type.value == StackType::Kubernetes) != environment.isKubernetes())
        return environment.isKubernetes() ? StackMoving::tr("%1 is a Kubernetes cluster, and the stack is made for Docker.").arg(name)
                                          : StackMoving::tr("%1 is a Docker engine, and the stack is made for Kubernetes.").arg(name);
    if (environment.type.value == EnvironmentType::Azure)
        return StackMoving::tr("%1 is of a kind that has no stacks.").arg(name);
    if (!environment.isUp())
        return StackMoving::tr("%1 is down.").arg(name);
    if (there.profile().readOnly)
        return StackMoving::tr("%1 is set to read-only in its options.").arg(oneLine(there.profile().name));
    const bool isAdministrator = there.user() && there.user()->isAdministrator();
    if (!isAdministrator && !environment.stackManagementForRegularUsers && !environment.isKubernetes())
        return StackMoving::tr("In %1 only administrators manage stacks.").arg(name);
    return {};
}

const Environment *environmentOf(const FoundStack &found)
{
    const QList<Environment> &all = found.session->environments();
    const auto where = std::ranges::find(all, found.stack.environmentId, &Environment::id);
    return where == all.end() ? nullptr : &*where;
}

bool isOwn(const FoundStack &found, const Session &there, EnvironmentId environment)
{
    return &there == found.session && environment == found.stack.environmentId;
}

} // namespace

MoveTarget moveTarget(StackAction action, const FoundStack &found, const Session &there, const Environment &environment)
{
    MoveTarget target{.server = there.profile().id, .serverName = there.profile().name, .environment = environment.id,
                      .environmentName = environment.name, .isOtherServer = &there != found.session,
                      .whyNot = whyNotThere(found.stack, there, environment), .sameEngine = {}, .taken = {}};
    for (const Stack &stack : there.stacks())
        if (stack.environmentId == environment.id)
            target.taken.append(stack.name);
    const Environment *own = environmentOf(found);
    if (action == StackAction::Migrate && own && !target.isOtherServer && !own->url.isEmpty() && own->url == environment.url)
        target.sameEngine = StackMoving::tr("%1 has the same address as %2, so it is probably the same engine. There a running stack is refused, and a "
                                            "stopped one ends up running nowhere.").arg(oneLine(environment.name), oneLine(own->name));
    return target;
}

Plan movePlan(StackAction action, const Stack &stack, const MoveStackDialog::Choice &choice)
{
    const QString newName = choice.name == stack.name ? QString() : choice.name;
    if (action == StackAction::Associate)
        return AssociatePlan{stack, choice.target.environment};
    if (action == StackAction::Rename)
        return RenamePlan{.stack = stack, .name = choice.name, .volumesStayAccepted = choice.volumesStayAccepted};
    if (action == StackAction::Migrate && !choice.target.isOtherServer)
        return MigratePlan{stack, choice.target.environment, newName, choice.sameEngineAccepted};
    const ServerId server = choice.target.isOtherServer ? choice.target.server : ServerId{};
    return DuplicatePlan{stack, server, choice.target.environment, choice.name, {}, {}};
}

StackMoving::StackMoving(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

QList<MoveTarget> StackMoving::targetsOf(StackAction action, const FoundStack &found) const
{
    QList<MoveTarget> targets;
    for (const Session *there : m_parts.servers.sessions()) {
        if (there != found.session && (action == StackAction::Rename || action == StackAction::Associate || there->state() != Session::State::Connected))
            continue;
        for (const Environment &environment : there->environments()) {
            const bool own = isOwn(found, *there, environment.id);
            if ((action == StackAction::Rename && !own) || (action == StackAction::Migrate && own))
                continue;
            targets.append(moveTarget(action, found, *there, environment));
        }
    }
    // Those of its own server first, and of these the ones that can be chosen.
    std::ranges::stable_sort(targets, {}, [](const MoveTarget &target) { return std::pair(target.isOtherServer, !target.whyNot.isEmpty()); });
    return targets;
}

void StackMoving::ask(StackAction action, const FoundStack &found)
{
    if (m_dialog)
        return;
    const Stack &stack = found.stack;
    m_dialog = new MoveStackDialog({.action = action, .stack = stack.displayName(), .name = stack.name,
                                    .isKubernetes = stack.type.value == StackType::Kubernetes, .server = found.session->profile().name,
                                    .environment = environmentNameOf(found), .guard = guardOf(found.session->profile(), stack.environmentId),
                                    .owners = ownersSentence(found), .targets = targetsOf(action, found)}, &m_parts.window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &MoveStackDialog::confirmed, this, [this, action, found](const MoveStackDialog::Choice &choice) {
        Q_EMIT wanted(found.key().server, movePlan(action, found.stack, choice));
    });
    if (action != StackAction::Associate)
        read(m_dialog, action, found);
    m_dialog->open();
}

void StackMoving::read(MoveStackDialog *dialog, StackAction action, const FoundStack &found)
{
    auto *reading = new StackReading(*found.session, dialog);
    const Attempt attempt = attemptOn(*found.session, tr("read the stack"));
    const StackAction asIf = action == StackAction::Duplicate ? StackAction::Migrate : action;
    connect(reading, &StackReading::done, dialog, [dialog, asIf](const StackBefore &now) { dialog->setEffect(effectOf(asIf, now), !staysInShort(now).isEmpty()); });
    connect(reading, &StackReading::failed, dialog, [dialog, attempt](const ApiError &error) { dialog->setEffectFailed(explain(error, attempt)); });
    reading->start(found.stack.id, StackReading::Record | StackReading::Engine);
}

} // namespace longshore
