// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/deleteuserquestion.h"

#include "app/core/displaytext.h"
#include "app/session/ownershiprules.h"

namespace longshore {

using namespace Qt::StringLiterals;

QStringList goesWithUser(const DeletedUser &deleted)
{
    const UserHoldings &holdings = deleted.holdings;
    const auto tr = [](const char *text) { return DeleteUserQuestion::tr(text); };
    QStringList lines{tr("the account, and with it every way to sign in")};
    if (!deleted.tokens)
        lines.append(tr("all access tokens; how many there are is not readable"));
    else if (*deleted.tokens > 0)
        lines.append(*deleted.tokens == 1 ? tr("1 access token: what uses it stops working")
                                          : tr("%1 access tokens: what uses them stops working").arg(*deleted.tokens));
    if (const QStringList teams = holdings.led + holdings.teams; !teams.isEmpty())
        lines.append(tr("the membership in %1").arg(nameList(teams)));
    if (!holdings.environments.isEmpty())
        lines.append(tr("the access to %1 by name").arg(nameList(holdings.environments)));
    return lines;
}

QStringList staysWithoutUser(const DeletedUser &deleted)
{
    const UserHoldings &holdings = deleted.holdings;
    const auto tr = [](const char *text) { return DeleteUserQuestion::tr(text); };
    QStringList lines;
    if (!holdings.onlyTheirs.isEmpty())
        lines.append(tr("%1, which only administrators see from then on: %2").arg(stackCount(holdings.onlyTheirs.size()), nameList(holdings.onlyTheirs)));
    if (!holdings.shared.isEmpty())
        lines.append(tr("%1 shared with others: %2").arg(stackCount(holdings.shared.size()), nameList(holdings.shared)));
    if (!holdings.onlyLeader.isEmpty())
        lines.append(tr("%1, which nobody leads then").arg(nameList(holdings.onlyLeader)));
    if (lines.isEmpty())
        lines.append(tr("all stacks and teams as they are"));
    return lines;
}

DeleteUserQuestion::DeleteUserQuestion(const DeletedUser &deleted, const QString &place, Guard guard, QWidget *parent)
    : ChangeDialog(Kind::Dangerous, tr("Delete %1?").arg(oneLine(deleted.user.name)), place,
                   tr("&Delete %1").arg(buttonName(oneLine(deleted.user.name))), parent)
{
    setObjectName(u"deleteUserQuestion"_s);
    addList(tr("Goes"), goesWithUser(deleted), u"goes"_s);
    addList(tr("Stays"), staysWithoutUser(deleted), u"stays"_s);
    addSentence(tr("It cannot be undone: a new user of the same name is somebody else to the server."), u"warning"_s, true);
    askForName(guard, oneLine(deleted.user.name));
}

} // namespace longshore
