// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dialogs/peoplestates.h"

#include "ui/dialogs/accessreviewdialog.h"
#include "ui/dialogs/adduserdialog.h"
#include "ui/dialogs/deleteuserquestion.h"
#include "ui/dialogs/edituserdialogs.h"
#include "ui/dialogs/leaveeditsquestion.h"
#include "ui/dialogs/ownershipdialog.h"
#include "ui/dialogs/settingsreview.h"
#include "ui/dialogs/teamdialogs.h"

#include <QAbstractButton>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const QString Place = u"home-lab"_s;

User person(qint64 id, const QString &name, Role role = Role::Standard)
{
    return {UserId(id), name, role};
}

/// Alice uses local by name; team web (bob, and maria who leads it) uses swarm-b.
DirectoryContent people()
{
    return {.users = {person(1, u"admin"_s, Role::Administrator), person(2, u"alice"_s), person(3, u"bob"_s), person(4, u"maria"_s)},
            .teams = {{TeamId(1), u"web"_s}, {TeamId(2), u"operations"_s}},
            .memberships = {{MembershipId(1), UserId(3), TeamId(1), TeamRole::Member}, {MembershipId(2), UserId(4), TeamId(1), TeamRole::Leader}},
            .environments = {{EnvironmentId(1), u"local"_s, GroupId(1), {{{UserId(2), 0}}, {}}},
                             {EnvironmentId(2), u"swarm-b"_s, GroupId(1), {{}, {{TeamId(1), 0}}}}},
            .groups = {{GroupId(1), u"Unassigned"_s, {}}}};
}

Stack shop()
{
    Stack stack;
    stack.id = StackId(5);
    stack.name = u"shop"_s;
    stack.environmentId = EnvironmentId(1);
    stack.resourceControl = ResourceControl{.users = {UserId(2)}};
    return stack;
}

std::unique_ptr<QDialog> review(bool guarded)
{
    AccessEdit edit(people());
    edit.set(UserId(2), EnvironmentId(1), false);
    edit.set(UserId(3), EnvironmentId(1), true);
    edit.set(TeamId(1), EnvironmentId(2), false);
    ServerProfile profile = sampleProfile(Place, u"nas:9443"_s);
    if (guarded)
        profile.lockedEnvironments = {EnvironmentId(1), EnvironmentId(2)};
    return std::make_unique<AccessReviewDialog>(accessChanges(edit, {shop()}), edit.base(), profile);
}

std::unique_ptr<QDialog> ownership(Guard guard)
{
    const AccessRules rules(people());
    return std::make_unique<OwnershipDialog>(shop(), ownershipRights(person(1, u"admin"_s, Role::Administrator), shop(), rules), rules, true,
                                             u"home-lab / local"_s, guard);
}

std::unique_ptr<QDialog> takeOut(Guard guard)
{
    const MemberHoldings holdings{.environments = {u"swarm-b"_s, u"k8s"_s}, .stacks = {u"shop (swarm-b)"_s, u"blog (swarm-b)"_s},
                                  .onlyTheirs = {u"blog (swarm-b)"_s}, .isOnlyLeader = true};
    return std::make_unique<RemoveMemberQuestion>(LeavingMember{u"maria"_s, u"web"_s, holdings}, Place, guard);
}

std::unique_ptr<QDialog> deleteTeam(Guard guard)
{
    const TeamHoldings holdings{.members = {u"maria"_s, u"bob"_s}, .environments = {u"swarm-b (maria)"_s}, .stacks = {u"shop (swarm-b)"_s}};
    return std::make_unique<DeleteTeamQuestion>(Team{TeamId(1), u"web"_s}, holdings, Place, guard);
}

std::unique_ptr<QDialog> deleteUser(Guard guard)
{
    DeletedUser deleted{person(2, u"alice"_s), {.onlyTheirs = {u"shop (local)"_s, u"blog (local)"_s}, .environments = {u"local"_s}}, 2};
    return std::make_unique<DeleteUserQuestion>(deleted, Place, guard);
}

std::unique_ptr<QDialog> role(Guard guard)
{
    return std::make_unique<ChangeRoleDialog>(person(5, u"chris"_s, Role::Administrator), Place, guard);
}

std::unique_ptr<QDialog> settings()
{
    using settingsedit::Setting;
    return std::make_unique<SettingsReview>(Place, QList<settingsedit::Step>{
        {Setting::TemplatesUrl, u"https://raw.githubusercontent.com/portainer/templates/v3/templates.json"_s, u"https://intranet.example.com/templates.json"_s},
        {Setting::KubeconfigExpiry, u"never"_s, u"24h"_s}, {Setting::HiddenLabels, u"none"_s, u"internal=yes, owner"_s}});
}

std::function<void(QDialog &)> press(const QString &button)
{
    return [button](QDialog &dialog) { dialog.findChild<QAbstractButton *>(button)->click(); };
}

} // namespace

QList<DialogState> peopleStates()
{
    return {
        {u"role"_s, [] { return role(Guard::None); }},
        {u"role-guarded"_s, [] { return role(Guard::Server); }, press(u"standardRole"_s)},
        {u"takeout"_s, [] { return takeOut(Guard::None); }},
        {u"takeout-guarded"_s, [] { return takeOut(Guard::Server); }},
        {u"deleteteam-guarded"_s, [] { return deleteTeam(Guard::Server); }},
        {u"deleteuser-guarded"_s, [] { return deleteUser(Guard::Server); }},
        {u"access-review"_s, [] { return review(false); }},
        {u"access-review-guarded"_s, [] { return review(true); }},
        {u"ownership"_s, [] { return ownership(Guard::None); }, press(u"restrictedLevel"_s)},
        {u"ownership-guarded"_s, [] { return ownership(Guard::Environment); }, press(u"publicLevel"_s)},
        {u"adduser"_s, [] { return std::make_unique<AddUserDialog>(Place, QStringList{u"alice"_s}, people().teams); }},
        {u"renameuser"_s, [] { return std::make_unique<RenameUserDialog>(person(2, u"alice"_s), Place, QStringList{}); }},
        {u"resetpassword"_s, [] { return std::make_unique<ResetPasswordDialog>(person(2, u"alice"_s), Place); }},
        {u"newteam"_s, [] { return std::make_unique<TeamNameDialog>(QString(), Place, QStringList{}); }},
        {u"settings-review"_s, settings},
        {u"leave-edits"_s, [] { return std::make_unique<LeaveEditsQuestion>(u"Environment access"_s, Place, u"3 changes to who may use which environment were not sent yet."_s); }},
    };
}

} // namespace longshore
