// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runningfeed.h"

#include "app/core/displaytext.h"
#include "app/session/refusal.h"
#include "app/session/runningstacks.h"
#include "ui/models/relativetime.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"

#include <QHash>

namespace longshore {

RunningFeed::RunningFeed(Servers &servers, StacksModel &stacks, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_stacks(stacks), m_page(page)
{
    m_pause.setInterval(DefaultPause);
    connect(&m_pause, &QTimer::timeout, this, &RunningFeed::readInSight);
    m_pause.start();
    connect(&servers, &Servers::added, this, &RunningFeed::follow);
    for (Session *session : servers.sessions())
        follow(session);
}

void RunningFeed::setPause(std::chrono::milliseconds pause)
{
    m_pause.start(pause);
}

void RunningFeed::follow(Session *session)
{
    RunningStacks *running = &RunningStacks::of(*session);
    connect(session, &Session::refreshFinished, running, [session, running] {
        if (session->state() == Session::State::Connected)
            running->readAll();
    });
    const auto fed = [this, session] { feed(*session); };
    connect(running, &RunningStacks::changed, this, fed);
    connect(session, &Session::stacksChanged, this, fed); // A stack with a record is none without one.
    if (session->state() == Session::State::Connected)
        running->readAll();
}

namespace {

/// Why an environment was not read, or not lately.
QString noteOn(Session &session, const Environment &environment, const RunningStacks &running)
{
    const std::optional<ApiError> error = running.error(environment.id);
    if (!error)
        return {};
    const QString name = oneLine(environment.name);
    const QString why = environment.isUp() ? explain(*error, attemptOn(session, RunningFeed::tr("see what runs in %1").arg(name))).sentence
                                           : RunningFeed::tr("%1 is down.").arg(name);
    const QDateTime at = running.readAt(environment.id);
    return at.isValid() ? RunningFeed::tr("%1 This is how it was at %2.").arg(why, exactTime(at.toSecsSinceEpoch(), QTimeZone::systemTimeZone())) : why;
}

} // namespace

void RunningFeed::feed(Session &session)
{
    const RunningStacks &running = RunningStacks::of(session);
    auto table = std::make_shared<RunningTable>();
    for (const Environment &environment : session.environments()) {
        RunningTable::Place place{running.tally(environment.id), noteOn(session, environment, running)};
        if (place.tally || !place.note.isEmpty())
            table->places.insert(environment.id, place);
    }
    table->limited = running.limited();
    m_stacks.setRunning(session.profile().id, table);
}

void RunningFeed::readInSight()
{
    if (!m_page.isVisible() || m_page.window()->isMinimized())
        return;
    QHash<ServerId, QSet<EnvironmentId>> seen;
    const auto [first, last] = m_page.table().rowsInSight();
    for (int row = first; row <= last; ++row)
        if (const StackRow *stack = m_stacks.row(row))
            seen[stack->server].insert(stack->stack.environmentId);
    for (auto at = seen.cbegin(); at != seen.cend(); ++at) {
        Session *session = m_servers.session(at.key());
        if (session && session->state() == Session::State::Connected)
            RunningStacks::of(*session).read(*at);
    }
}

} // namespace longshore
