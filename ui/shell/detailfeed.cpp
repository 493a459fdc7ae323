// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/detailfeed.h"

#include "app/portainer/requests.h"
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
}

namespace {

// A standard user may not list users, but knows one name: the own one.
QList<User> knownUsers(const Session &session)
{
    QList<User> users = session.users();
    const bool ownMissing = session.user() && std::ranges::find(users, session.user()->id, &User::id) == users.end();
    if (ownMissing)
        users.append(*session.user());
    return users;
}

} // namespace

void DetailFeed::feedFacts(const Session &session)
{
    const QString version = session.version().isKnown() ? session.version().text() : QString();
    m_page.setServerFacts(session.profile().id, {version, knownUsers(session), session.teams()});
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
