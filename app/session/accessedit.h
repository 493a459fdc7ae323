// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/visibility.h"

#include <QMap>
#include <QStringList>

namespace longshore {

/// One change to who may use an environment, in words, with what it means.
struct AccessChange {
    EnvironmentId environment{};
    bool gives = false; ///< Else takes.
    QString what; ///< "Gives bob access to local."
    QString effect; ///< "5 stacks can be used by bob from then on."; may be empty.
    bool operator==(const AccessChange &) const = default;
};

/// Who may use which environment, with edits that are not sent yet. Edits touch only the environments' own policies;
/// the numbers of roles that are there stay as they are. Values throughout.
class AccessEdit
{
public:
    AccessEdit() = default;
    explicit AccessEdit(DirectoryContent base);

    const DirectoryContent &base() const { return m_base; }
    /// The base with the edits in it.
    DirectoryContent edited() const;

    void set(UserId user, EnvironmentId environment, bool allowed);
    void set(TeamId team, EnvironmentId environment, bool allowed);
    bool isAllowed(UserId user, EnvironmentId environment) const { return policies(environment).users.contains(user); }
    bool isAllowed(TeamId team, EnvironmentId environment) const { return policies(environment).teams.contains(team); }

    AccessPolicies policies(EnvironmentId environment) const; ///< With the edits.
    AccessPolicies basePolicies(EnvironmentId environment) const;
    bool isChanged(EnvironmentId environment) const { return m_edits.contains(environment); }
    QList<EnvironmentId> changedEnvironments() const; ///< In the order of the base.
    bool isEmpty() const { return m_edits.isEmpty(); }
    int count() const; ///< Single changes.
    void discard() { m_edits.clear(); }
    void discard(EnvironmentId environment) { m_edits.remove(environment); }
    /// The same edits over what the server says by now; those that are so already fall away.
    void rebase(DirectoryContent base);

private:
    template <typename Id>
    void put(QMap<Id, qint64> AccessPolicies::*map, Id who, EnvironmentId environment, bool allowed);

    DirectoryContent m_base;
    QMap<EnvironmentId, AccessPolicies> m_edits; ///< Only those that differ from the base.
};

/// The edits in words, environment by environment. `stacks` are those of the server.
QList<AccessChange> accessChanges(const AccessEdit &edit, const QList<Stack> &stacks);
/// How what the server has now differs from what the edits were made on: "bob was given access", "web lost it".
QStringList movedWords(const AccessPolicies &before, const AccessPolicies &now, const DirectoryContent &content);

} // namespace longshore
