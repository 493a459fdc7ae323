// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/accessedit.h"

#include <algorithm>

namespace longshore {

AccessEdit::AccessEdit(DirectoryContent base)
    : m_base(std::move(base))
{
}

AccessPolicies AccessEdit::basePolicies(EnvironmentId environment) const
{
    const EnvironmentAccess *known = m_base.environment(environment);
    return known ? known->policies : AccessPolicies();
}

AccessPolicies AccessEdit::policies(EnvironmentId environment) const
{
    const auto edit = m_edits.constFind(environment);
    return edit == m_edits.cend() ? basePolicies(environment) : *edit;
}

template <typename Id>
void AccessEdit::put(QMap<Id, qint64> AccessPolicies::*map, Id who, EnvironmentId environment, bool allowed)
{
    const AccessPolicies base = basePolicies(environment);
    AccessPolicies next = policies(environment);
    if (!allowed)
        (next.*map).remove(who);
    else if (!(next.*map).contains(who))
        (next.*map).insert(who, (base.*map).value(who, 0)); // Taken and given back keeps the role.
    if (next == base)
        m_edits.remove(environment);
    else
        m_edits.insert(environment, next);
}

void AccessEdit::set(UserId user, EnvironmentId environment, bool allowed)
{
    put(&AccessPolicies::users, user, environment, allowed);
}

void AccessEdit::set(TeamId team, EnvironmentId environment, bool allowed)
{
    put(&AccessPolicies::teams, team, environment, allowed);
}

QList<EnvironmentId> AccessEdit::changedEnvironments() const
{
    QList<EnvironmentId> changed;
    for (const EnvironmentAccess &each : m_base.environments) {
        if (m_edits.contains(each.id))
            changed.append(each.id);
    }
    return changed;
}

DirectoryContent AccessEdit::edited() const
{
    DirectoryContent content = m_base;
    for (EnvironmentAccess &each : content.environments) {
        if (m_edits.contains(each.id))
            each.policies = m_edits.value(each.id);
    }
    return content;
}

namespace {

/// Keys of `a` that `b` has not.
template <typename Id>
QList<Id> missing(const QMap<Id, qint64> &a, const QMap<Id, qint64> &b)
{
    QList<Id> ids = a.keys();
    ids.removeIf([&](Id id) { return b.contains(id); });
    return ids;
}

} // namespace

int AccessEdit::count() const
{
    qsizetype all = 0;
    for (auto edit = m_edits.cbegin(); edit != m_edits.cend(); ++edit) {
        const AccessPolicies base = basePolicies(edit.key());
        all += missing(base.users, edit->users).size() + missing(edit->users, base.users).size();
        all += missing(base.teams, edit->teams).size() + missing(edit->teams, base.teams).size();
    }
    return static_cast<int>(all);
}

void AccessEdit::rebase(DirectoryContent base)
{
    const AccessEdit old = *this;
    m_base = std::move(base);
    m_edits.clear();
    for (const EnvironmentId environment : old.m_edits.keys()) {
        if (!m_base.environment(environment))
            continue; // Gone, and the edit with it.
        const AccessPolicies before = old.basePolicies(environment);
        const AccessPolicies wanted = old.policies(environment);
        for (const UserId user : missing(wanted.users, before.users))
            set(user, environment, true);
        for (const UserId user : missing(before.users, wanted.users))
            set(user, environment, false);
        for (const TeamId team : missing(wanted.teams, before.teams))
            set(team, environment, true);
        for (const TeamId team : missing(before.teams, wanted.teams))
            set(team, environment, false);
    }
}

} // namespace longshore
