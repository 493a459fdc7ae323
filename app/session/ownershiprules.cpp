// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ownershiprules.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(OwnershipRules)
};

QString refusalFor(const User &me, const Stack &stack, const AccessRules &rules)
{
    if (stack.type.value == StackType::Kubernetes)
        return Words::tr("Portainer keeps no ownership of Kubernetes stacks.");
    if (me.isAdministrator())
        return {};
    if (!stack.resourceControl || stack.resourceControl->administratorsOnly)
        return Words::tr("Only administrators may change the ownership of a stack that is theirs.");
    if (!rules.isListed(me.id, stack))
        return Words::tr("Only who may use the stack may change its ownership.");
    return {};
}

template <typename Id, typename Named>
QList<Id> idsByName(const QList<Named> &all)
{
    QList<Named> sorted = all;
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::ranges::stable_sort(sorted, [&](const Named &a, const Named &b) { return collator.compare(a.name, b.name) < 0; });
    QList<Id> ids;
    for (const Named &each : sorted)
        ids.append(each.id);
    return ids;
}

void allowAdministrator(OwnershipRights &rights, const AccessRules &rules)
{
    rights.mayNameUsers = true;
    rights.users = idsByName<UserId>(rules.content().users);
    rights.teams = idsByName<TeamId>(rules.content().teams);
    rights.users.removeIf([&](UserId id) { return rules.isAdministrator(id); }); // They see everything as it is.
}

void allowStandardUser(OwnershipRights &rights, const User &me, const AccessRules &rules)
{
    rights.whyNot.insert(Ownership::Administrators, Words::tr("Only an administrator may take a stack away from its users."));
    rights.users = {me.id};
    const QList<TeamId> own = rules.teamsOf(me.id);
    rights.teams = idsByName<TeamId>(rules.content().teams);
    rights.teams.removeIf([&](TeamId team) { return !own.contains(team); });
    if (rights.teams.isEmpty())
        rights.whyNot.insert(Ownership::Restricted, Words::tr("You belong to no team that you could share it with."));
}

} // namespace

OwnershipRights ownershipRights(const User &me, const Stack &stack, const AccessRules &rules)
{
    OwnershipRights rights;
    rights.refusal = refusalFor(me, stack, rules);
    if (!rights.mayChange())
        return rights;
    if (me.isAdministrator())
        allowAdministrator(rights, rules);
    else
        allowStandardUser(rights, me, rules);
    return rights;
}

OwnershipChoice choiceOf(const Stack &stack)
{
    if (!stack.resourceControl)
        return {};
    const ResourceControl &control = *stack.resourceControl;
    OwnershipChoice choice{.level = control.ownership()};
    if (choice.level == Ownership::Private || choice.level == Ownership::Restricted)
        choice.users = control.users;
    if (choice.level == Ownership::Restricted)
        choice.teams = control.teams;
    return choice;
}

QString choiceProblem(const OwnershipChoice &choice)
{
    if (choice.level == Ownership::Private && choice.users.size() != 1)
        return Words::tr("Choose the user it is to belong to.");
    if (choice.level == Ownership::Restricted && choice.users.isEmpty() && choice.teams.isEmpty())
        return Words::tr("Choose at least one user or team.");
    return {};
}

ResourceControl controlOf(const OwnershipChoice &choice)
{
    ResourceControl control;
    control.isPublic = choice.level == Ownership::Public;
    control.administratorsOnly = choice.level == Ownership::Administrators;
    if (choice.level == Ownership::Private || choice.level == Ownership::Restricted)
        control.users = choice.users;
    if (choice.level == Ownership::Restricted)
        control.teams = choice.teams;
    return control;
}

bool sameOwnership(const OwnershipChoice &a, const OwnershipChoice &b)
{
    const ResourceControl left = controlOf(a);
    const ResourceControl right = controlOf(b);
    const auto setOf = [](const auto &list) { return QSet(list.cbegin(), list.cend()); };
    return left.isPublic == right.isPublic && left.administratorsOnly == right.administratorsOnly && setOf(left.users) == setOf(right.users)
        && setOf(left.teams) == setOf(right.teams);
}

QString stackResourceId(const Stack &stack)
{
    return u"%1_%2"_s.arg(QString::number(number(stack.environmentId)), stack.name);
}

SightChange sightChange(const Stack &stack, const OwnershipChoice &choice, const AccessRules &rules)
{
    Stack after = stack;
    after.resourceControl = controlOf(choice);
    SightChange change;
    for (const UserId id : idsByName<UserId>(rules.content().users)) {
        const bool now = rules.isListed(id, stack);
        const bool then = rules.isListed(id, after);
        if (then && !now)
            change.gains.append(rules.content().userName(id));
        if (now && !then)
            change.loses.append(rules.content().userName(id));
    }
    return change;
}

QString nameList(const QStringList &names, qsizetype most)
{
    if (names.size() > most)
        return Words::tr("%1 and %2 more").arg(names.mid(0, most - 1).join(u", "_s)).arg(names.size() - most + 1);
    if (names.size() < 2)
        return names.join(QString());
    return Words::tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(u", "_s), names.last());
}

QString sightWords(const SightChange &change, bool complete)
{
    QStringList sentences;
    if (!change.gains.isEmpty())
        sentences.append(Words::tr("Gains sight of it: %1.").arg(nameList(change.gains)));
    if (!change.loses.isEmpty())
        sentences.append(Words::tr("Loses sight of it: %1.").arg(nameList(change.loses)));
    if (sentences.isEmpty() && complete)
        sentences.append(Words::tr("Nobody gains or loses sight of it."));
    if (!complete)
        sentences.append(Words::tr("Who else gains or loses sight of it is not known, because you may not list the users."));
    return sentences.join(u' ');
}

} // namespace longshore
