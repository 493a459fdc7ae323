// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/teamsfeed.h"

#include "app/core/displaytext.h"
#include "app/session/holdings.h"
#include "ui/dialogs/teamdialogs.h"

#include <algorithm>

namespace longshore {

TeamsFeed::TeamsFeed(Session &session, TeamsPage &page, QObject *parent)
    : PeopleFeed(session, page, parent), m_page(page)
{
    page.setServer(session.profile().name);
    connect(&page, &TeamsPage::createRequested, this, &TeamsFeed::create);
    connect(&page, &TeamsPage::renameRequested, this, &TeamsFeed::rename);
    connect(&page, &TeamsPage::deleteRequested, this, &TeamsFeed::askDelete);
    connect(&page, &TeamsPage::addMemberRequested, this, &TeamsFeed::addMember);
    connect(&page, &TeamsPage::roleRequested, this, &TeamsFeed::changeRole);
    connect(&page, &TeamsPage::removeMemberRequested, this, &TeamsFeed::askRemove);
    connect(&session, &Session::peopleChanged, this, &TeamsFeed::sayWhoManages);
    sayWhoManages(); // Whether or not there is a list to show.
}

void TeamsFeed::sayWhoManages()
{
    m_page.setMayManage(isAdministrator() ? QString() : tr("Teams are made, renamed and deleted by administrators of %1.").arg(place()));
}

void TeamsFeed::show()
{
    const bool all = isAdministrator();
    sayWhoManages();
    m_page.setManageable(all ? std::nullopt : std::optional(ledTeams()), tr("Who belongs to this team is up to its leaders and to administrators."));
    m_page.setTeams(content());
}

QList<TeamId> TeamsFeed::ledTeams() const
{
    QList<TeamId> led;
    for (const TeamMembership &each : content().memberships) {
        if (session().user() && each.user == session().user()->id && each.isLeader())
            led.append(each.team);
    }
    return led;
}

QStringList TeamsFeed::takenNames() const
{
    QStringList names;
    for (const Team &team : content().teams)
        names.append(team.name);
    return names;
}

void TeamsFeed::create()
{
    auto *dialog = new TeamNameDialog({}, place(), takenNames(), m_page.window());
    connect(dialog, &TeamNameDialog::wished, this, [this, dialog](const QString &name) {
        const QString shown = oneLine(name);
        changeThen(requests::createTeam(name), {tr("create the team %1").arg(shown), tr("Creating %1...").arg(shown), tr("The team %1 was created.").arg(shown)},
                   dialog, [name](const DirectoryContent &now) { return std::ranges::find(now.teams, name, &Team::name) != now.teams.end(); },
                   [this, shown, dialogShown = QPointer<ChangeDialog>(dialog)](const Team &made) {
                       connect(&directory(), &Directory::loaded, &m_page, [this, id = made.id] { m_page.select(id); }, Qt::SingleShotConnection);
                       finish(tr("The team %1 was created.").arg(shown), true, dialogShown);
                   });
    });
    openDialog(dialog);
}

void TeamsFeed::rename(TeamId id)
{
    const Team *team = content().team(id);
    if (!team)
        return;
    auto *dialog = new TeamNameDialog(team->name, place(), takenNames(), m_page.window());
    connect(dialog, &TeamNameDialog::wished, this, [this, dialog, id, before = oneLine(team->name)](const QString &name) {
        const ChangeWords words{tr("rename %1").arg(before), tr("Renaming %1...").arg(before), tr("The team %1 is called %2 now.").arg(before, oneLine(name))};
        change(requests::renameTeam(id, name), words, dialog, [id, name](const DirectoryContent &now) { return now.team(id) && now.team(id)->name == name; });
    });
    openDialog(dialog);
}

void TeamsFeed::askDelete(TeamId id)
{
    const Team *team = content().team(id);
    if (!team)
        return;
    auto *question = new DeleteTeamQuestion(*team, teamHoldings(id, session().stacks(), rules()), place(), guardOf(session().profile()), m_page.window());
    connect(question, &ChangeDialog::submitted, this, [this, question, id, name = oneLine(team->name)] {
        change(requests::deleteTeam(id), {tr("delete the team %1").arg(name), tr("Deleting %1...").arg(name), tr("The team %1 was deleted.").arg(name)}, question,
               [id](const DirectoryContent &now) { return !now.team(id); });
    });
    openDialog(question);
}

void TeamsFeed::addMember(TeamId team, UserId user)
{
    const QString who = content().userName(user);
    const QString where = content().teamName(team);
    change(requests::addToTeam(user, team, TeamRole::Member), {tr("add %1 to %2").arg(who, where), {}, tr("%1 belongs to %2 now.").arg(who, where)}, nullptr,
           [team, user](const DirectoryContent &now) {
               return std::ranges::any_of(now.membersOf(team), [user](const TeamMembership &each) { return each.user == user; });
           });
}

void TeamsFeed::changeRole(const TeamMembership &changed)
{
    const QString who = content().userName(changed.user);
    const QString where = content().teamName(changed.team);
    const QString done = changed.isLeader() ? tr("%1 leads %2 now.").arg(who, where) : tr("%1 is a plain member of %2 now.").arg(who, where);
    change(requests::changeMembership(changed), {tr("change what %1 is in %2").arg(who, where), {}, done}, nullptr,
           [changed](const DirectoryContent &now) { return now.memberships.contains(changed); });
}

void TeamsFeed::askRemove(const TeamMembership &membership)
{
    const QString who = content().userName(membership.user);
    const QString where = content().teamName(membership.team);
    const LeavingMember leaving{who, where, memberHoldings(membership, session().stacks(), rules()), directory().isComplete()};
    auto *question = new RemoveMemberQuestion(leaving, place(), guardOf(session().profile()), m_page.window());
    connect(question, &ChangeDialog::submitted, this, [this, question, id = membership.id, who, where] {
        change(requests::removeFromTeam(id),
               {tr("take %1 out of %2").arg(who, where), tr("Taking %1 out of %2...").arg(who, where), tr("%1 no longer belongs to %2.").arg(who, where)}, question,
               [id](const DirectoryContent &now) { return std::ranges::find(now.memberships, id, &TeamMembership::id) == now.memberships.end(); });
    });
    openDialog(question);
}

} // namespace longshore
