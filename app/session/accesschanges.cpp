// SPDX-License-Identifier: GPL-3.0-or-later
// The edits of who may use what, in words.
#include "app/session/accessedit.h"

#include "app/session/ownershiprules.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// The edits with what they do, side by side.
class Wording
{
    Q_DECLARE_TR_FUNCTIONS(AccessChanges)
public:
    Wording(const AccessEdit &edit, const QList<Stack> &stacks)
        : m_edit(edit), m_before(edit.base()), m_after(edit.edited()), m_stacks(stacks)
    {
    }
    QList<AccessChange> of(EnvironmentId environment) const;

private:
    AccessChange userChange(EnvironmentId environment, UserId user, bool gives) const;
    AccessChange teamChange(EnvironmentId environment, TeamId team, bool gives) const;
    QString userEffect(EnvironmentId environment, UserId user, bool gives) const;
    QString teamEffect(EnvironmentId environment, TeamId team, bool gives) const;
    QSet<StackId> moved(EnvironmentId environment, UserId user, bool gives) const;
    const DirectoryContent &content() const { return m_edit.base(); }

    const AccessEdit &m_edit;
    AccessRules m_before;
    AccessRules m_after;
    const QList<Stack> &m_stacks;
};

QList<AccessChange> Wording::of(EnvironmentId environment) const
{
    const AccessPolicies before = m_edit.basePolicies(environment);
    const AccessPolicies after = m_edit.policies(environment);
    QList<AccessChange> changes;
    for (const UserId user : after.users.keys())
        if (!before.users.contains(user))
            changes.append(userChange(environment, user, true));
    for (const TeamId team : after.teams.keys())
        if (!before.teams.contains(team))
            changes.append(teamChange(environment, team, true));
    for (const UserId user : before.users.keys())
        if (!after.users.contains(user))
            changes.append(userChange(environment, user, false));
    for (const TeamId team : before.teams.keys())
        if (!after.teams.contains(team))
            changes.append(teamChange(environment, team, false));
    return changes;
}

AccessChange Wording::userChange(EnvironmentId environment, UserId user, bool gives) const
{
    const QString name = content().userName(user);
    const QString place = content().environmentName(environment);
    const QString what = gives ? tr("Gives %1 access to %2.").arg(name, place) : tr("Takes %1's access to %2.").arg(name, place);
    return {environment, gives, what, userEffect(environment, user, gives)};
}

AccessChange Wording::teamChange(EnvironmentId environment, TeamId team, bool gives) const
{
    const QString name = content().teamName(team);
    const QString place = content().environmentName(environment);
    const QString what = gives ? tr("Gives team %1 access to %2.").arg(name, place) : tr("Takes team %1's access to %2.").arg(name, place);
    return {environment, gives, what, teamEffect(environment, team, gives)};
}

/// Stacks there that the change as a whole opens to the user, or closes.
QSet<StackId> Wording::moved(EnvironmentId environment, UserId user, bool gives) const
{
    QSet<StackId> ids;
    for (const Stack &stack : m_stacks) {
        if (stack.environmentId != environment)
            continue;
        const bool before = m_before.isUsable(user, stack);
        const bool after = m_after.isUsable(user, stack);
        if (before != after && after == gives)
            ids.insert(stack.id);
    }
    return ids;
}

QString Wording::userEffect(EnvironmentId environment, UserId user, bool gives) const
{
    if (!content().user(user))
        return tr("There is no such user any more.");
    const QString name = content().userName(user);
    if (const QList<AccessWay> kept = m_after.waysOf(user, environment); !gives && !kept.isEmpty())
        return tr("%1 keeps it %2.").arg(name, wayWords(kept.first(), content()));
    if (gives && m_before.mayUse(user, environment))
        return tr("%1 has it already, %2.").arg(name, wayWords(m_before.waysOf(user, environment).first(), content()));
    const int count = static_cast<int>(moved(environment, user, gives).size());
    if (gives)
        return count == 0 ? tr("No stack there is shared with %1 yet.").arg(name) : tr("%1 can be used by %2 from then on.").arg(stackCount(count), name);
    return count == 0 ? tr("No stack is lost to %1 by that.").arg(name) : tr("%1 can no longer be used by %2.").arg(stackCount(count), name);
}

QString Wording::teamEffect(EnvironmentId environment, TeamId team, bool gives) const
{
    const QList<TeamMembership> members = content().membersOf(team);
    if (members.isEmpty())
        return tr("The team has no members.");
    QSet<StackId> stacks;
    int touched = 0;
    for (const TeamMembership &member : members) {
        const QSet<StackId> theirs = moved(environment, member.user, gives);
        stacks.unite(theirs);
        touched += m_before.mayUse(member.user, environment) != m_after.mayUse(member.user, environment) ? 1 : 0;
    }
    const int all = static_cast<int>(members.size());
    if (touched == 0)
        return gives ? tr("Its members have it already.") : tr("Its members keep it in other ways.");
    const QString who = touched == all ? tr("its %1").arg(memberCount(all)) : tr("%1 of its %2").arg(QString::number(touched), memberCount(all));
    const int count = static_cast<int>(stacks.size());
    if (gives)
        return count == 0 ? tr("No stack there is shared with %1 yet.").arg(who) : tr("%1 can be used by %2 from then on.").arg(stackCount(count), who);
    return count == 0 ? tr("No stack is lost to %1 by that.").arg(who) : tr("%1 can no longer be used by %2.").arg(stackCount(count), who);
}

} // namespace

QList<AccessChange> accessChanges(const AccessEdit &edit, const QList<Stack> &stacks)
{
    const Wording wording(edit, stacks);
    QList<AccessChange> changes;
    for (const EnvironmentId environment : edit.changedEnvironments())
        changes.append(wording.of(environment));
    return changes;
}

QStringList movedWords(const AccessPolicies &before, const AccessPolicies &now, const DirectoryContent &content)
{
    QStringList given;
    QStringList lost;
    for (const UserId user : now.users.keys())
        if (!before.users.contains(user))
            given.append(content.userName(user));
    for (const TeamId team : now.teams.keys())
        if (!before.teams.contains(team))
            given.append(QCoreApplication::translate("AccessChanges", "team %1").arg(content.teamName(team)));
    for (const UserId user : before.users.keys())
        if (!now.users.contains(user))
            lost.append(content.userName(user));
    for (const TeamId team : before.teams.keys())
        if (!now.teams.contains(team))
            lost.append(QCoreApplication::translate("AccessChanges", "team %1").arg(content.teamName(team)));
    QStringList words;
    if (!given.isEmpty())
        words.append(QCoreApplication::translate("AccessChanges", "given to %1").arg(nameList(given)));
    if (!lost.isEmpty())
        words.append(QCoreApplication::translate("AccessChanges", "taken from %1").arg(nameList(lost)));
    if (words.isEmpty() && before != now)
        words.append(QCoreApplication::translate("AccessChanges", "the role of somebody changed"));
    return words;
}

} // namespace longshore
