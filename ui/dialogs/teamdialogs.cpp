// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/teamdialogs.h"

#include "app/core/displaytext.h"
#include "app/session/ownershiprules.h"
#include "ui/widgets/tonelabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace longshore {

using namespace Qt::StringLiterals;

TeamNameDialog::TeamNameDialog(const QString &before, const QString &place, const QStringList &taken, QWidget *parent)
    : ChangeDialog(Kind::Plain, before.isEmpty() ? tr("Create a team") : tr("Rename %1").arg(oneLine(before)), place,
                   before.isEmpty() ? tr("&Create the team") : tr("&Rename"), parent),
      m_before(before), m_taken(taken), m_name(new QLineEdit(before, this)), m_problem(new ToneLabel(ColourRole::Bad, this))
{
    setObjectName(u"teamNameDialog"_s);
    m_taken.removeAll(before);
    m_name->setObjectName(u"teamName"_s);
    m_name->setAccessibleName(tr("Team name"));
    m_name->selectAll();
    m_problem->setObjectName(u"nameProblem"_s);
    auto *caption = makeHeading(tr("&Team name"), 0, this);
    caption->setBuddy(m_name);
    for (QWidget *each : std::initializer_list<QWidget *>{caption, m_name, m_problem})
        body().addWidget(each);
    addSentence(before.isEmpty() ? tr("Its members are added next. What is shared with a team is shared with all of its members.")
                                 : tr("Members, access and stacks stay as they are."), u"meaning"_s, true);
    judge();
    m_name->setFocus(Qt::OtherFocusReason);
    connect(m_name, &QLineEdit::textChanged, this, &TeamNameDialog::judge);
    connect(this, &ChangeDialog::submitted, this, [this] { Q_EMIT wished(m_name->text().trimmed()); });
}

// A server takes a second team of a name by renaming; it is of no use to anyone.
void TeamNameDialog::judge()
{
    const QString name = m_name->text().trimmed();
    const bool taken = m_taken.contains(name, Qt::CaseInsensitive);
    m_problem->say(taken ? tr("There is a team of that name already.") : QString());
    setReady(!name.isEmpty() && name != m_before && !taken);
}

QStringList goesWithTeam(const TeamHoldings &holdings)
{
    const auto tr = [](const char *text) { return DeleteTeamQuestion::tr(text); };
    QStringList lines;
    if (holdings.members.isEmpty())
        lines.append(tr("the team, which has no members"));
    else
        lines.append(tr("the team, and the membership of %1").arg(nameList(holdings.members)));
    for (const QString &environment : holdings.environments)
        lines.append(tr("access to %1").arg(environment));
    if (!holdings.stacks.isEmpty())
        lines.append(tr("sight of %1 for members who see them through the team: %2").arg(stackCount(holdings.stacks.size()), nameList(holdings.stacks)));
    return lines;
}

QStringList staysWithoutTeam(const TeamHoldings &holdings)
{
    const auto tr = [](const char *text) { return DeleteTeamQuestion::tr(text); };
    QStringList lines{tr("the accounts of its members")};
    if (holdings.onlyTheirs.isEmpty())
        lines.append(tr("all stacks"));
    else
        lines.append(tr("all stacks; only administrators see %1 from then on").arg(nameList(holdings.onlyTheirs)));
    return lines;
}

DeleteTeamQuestion::DeleteTeamQuestion(const Team &team, const TeamHoldings &holdings, const QString &place, Guard guard, QWidget *parent)
    : ChangeDialog(Kind::Dangerous, tr("Delete the team %1?").arg(oneLine(team.name)), place,
                   tr("&Delete %1").arg(buttonName(oneLine(team.name))), parent)
{
    setObjectName(u"deleteTeamQuestion"_s);
    addList(tr("Goes"), goesWithTeam(holdings), u"goes"_s);
    addList(tr("Stays"), staysWithoutTeam(holdings), u"stays"_s);
    askForName(guard, oneLine(team.name));
}

QStringList goesWithMember(const LeavingMember &leaving)
{
    const MemberHoldings &holdings = leaving.holdings;
    const auto tr = [](const char *text) { return RemoveMemberQuestion::tr(text); };
    QStringList lines{tr("the membership in %1").arg(leaving.team)};
    if (holdings.isOnlyLeader)
        lines.append(tr("the only leader of %1").arg(leaving.team));
    if (!holdings.environments.isEmpty())
        lines.append(tr("the access to %1").arg(nameList(holdings.environments)));
    if (!holdings.stacks.isEmpty())
        lines.append(tr("the sight of %1: %2").arg(stackCount(holdings.stacks.size()), nameList(holdings.stacks)));
    if (!leaving.isComplete)
        lines.append(tr("perhaps more, as you may not read who may use which environment"));
    return lines;
}

QStringList staysWithMember(const LeavingMember &leaving)
{
    const auto tr = [](const char *text) { return RemoveMemberQuestion::tr(text); };
    QStringList lines{tr("the account of %1, with every other membership and access").arg(leaving.user)};
    if (!leaving.holdings.onlyTheirs.isEmpty())
        lines.append(tr("all stacks; only administrators see %1 from then on").arg(nameList(leaving.holdings.onlyTheirs)));
    return lines;
}

RemoveMemberQuestion::RemoveMemberQuestion(const LeavingMember &leaving, const QString &place, Guard guard, QWidget *parent)
    : ChangeDialog(Kind::Dangerous, tr("Take %1 out of %2?").arg(leaving.user, leaving.team), place,
                   tr("&Take %1 out").arg(buttonName(leaving.user)), parent)
{
    setObjectName(u"removeMemberQuestion"_s);
    addList(tr("Goes"), goesWithMember(leaving), u"goes"_s);
    addList(tr("Stays"), staysWithMember(leaving), u"stays"_s);
    askForName(guard, leaving.user);
}

} // namespace longshore
