// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/displaytext.h"
#include "ui/models/stackcell.h"
#include "ui/pages/factwords.h"
#include "ui/pages/stackdetails.h"

using namespace Qt::StringLiterals;
using namespace longshore::factwords;

namespace longshore {

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(AccessFacts)
};

Ownership accessLevel(const Stack &stack)
{
    return stack.resourceControl ? stack.resourceControl->ownership() : Ownership::Administrators;
}

QString environmentPlace(const StackDetails &details)
{
    return details.row.environmentName.isEmpty() ? environment(details) : oneLine(details.row.environmentName);
}

QString useSentence(const StackDetails &details)
{
    switch (accessLevel(details.row.stack)) {
    case Ownership::Public:
        return Words::tr("Everyone with access to %1.").arg(environmentPlace(details));
    case Ownership::Private:
        return Words::tr("One user, and administrators of %1.").arg(oneLine(details.row.serverName));
    case Ownership::Restricted:
        return Words::tr("The users and teams named here, and administrators of %1.").arg(oneLine(details.row.serverName));
    case Ownership::Administrators: break;
    }
    return Words::tr("Administrators of %1 only.").arg(oneLine(details.row.serverName));
}

QString changeSentence(const StackDetails &details)
{
    const QString server = oneLine(details.row.serverName);
    if (accessLevel(details.row.stack) == Ownership::Administrators)
        return Words::tr("Administrators of %1 only.").arg(server);
    return Words::tr("Administrators of %1. Whoever may use the stack can make it public, private to themselves, or "
                     "restricted to teams of their own.").arg(server);
}

QString listed(const QStringList &names)
{
    return names.join(", "_L1);
}

FactGroup ownershipGroup(const StackDetails &details)
{
    const auto &control = details.row.stack.resourceControl;
    FactGroup group{Words::tr("Ownership"),
                    {text(Words::tr("Level"), ownershipWord(details.row)),
                     text(Words::tr("Who may use it"), useSentence(details)),
                     text(Words::tr("Users"), control ? listed(userNames(*control, details.server)) : QString()),
                     text(Words::tr("Teams"), control ? listed(teamNames(*control, details.server)) : QString()),
                     text(Words::tr("Who can change this"), changeSentence(details))}};
    if (control)
        group.facts.append(text(Words::tr("Access control id"), QString::number(number(control->id))));
    return group;
}

} // namespace

QList<FactGroup> accessFacts(const StackDetails &details)
{
    if (details.row.knownOnly || details.row.stack.type.value == StackType::Kubernetes)
        return {};
    return {ownershipGroup(details)};
}

} // namespace longshore
