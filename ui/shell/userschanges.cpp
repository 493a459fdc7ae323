// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to users: the questions, and the changes that follow.
#include "ui/shell/usersfeed.h"

#include "app/core/displaytext.h"
#include "app/session/holdings.h"
#include "app/session/ownershiprules.h"
#include "ui/dialogs/deleteuserquestion.h"
#include "ui/dialogs/edituserdialogs.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

void UsersFeed::add()
{
    auto *dialog = new AddUserDialog(place(), takenNames(), content().teams, m_page.window());
    dialog->setSettings(m_settings);
    dialog->offerCopy(m_clipboard);
    connect(dialog, &AddUserDialog::wished, this, [this, dialog](const NewUserWish &wish) { create(dialog, wish); });
    openDialog(dialog);
}

// Teams follow one by one when there is somebody to put into them, so this is more than one change.
void UsersFeed::create(AddUserDialog *dialog, const NewUserWish &wish)
{
    const QString name = oneLine(wish.name);
    const ChangeWords words{tr("add %1").arg(name), tr("Adding %1...").arg(name),
                            wish.teams.isEmpty() ? tr("%1 was added.").arg(name) : tr("%1 was added, but belongs to no team yet.").arg(name)};
    const auto happened = [wanted = wish.name](const DirectoryContent &now) { return std::ranges::find(now.users, wanted, &User::name) != now.users.end(); };
    if (wish.teams.isEmpty())
        return change(requests::createUser(wish.name, wish.password, wish.role), words, dialog, happened);
    const QPointer<ChangeDialog> shown(dialog);
    changeThen(requests::createUser(wish.name, wish.password, wish.role), words, dialog, happened,
                     [this, wish, shown](const User &user) { joinTeams(wish, user.id, wish.teams, {}, shown); });
}

void UsersFeed::joinTeams(const NewUserWish &wish, UserId user, QList<TeamId> teams, const QStringList &failed, ChangeDialog *dialog)
{
    const QString name = oneLine(wish.name);
    if (teams.isEmpty())
        return finish(failed.isEmpty() ? tr("%1 was added.").arg(name) : tr("%1 was added, but not to %2.").arg(name, nameList(failed)), failed.isEmpty(), dialog);
    const TeamId next = teams.takeFirst();
    onResult(session().send(requests::addToTeam(user, next, TeamRole::Member)), this,
             [this, wish, user, teams, failed, next, shown = QPointer(dialog)](const Result<TeamMembership> &joined) {
                 const QStringList missed = joined ? failed : failed + QStringList{content().teamName(next)};
                 joinTeams(wish, user, teams, missed, shown);
             });
}

void UsersFeed::rename(UserId id)
{
    const User *user = content().user(id);
    if (!user)
        return;
    auto *dialog = new RenameUserDialog(*user, place(), takenNames(), m_page.window());
    connect(dialog, &RenameUserDialog::wished, this, [this, dialog, id, before = oneLine(user->name)](const QString &name) {
        const ChangeWords words{tr("rename %1").arg(before), tr("Renaming %1...").arg(before), tr("%1 is called %2 now.").arg(before, oneLine(name))};
        change(requests::changeUser(id, {.name = name}), words, dialog,
               [id, name](const DirectoryContent &now) { return now.user(id) && now.user(id)->name == name; });
    });
    openDialog(dialog);
}

void UsersFeed::changeRole(UserId id)
{
    const User *user = content().user(id);
    if (!user)
        return;
    auto *dialog = new ChangeRoleDialog(*user, place(), guardOf(session().profile()), m_page.window());
    connect(dialog, &ChangeRoleDialog::wished, this, [this, dialog, id, name = oneLine(user->name)](Role role) {
        const QString done = role == Role::Administrator ? tr("%1 is an administrator now.").arg(name) : tr("%1 is a standard user now.").arg(name);
        change(requests::changeUser(id, {.role = role}), {tr("change the role of %1").arg(name), tr("Changing the role of %1...").arg(name), done}, dialog,
               [id, role](const DirectoryContent &now) { return now.user(id) && now.user(id)->role == role; });
    });
    openDialog(dialog);
}

void UsersFeed::resetPassword(UserId id)
{
    const User *user = content().user(id);
    if (!user)
        return;
    auto *dialog = new ResetPasswordDialog(*user, place(), m_page.window());
    dialog->setSettings(m_settings);
    dialog->offerCopy(m_clipboard);
    connect(dialog, &ResetPasswordDialog::wished, this, [this, dialog, id, name = oneLine(user->name)](const Secret &password) {
        const ChangeWords words{tr("reset the password of %1").arg(name), tr("Resetting the password of %1...").arg(name),
                                tr("%1 has a new password. Their sessions in browsers have ended; their access tokens stay valid.").arg(name)};
        change(requests::changeUser(id, {.newPassword = password}), words, dialog, {}); // A password cannot be read back.
    });
    openDialog(dialog);
}

void UsersFeed::askDelete(UserId id)
{
    const UserRow *row = m_page.model().of(id);
    if (!row)
        return;
    DeletedUser deleted{row->user, userHoldings(id, session().stacks(), rules()), {}};
    if (row->tokens.state == TokenCount::State::Known)
        deleted.tokens = row->tokens.count;
    auto *question = new DeleteUserQuestion(deleted, place(), guardOf(session().profile()), m_page.window());
    connect(question, &ChangeDialog::submitted, this, [this, question, id, name = oneLine(row->user.name)] {
        change(requests::deleteUser(id), {tr("delete %1").arg(name), tr("Deleting %1...").arg(name), tr("%1 was deleted.").arg(name)}, question,
               [id](const DirectoryContent &now) { return !now.user(id); });
    });
    openDialog(question);
}

} // namespace longshore
