// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/directoryfeed.h"

#include "ui/shell/accessfeed.h"
#include "ui/shell/serverwindow.h"
#include "ui/shell/teamsfeed.h"
#include "ui/shell/usersfeed.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PeopleSections", text);
}

} // namespace

void addPeopleSections(ServerWindow &window, Session &session, SecretClipboard &clipboard, const PeopleWishes &wishes)
{
    auto *users = new UsersPage(&window);
    auto *usersFeed = new UsersFeed(session, *users, clipboard, window.feeds());
    window.addSection(u"users"_s, tr("Users"), u"user"_s, users, [usersFeed] { usersFeed->refresh(); });
    QObject::connect(usersFeed, &UsersFeed::seenRequested, usersFeed, [wishes](UserId user) { wishes.showSeenBy(user); });
    QObject::connect(usersFeed, &UsersFeed::linkRequested, usersFeed, [wishes, &session](const QString &fragment) {
        wishes.openLink(session.profile().address.pageUrl(fragment));
    });
    auto *teams = new TeamsPage(&window);
    auto *teamsFeed = new TeamsFeed(session, *teams, window.feeds());
    window.addSection(u"teams"_s, tr("Teams"), u"users"_s, teams, [teamsFeed] { teamsFeed->refresh(); });
    auto *access = new AccessPage(&window);
    auto *accessFeed = new AccessFeed(session, *access, window.feeds());
    window.addSection(u"access"_s, tr("Environment access"), u"lock"_s, access, [accessFeed] { accessFeed->refresh(); });
}

} // namespace longshore
