// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runningfeed.h"

#include "app/core/displaytext.h"
#include "app/session/clusterusages.h"
#include "app/session/enginelookout.h"
#include "app/session/refusal.h"
#include "app/session/runningstacks.h"
#include "app/session/stackusages.h"
#include "ui/models/relativetime.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"

#include <utility>

namespace longshore {

RunningFeed::RunningFeed(Servers &servers, StacksModel &stacks, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_stacks(stacks), m_page(page)
{
    m_pause.setInterval(DefaultPause);
    connect(&m_pause, &QTimer::timeout, this, &RunningFeed::lookAgain);
    m_pause.start();
    m_soon.setSingleShot(true);
    m_soon.setInterval(Breath);
    connect(&m_soon, &QTimer::timeout, this, &RunningFeed::readChanged);
    connect(&stacks, &StacksModel::settled, this, &RunningFeed::watchInSight);
    connect(&servers, &Servers::removed, this, [this](const ServerId &server) { m_watches.remove(server); });
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
    connect(&StackUsages::of(*session), &StackUsages::changed, this, fed);
    connect(&ClusterUsages::of(*session), &ClusterUsages::changed, this, fed);
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
    table->usages = StackUsages::of(session).usages();
    table->usages.insert(ClusterUsages::of(session).usages());
    table->limited = running.limited();
    m_stacks.setRunning(session.profile().id, table);
}

RunningFeed::Places RunningFeed::inSight() const
{
    Places seen;
    if (!m_page.isVisible() || m_page.window()->isMinimized())
        return seen;
    const auto [first, last] = m_page.table().rowsInSight();
    for (int row = first; row <= last; ++row)
        if (const StackRow *stack = m_stacks.row(row))
            seen[stack->server].insert(stack->stack.environmentId);
    return seen;
}

void RunningFeed::lookAgain()
{
    readInSight();
    watchInSight();
}

void RunningFeed::readInSight()
{
    const Places seen = inSight();
    for (auto at = seen.cbegin(); at != seen.cend(); ++at) {
        Session *session = m_servers.session(at.key());
        if (session && session->state() == Session::State::Connected)
            RunningStacks::of(*session).read(*at);
    }
}

/// Engines that have answered; what goes out of sight is let go.
void RunningFeed::watchInSight()
{
    const Places seen = inSight();
    decltype(m_watches) wanted;
    int count = 0;
    for (auto at = seen.cbegin(); at != seen.cend(); ++at) {
        Session *session = m_servers.session(at.key());
        for (const EnvironmentId environment : session ? *at : QSet<EnvironmentId>()) {
            if (count == MostWatched || !RunningStacks::of(*session).isRead(environment))
                continue;
            std::shared_ptr<EngineWatch> watch = m_watches.value(at.key()).value(environment);
            if (!watch) {
                watch = EngineLookout::of(*session).watch(environment);
                const auto note = [this, server = at.key(), environment] { noteChange(server, environment); };
                connect(watch.get(), &EngineWatch::happened, this, note);
                connect(watch.get(), &EngineWatch::missed, this, note);
            }
            wanted[at.key()].insert(environment, watch);
            ++count;
        }
    }
    const auto before = std::exchange(m_watches, wanted); // Goes last: what stays is held by both.
    for (auto at = before.cbegin(); at != before.cend(); ++at)
        for (auto each = at->cbegin(); each != at->cend(); ++each)
            if (!m_watches.value(at.key()).contains(each.key()))
                (*each)->disconnect(this);
}

void RunningFeed::noteChange(const ServerId &server, EnvironmentId environment)
{
    m_changed[server].insert(environment);
    if (!m_soon.isActive())
        m_soon.start();
}

void RunningFeed::readChanged()
{
    const Places changed = std::exchange(m_changed, {});
    for (auto at = changed.cbegin(); at != changed.cend(); ++at)
        if (Session *session = m_servers.session(at.key()))
            for (const EnvironmentId environment : *at)
                RunningStacks::of(*session).readAgain(environment);
}

} // namespace longshore
