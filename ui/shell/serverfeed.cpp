// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/serverfeed.h"

#include "app/core/displaytext.h"
#include "ui/widgets/servercolour.h"

#include <QCoreApplication>

#include <utility>

namespace longshore {

namespace {

SourceState sourceState(Session::State state)
{
    switch (state) {
    case Session::State::Connecting:
        return SourceState::Connecting;
    case Session::State::Connected:
        return SourceState::Connected;
    case Session::State::Trouble:
        return SourceState::Trouble;
    case Session::State::SignedOut:
        return SourceState::SignedOut;
    case Session::State::Disabled:
        break;
    }
    return SourceState::Disabled;
}

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("Sources", text, nullptr, n);
}

} // namespace

QString sourceNote(const Session &session)
{
    const auto &user = session.user();
    if (session.state() != Session::State::Connected || !user || user->isAdministrator())
        return {};
    const QString name = oneLine(user->name);
    const qsizetype count = session.environments().size();
    if (count == 0)
        return tr("%1 may use no environment of this server.").arg(name);
    if (count == 1)
        return tr("%1 sees one environment of this server: %2.").arg(name, oneLine(session.environments().first().name));
    return tr("%1 sees the %2 environments of this server that are shared with them.").arg(name).arg(count);
}

ServerFeed::ServerFeed(Servers &servers, StacksModel &stacks, SourcesModel &sources, QObject *parent)
    : QObject(parent), m_servers(servers), m_stacks(stacks), m_sources(sources)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ServerFeed::feed);
    connect(&m_stacks, &StacksModel::totalsChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&servers, &Servers::added, this, &ServerFeed::follow);
    connect(&servers, &Servers::removed, this, [this](const ServerId &id) {
        m_stacks.removeServer(id);
        m_soon.start();
    });
    connect(&servers, &Servers::reordered, &m_soon, qOverload<>(&QTimer::start));
    for (Session *session : servers.sessions())
        follow(session);
}

void ServerFeed::follow(Session *session)
{
    const auto rowsChanged = [this, session] { changed(session->profile().id); };
    connect(session, &Session::stacksChanged, this, rowsChanged);
    connect(session, &Session::environmentsChanged, this, rowsChanged);
    connect(session, &Session::stateChanged, this, [this, session] {
        const bool renamed = m_names.value(session->profile().id) != session->profile().name;
        renamed ? changed(session->profile().id) : m_soon.start();
    });
    connect(session, &Session::peopleChanged, this, rowsChanged); // Who asks decides what a missing environment means.
    rowsChanged();
}

void ServerFeed::changed(const ServerId &server)
{
    m_changed.insert(server);
    m_soon.start();
}

void ServerFeed::feed()
{
    const QSet<ServerId> servers = std::exchange(m_changed, {});
    for (const ServerId &id : servers)
        if (const Session *session = m_servers.session(id); session && session->readAt().isValid())
            feedStacks(*session);
    feedSources();
}

void ServerFeed::feedStacks(const Session &session)
{
    m_names.insert(session.profile().id, session.profile().name);
    m_stacks.setServer(session.profile().id, session.profile().name, session.stacks(), session.environments(), session.isKnownOnly(),
                       !session.user() || session.user()->isAdministrator());
}

SourceServer ServerFeed::sourceOf(const Session &session) const
{
    const ServerId id = session.profile().id;
    SourceServer source{id, session.profile().name, sourceState(session.state()), sourceNote(session), m_stacks.countOf(id), {},
                        session.profile().colour, serverColourName(session.profile().colour)};
    for (const Environment &environment : session.environments())
        source.environments.append({environment.id, environment.name, m_stacks.countOf(id, environment.id), environment.isUp()});
    return source;
}

void ServerFeed::feedSources()
{
    QList<SourceServer> sources;
    for (const Session *session : m_servers.sessions())
        sources.append(sourceOf(*session));
    m_sources.setServers(sources);
}

} // namespace longshore
