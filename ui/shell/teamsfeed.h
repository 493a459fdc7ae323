// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/teamspage.h"
#include "ui/shell/peoplefeed.h"

namespace longshore {

/// The section "Teams": feeds its page and carries out what is wanted there.
class TeamsFeed : public PeopleFeed
{
    Q_OBJECT
public:
    TeamsFeed(Session &session, TeamsPage &page, QObject *parent);

protected:
    void show() override;
    void setBusy(bool busy) override { m_page.setBusy(busy); }
    Directory::Part needed() const override { return Directory::Part::Memberships; }
    QString reading() const override { return tr("list the members of teams"); }

private:
    void sayWhoManages();
    void create();
    void rename(TeamId team);
    void askDelete(TeamId team);
    void addMember(TeamId team, UserId user);
    void changeRole(const TeamMembership &changed);
    void askRemove(const TeamMembership &membership);
    QList<TeamId> ledTeams() const;
    QStringList takenNames() const;

    TeamsPage &m_page;
};

} // namespace longshore
