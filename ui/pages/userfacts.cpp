// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/userfacts.h"

#include "app/core/displaytext.h"
#include "app/session/ownershiprules.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(UserFacts)
};

Fact fact(const QString &label, const QString &value)
{
    return {.label = label, .value = value};
}

FactGroup whoGroup(const UserRow &row)
{
    return {Words::tr("User"),
            {fact(Words::tr("Role"), roleWord(row.user.role)), fact(Words::tr("Teams"), row.teams.join(u", "_s)),
             fact(Words::tr("Access tokens"), tokensWord(row.tokens)), fact(Words::tr("Created by"), Words::tr("not told by Portainer")),
             fact(Words::tr("Last signed in"), Words::tr("not told by Portainer")), fact(Words::tr("User id"), QString::number(number(row.user.id)))}};
}

/// One line for each environment that may be used.
FactGroup environmentsGroup(const UserRow &row, const AccessRules &rules)
{
    FactGroup group{Words::tr("Environments"), {}};
    if (row.user.isAdministrator()) {
        group.facts.append(fact(Words::tr("May use"), Words::tr("all, as administrator")));
        return group;
    }
    for (const EnvironmentAccess &environment : rules.content().environments) {
        const QList<AccessWay> ways = rules.waysOf(row.user.id, environment.id);
        if (ways.isEmpty())
            continue;
        QStringList words;
        for (const AccessWay &way : ways)
            words.append(way.kind == AccessWay::Kind::Own ? Words::tr("by name") : wayWords(way, rules.content()));
        group.facts.append(fact(oneLine(environment.name), words.join(u", "_s)));
    }
    if (group.facts.isEmpty())
        group.facts.append(fact(Words::tr("May use"), Words::tr("none")));
    return group;
}

FactGroup stacksGroup(const UserRow &row, const UserHoldings &holdings, const SeenStacks &seen)
{
    const qsizetype listed = seen.listed.size();
    const QString sees = listed == seen.usable ? stackCount(listed)
                                               : Words::tr("%1, of which %2 can be opened").arg(stackCount(listed)).arg(seen.usable);
    FactGroup group{Words::tr("Stacks"), {fact(Words::tr("Sees"), row.user.isAdministrator() ? Words::tr("all, as administrator") : sees)}};
    if (!holdings.onlyTheirs.isEmpty())
        group.facts.append(fact(Words::tr("Only theirs"), nameList(holdings.onlyTheirs)));
    return group;
}

} // namespace

QList<FactGroup> userFacts(const UserRow &row, const AccessRules &rules, const UserHoldings &holdings, const SeenStacks &seen)
{
    return {whoGroup(row), environmentsGroup(row, rules), stacksGroup(row, holdings, seen)};
}

} // namespace longshore
