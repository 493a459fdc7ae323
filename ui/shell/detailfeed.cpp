// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/detailfeed.h"

#include "app/portainer/requests.h"
#include "app/session/directory.h"
#include "app/session/refusal.h"
#include "ui/pages/stackspage.h"

#include <algorithm>

namespace longshore {

DetailFeed::DetailFeed(Servers &servers, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_page(page)
{
    connect(&page, &StacksPage::fileRequested, this, &DetailFeed::loadFile);
    connect(&servers, &Servers::added, this, &DetailFeed::follow);
    for (Session *session : servers.sessions())
        follow(session);
}

void DetailFeed::follow(Session *session)
{
    const auto feed = [this, session] { feedFacts(*session); };
    connect(session, &Session::peopleChanged, this, feed);
    connect(session, &Session::stateChanged, this, feed);
    connect(&Directory::of(*session), &Directory::changed, this, feed);
}

namespace {

// The directory, once it was read, is newer than what the session began with. A standard user may not list users, but
// knows one name: the own one.
QList<User> knownUsers(Session &session)
{
    const QList<User> &read = Directory::of(session).content().users;
    QList<User> users = read.isEmpty() ? session.users() : read;
    const bool ownMissing = session.user() && std::ranges::find(users, session.user()->id, &User::id) == users.end();
    if (ownMissing)
        users.append(*session.user());
    return users;
}

} // namespace

void DetailFeed::feedFacts(Session &session)
{
    const QString version = session.version().isKnown() ? session.version().text() : QString();
    const QList<Team> &read = Directory::of(session).content().teams;
    m_page.setServerFacts(session.profile().id, {version, knownUsers(session), read.isEmpty() ? session.teams() : read});
}

void DetailFeed::loadFile(const StackKey &key)
{
    Session *session = m_servers.session(key.server);
    if (!session)
        return;
    const Attempt attempt = attemptOn(*session, tr("read the compose file"));
    m_file.start(session->send(requests::stackFile(key.stack)), [this, key, attempt](const Result<StackFile> &file) {
        if (file)
            return m_page.setFile(key, *file);
        const Explanation words = explain(file.error(), attempt);
        m_page.setFileFailed(key, words.sentence, words.details);
    });
}

} // namespace longshore
