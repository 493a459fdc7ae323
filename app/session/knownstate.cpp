// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/knownstate.h"

#include "app/portainer/coded.h"

#include <algorithm>
#include <iterator>

namespace longshore {

KnownRows toKnown(const QList<Stack> &stacks, const QList<Environment> &environments, const QDateTime &readAt)
{
    KnownRows rows{readAt, {}, {}};
    rows.stacks.reserve(stacks.size());
    std::ranges::transform(stacks, std::back_inserter(rows.stacks), [](const Stack &stack) {
        return KnownStack{stack.id, stack.environmentId, stack.name, stack.namespaceName, stack.type.code, stack.status.code,
                          stack.creationDate, stack.createdBy, stack.updateDate, stack.updatedBy};
    });
    std::ranges::transform(environments, std::back_inserter(rows.environments), [](const Environment &environment) {
        return KnownEnvironment{environment.id, environment.name, environment.type.code};
    });
    return rows;
}

QList<Stack> stacksFromKnown(const KnownRows &rows)
{
    QList<Stack> stacks;
    stacks.reserve(rows.stacks.size());
    for (const KnownStack &known : rows.stacks) {
        Stack stack;
        stack.id = known.id;
        stack.environmentId = known.environmentId;
        stack.name = known.name;
        stack.namespaceName = known.namespaceName;
        stack.type = Coded<StackType>::fromCode(known.type);
        stack.status = Coded<StackStatus>::fromCode(known.status);
        stack.creationDate = known.creationDate;
        stack.createdBy = known.createdBy;
        stack.updateDate = known.updateDate;
        stack.updatedBy = known.updatedBy;
        stacks.append(std::move(stack));
    }
    return stacks;
}

QList<Environment> environmentsFromKnown(const KnownRows &rows)
{
    QList<Environment> environments;
    for (const KnownEnvironment &known : rows.environments) {
        Environment environment;
        environment.id = known.id;
        environment.name = known.name;
        environment.type = Coded<EnvironmentType>::fromCode(known.type);
        environments.append(std::move(environment));
    }
    return environments;
}

} // namespace longshore
