// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackparts.h"

#include "app/core/displaytext.h"
#include "app/session/directory.h"
#include "app/session/ownershiprules.h"
#include "app/session/runningstacks.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore {

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(StackParts)
};

template <typename Named, typename Id>
QString nameIn(const QList<Named> &all, Id id, const QString &otherwise)
{
    const auto found = std::ranges::find(all, id, &Named::id);
    return found == all.end() ? otherwise : oneLine(found->name);
}

} // namespace

std::optional<FoundStack> findStack(const Servers &servers, const StackKey &key)
{
    Session *session = servers.session(key.server);
    if (!session)
        return {};
    const QList<Stack> &all = RunningStacks::isLimited(key.stack) ? RunningStacks::of(*session).limited() : session->stacks();
    const auto found = std::ranges::find(all, key.stack, &Stack::id);
    if (found == all.end())
        return {};
    return FoundStack{session, key.server, *found};
}

StackScene sceneOf(const StackParts &parts, const FoundStack &found)
{
    StackScene scene = sceneOf(*found.session, found.stack);
    scene.isReadOnly = parts.readOnly && parts.readOnly->isOn();
    if (const Operation *operation = parts.operations.runningOn(found.session->profile().id, found.stack.id))
        scene.underWay = operation->title();
    return scene;
}

QString environmentNameOf(const FoundStack &found)
{
    return nameIn(found.session->environments(), found.stack.environmentId, QString());
}

QString ownersSentence(const FoundStack &found)
{
    const auto &control = found.stack.resourceControl;
    if (!control || control->administratorsOnly)
        return {};
    if (control->isPublic)
        return Words::tr("It is public: everybody who may use the environment works with it.");
    const Directory &directory = Directory::of(*found.session);
    QStringList names;
    for (const UserId id : control->users)
        if (!found.session->user() || found.session->user()->id != id)
            names.append(nameIn(found.session->users(), id, directory.content().userName(id)));
    for (const TeamId id : control->teams)
        names.append(Words::tr("team %1").arg(nameIn(found.session->teams(), id, directory.content().teamName(id))));
    return names.isEmpty() ? QString() : Words::tr("It also belongs to %1.").arg(nameList(names));
}

} // namespace longshore
