// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stacklog.h"

#include "app/logs/logopener.h"
#include "app/session/enginelookout.h"
#include "ui/shell/podorigins.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr QLatin1StringView SwarmTaskId{"com.docker.swarm.task.id"}; ///< Label of a replica's container (portainer-api.md 6.2).

} // namespace

StackLog::StackLog(Session *session, const StackRow &row, const LogWindow &window)
    : m_session(session)
    , m_row(row)
    , m_window(window)
{
    const EngineStack stack = EngineStack::of(row.stack);
    if (!session)
        return;
    connect(session, &Session::stateChanged, this, &StackLog::sessionChanged);
    connect(session, &QObject::destroyed, this, &StackLog::changed);
    if (stack.type == StackType::Kubernetes) {
        m_workloads = std::make_unique<StackWorkloads>(*session);
        connect(m_workloads.get(), &StackWorkloads::changed, this, &StackLog::takePods);
    } else if (stack.hasEngine()) {
        m_names = std::make_unique<ReplicaNames>(*session, row.stack.environmentId);
        connect(m_names.get(), &ReplicaNames::changed, this, &StackLog::takeContainers);
        m_containers = std::make_unique<StackContainers>(*session);
        connect(m_containers.get(), &StackContainers::changed, this, &StackLog::takeContainers);
    }
}

StackLog::~StackLog() = default;

bool StackLog::isOf(const StackRow &row) const
{
    return row.server == m_row.server && row.stack.id == m_row.stack.id && row.stack.environmentId == m_row.stack.environmentId;
}

void StackLog::enter(LogStore &store, Look look)
{
    m_audience.add(store);
    m_lookers.push_back({&store, look});
    this->look();
}

void StackLog::setLook(LogStore &store, Look look)
{
    for (Looker &each : m_lookers)
        if (each.store == &store)
            each.look = look;
    this->look();
}

void StackLog::leave(LogStore &store)
{
    m_audience.remove(store);
    std::erase_if(m_lookers, [&store](const Looker &each) { return each.store == &store; });
    look();
}

/// As those who show it do: unseen nothing is asked, and what one alone does not read is kept for it.
void StackLog::look()
{
    bool isInSight = false;
    bool isRead = false;
    for (const Looker &each : m_lookers) {
        isInSight = isInSight || each.look.inSight;
        isRead = isRead || (each.look.inSight && each.look.reads);
        m_audience.setReading(*each.store, each.look.inSight && each.look.reads);
    }
    const bool wasLooking = std::exchange(m_isLooking, isInSight);
    if (m_workloads && wasLooking != isInSight)
        isInSight ? m_workloads->follow(KubernetesStack::of(m_row.stack)) : m_workloads->stop();
    if (m_containers && wasLooking != isInSight)
        isInSight ? m_containers->follow(EngineStack::of(m_row.stack)) : m_containers->stop();
    if (m_feed)
        m_feed->setFollowing(isRead);
}

void StackLog::refresh()
{
    if (m_feed)
        m_feed->retryNow();
    if (m_containers)
        m_containers->refresh();
    if (m_workloads)
        m_workloads->refresh();
}

/// A token that works again, a server that is back.
void StackLog::sessionChanged()
{
    if (m_session && m_session->state() == Session::State::Connected && m_feed)
        m_feed->retryNow();
}

void StackLog::takePods()
{
    using State = StackWorkloads::State;
    const State state = m_workloads->state();
    if (state == State::Ready || state == State::Stale)
        takeOrigins(podOrigins(m_workloads->facts()));
    Q_EMIT changed();
}

void StackLog::takeContainers()
{
    using State = StackContainers::State;
    const State state = m_containers->state();
    if (state == State::Ready || state == State::Stale)
        takeOrigins(originsNow());
    Q_EMIT changed();
}

/// Services write what their containers write: never both, or each line would be there twice.
void StackLog::takeOrigins(const QList<LogOrigin> &origins)
{
    if (origins.isEmpty())
        return;
    const bool areServices = origins.first().isService;
    const bool areOthers = m_feed && !m_feed->isEmpty() && m_feed->sources().front()->origin().isService != areServices;
    if (areOthers && !areServices)
        return; // What is left of services that were just removed.
    if (!m_feed || areOthers) {
        m_feed.reset();
        begin(origins);
    } else {
        m_feed->setOrigins(origins);
    }
}

/// Of a Swarm its services: their containers run on other nodes too.
QList<LogOrigin> StackLog::servicesNow() const
{
    QList<LogOrigin> origins;
    const QString prefix = m_containers->stack().name + u'_';
    for (const SwarmService &each : m_containers->services()) {
        LogOrigin origin{.id = each.id, .name = each.name.startsWith(prefix) ? each.name.mid(prefix.size()) : each.name, .isService = true};
        origin.replicas = m_names->of(each, origin.name, m_containers->tasks());
        origins.append(origin);
    }
    return origins;
}

QList<LogOrigin> StackLog::originsNow() const
{
    if (!m_containers->services().isEmpty())
        return servicesNow();
    QHash<QString, int> counts;
    for (const Container &each : m_containers->containers())
        ++counts[each.service()];
    QList<LogOrigin> origins;
    for (const Container &each : m_containers->containers()) {
        const bool isAlone = !each.service().isEmpty() && counts.value(each.service()) == 1;
        origins.append({.id = each.id, .name = isAlone ? each.service() : each.name()});
    }
    return origins;
}

void StackLog::begin(const QList<LogOrigin> &origins)
{
    m_feed = std::make_unique<LogFeed>(m_audience, openerOf(m_session));
    connect(m_feed.get(), &LogFeed::changed, this, &StackLog::changed);
    const EnvironmentId environment = m_row.stack.environmentId;
    connect(m_feed.get(), &LogFeed::flowFound, this, [this, environment](LogFlow flow) {
        if (m_session)
            EngineLookout::of(*m_session).noteFlow(environment, flow);
    });
    look();
    const LogFlow flow = m_workloads ? LogFlow::Live : m_session ? EngineLookout::of(*m_session).flow(environment) : LogFlow::Unknown;
    m_feed->watch(environment, origins, m_window, flow); // A cluster sends each line when it is written (portainer-api.md 7.2).
}

/// Of a Swarm it is their replicas that have the logs.
QString StackLog::nameOf(const Container &container) const
{
    if (!m_feed)
        return {};
    for (const auto &source : m_feed->sources()) {
        const LogOrigin &origin = source->origin();
        if (origin.isService && container.service() == origin.name)
            return origin.replicas.value(container.labels.value(SwarmTaskId), origin.name);
        if (!origin.isService && container.id == origin.id)
            return origin.name;
    }
    return {};
}

QStringList StackLog::namesOf(const Pod &pod) const
{
    QStringList names;
    if (!m_feed)
        return names;
    for (const auto &source : m_feed->sources()) {
        const LogOrigin &origin = source->origin();
        if (std::ranges::any_of(pod.containers, [&](const PodContainer &each) { return containerId(pod, each) == origin.id; }))
            names.append(origin.name);
    }
    return names;
}

std::shared_ptr<StackLog> StackLogs::of(const StackRow &row, const LogWindow &window)
{
    Session *session = m_servers.session(row.server);
    std::erase_if(m_logs, [](const auto &each) { return each.expired(); });
    for (const auto &each : m_logs) {
        const std::shared_ptr<StackLog> known = each.lock();
        if (known->isOf(row) && known->session() == session && known->window() == window)
            return known;
    }
    const auto made = std::make_shared<StackLog>(session, row, window);
    m_logs.push_back(made);
    return made;
}

} // namespace longshore
