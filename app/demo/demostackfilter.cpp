// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demostackfilter.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

QByteArray wrongType(const QString &key, const char *type)
{
    return "json: cannot unmarshal value into Go struct field stacks.stackListOperationFilters." + key.toUtf8() + " of type " + type;
}

} // namespace

StackFilter StackFilter::parse(const QByteArray &text)
{
    StackFilter filter;
    const QByteArray trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed == "null")
        return filter;
    const QJsonDocument document = QJsonDocument::fromJson(trimmed);
    if (!document.isObject())
        filter.problem = "json: invalid character '" + trimmed.left(1) + "' looking for beginning of value: " + text;
    const QJsonObject members = document.object();
    for (auto member = members.constBegin(); member != members.constEnd(); ++member) {
        const QString key = member.key();
        const QJsonValue value = member.value();
        if (key.compare("EndpointID"_L1, Qt::CaseInsensitive) == 0) {
            filter.environment = EnvironmentId(value.toInteger());
            if (!value.isDouble())
                filter.problem = wrongType(key, "int");
        } else if (key.compare("SwarmID"_L1, Qt::CaseInsensitive) == 0) {
            filter.swarmId = value.toString().toUtf8();
            if (!value.isString())
                filter.problem = wrongType(key, "string");
        } else if (key.compare("IncludeOrphanedStacks"_L1, Qt::CaseInsensitive) == 0) {
            filter.withOrphans = value.toBool();
            if (!value.isBool())
                filter.problem = wrongType(key, "bool");
        }
    }
    return filter;
}

bool StackFilter::fits(const Stack &stack) const
{
    return (stack.kind == StackKind::Compose && stack.environment == environment)
        || (stack.kind == StackKind::Swarm && stack.swarmId == swarmId);
}

std::vector<const Stack *> StackFilter::apply(const Model &model) const
{
    std::vector<const Stack *> found;
    for (const Stack &stack : model.stacks) {
        if (isEmpty() || fits(stack))
            found.push_back(&stack);
    }
    if (isEmpty() || !withOrphans)
        return found;
    const StackKind kind = swarmId.isEmpty() ? StackKind::Compose : StackKind::Swarm;
    std::vector<const Stack *> orphans;
    for (const Stack &stack : model.stacks) {
        const bool taken = std::ranges::any_of(found, [&](const Stack *each) { return each->name == stack.name; });
        if (stack.kind == kind && !model.environment(stack.environment) && !taken)
            orphans.push_back(&stack);
    }
    found.insert(found.end(), orphans.begin(), orphans.end());
    std::ranges::sort(found, {}, &Stack::id);
    return found;
}

} // namespace longshore::demo
