// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/logsfeed.h"

#include "app/core/displaytext.h"
#include "app/session/enginelookout.h"
#include "app/session/refusal.h"
#include "ui/pages/logspanel.h"
#include "ui/shell/podorigins.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

using Kind = LogsStatus::Kind;

LogsFeed::LogsFeed(Servers &servers, LogsPanel &panel, QObject *parent)
    : QObject(parent), m_servers(servers), m_panel(panel)
{
    connect(&panel, &LogsPanel::windowChanged, this, &LogsFeed::beginAnew);
    connect(&panel, &LogsPanel::pausedChanged, this, &LogsFeed::setFollowing);
    connect(&panel, &LogsPanel::retryRequested, this, [this] {
        if (m_feed)
            m_feed->retryNow();
        if (m_containers)
            m_containers->refresh();
        if (m_workloads)
            m_workloads->refresh();
    });
}

LogsFeed::~LogsFeed() = default;

void LogsFeed::leave()
{
    if (m_session)
        m_session->disconnect(this);
    m_session.clear();
    m_row.reset();
    m_chosen.clear();
    m_containers.reset();
    m_workloads.reset();
    m_feed.reset();
    m_panel.store().clear();
}

void LogsFeed::follow(const StackRow &row)
{
    leave();
    m_row = row;
    m_panel.setStatus({});
    m_panel.setSources({});
    m_session = m_servers.session(row.server);
    const EngineStack stack = EngineStack::of(row.stack);
    const bool hasPods = stack.type == StackType::Kubernetes;
    if (!m_session || !(stack.hasEngine() || hasPods))
        return showStatus();
    connect(m_session, &Session::stateChanged, this, &LogsFeed::sessionChanged);
    connect(m_session, &QObject::destroyed, this, &LogsFeed::showStatus);
    if (hasPods)
        return followPods();
    m_containers = std::make_unique<StackContainers>(*m_session);
    connect(m_containers.get(), &StackContainers::changed, this, &LogsFeed::takeContainers);
    if (m_isInSight)
        m_containers->follow(stack);
}

void LogsFeed::followPods()
{
    m_workloads = std::make_unique<StackWorkloads>(*m_session);
    connect(m_workloads.get(), &StackWorkloads::changed, this, &LogsFeed::takePods);
    if (m_isInSight)
        m_workloads->follow(KubernetesStack::of(m_row->stack));
}

void LogsFeed::takePods()
{
    using State = StackWorkloads::State;
    const State state = m_workloads->state();
    if (state == State::Ready || state == State::Stale)
        takeOrigins(podOrigins(m_workloads->facts()));
    showStatus();
}

/// A token that works again, a server that is back.
void LogsFeed::sessionChanged()
{
    if (m_session && m_session->state() == Session::State::Connected && m_feed)
        m_feed->retryNow();
}

void LogsFeed::takeContainers()
{
    using State = StackContainers::State;
    const State state = m_containers->state();
    if (state == State::Ready || state == State::Stale)
        takeOrigins(originsOf(*m_containers));
    showStatus();
}

/// Services write what their containers write: never both, or each line would be there twice.
void LogsFeed::takeOrigins(const QList<LogOrigin> &origins)
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
QList<LogOrigin> LogsFeed::servicesOf(const StackContainers &containers) const
{
    QList<LogOrigin> origins;
    const QString prefix = containers.stack().name + u'_';
    for (const SwarmService &each : containers.services())
        origins.append({each.id, each.name.startsWith(prefix) ? each.name.mid(prefix.size()) : each.name, true});
    return origins;
}

QList<LogOrigin> LogsFeed::originsOf(const StackContainers &containers) const
{
    if (!containers.services().isEmpty())
        return servicesOf(containers);
    QHash<QString, int> counts;
    for (const Container &each : containers.containers())
        ++counts[each.service()];
    QList<LogOrigin> origins;
    for (const Container &each : containers.containers()) {
        const bool isAlone = !each.service().isEmpty() && counts.value(each.service()) == 1;
        origins.append({each.id, isAlone ? each.service() : each.name(), false});
    }
    return origins;
}

void LogsFeed::begin(const QList<LogOrigin> &origins)
{
    m_feed = std::make_unique<LogFeed>(m_panel.store(), [session = m_session](const RequestParts &parts, std::chrono::milliseconds quietAfter) {
        if (session)
            return session->stream(parts, quietAfter);
        auto stream = std::make_unique<Stream>(parts, quietAfter);
        stream->fail({.kind = ApiError::Kind::Cancelled});
        return stream;
    });
    connect(m_feed.get(), &LogFeed::changed, this, [this] {
        showSources();
        showStatus();
    });
    const EnvironmentId environment = m_row->stack.environmentId;
    connect(m_feed.get(), &LogFeed::flowFound, this, [this, environment](LogFlow flow) {
        if (m_session)
            EngineLookout::of(*m_session).noteFlow(environment, flow);
    });
    m_feed->setFollowing(m_isInSight && !m_panel.isPaused());
    const LogFlow flow = m_workloads ? LogFlow::Live : m_session ? EngineLookout::of(*m_session).flow(environment) : LogFlow::Unknown;
    m_feed->watch(environment, origins, m_panel.window(), flow); // A cluster sends each line when it is written (portainer-api.md 7.2).
}

/// Another part of the log is wanted.
void LogsFeed::beginAnew()
{
    if (!m_feed || !(m_containers || m_workloads))
        return;
    m_feed.reset();
    m_panel.store().clear();
    m_workloads ? takePods() : takeContainers();
}

void LogsFeed::setInSight(bool inSight)
{
    m_isInSight = inSight;
    if (!(m_containers || m_workloads) || !m_row)
        return;
    if (m_workloads)
        inSight ? m_workloads->follow(KubernetesStack::of(m_row->stack)) : m_workloads->stop();
    else
        inSight ? m_containers->follow(EngineStack::of(m_row->stack)) : m_containers->stop();
    setFollowing();
}

void LogsFeed::setFollowing()
{
    if (m_feed)
        m_feed->setFollowing(m_isInSight && !m_panel.isPaused());
    showStatus();
}

void LogsFeed::showSources()
{
    QStringList names;
    for (const auto &source : m_feed->sources())
        names.append(source->origin().name);
    m_panel.setSources(names);
    showChosen();
}

void LogsFeed::showOnly(const QList<Container> &containers)
{
    m_chosen = containers;
    if (m_feed)
        showChosen();
}

/// Of a Swarm it is their services that have the logs.
void LogsFeed::showChosen()
{
    QStringList names;
    for (const auto &source : m_feed->sources()) {
        const LogOrigin &origin = source->origin();
        const bool isChosen = std::ranges::any_of(m_chosen, [&](const Container &each) { return origin.isService ? each.service() == origin.name : each.id == origin.id; });
        if (isChosen)
            names.append(origin.name);
    }
    if (names.isEmpty())
        return;
    m_chosen.clear();
    m_panel.showOnly(names);
}

void LogsFeed::showStatus()
{
    if (m_row)
        m_panel.setStatus(statusNow());
}

LogsStatus LogsFeed::withoutContainers() const
{
    if (!m_session)
        return {.kind = Kind::Failed, .sentence = tr("The server of this stack is not open.")};
    if (m_workloads)
        return withoutSources(*m_workloads);
    if (!m_containers)
        return {.kind = Kind::Fine, .sentence = tr("No Docker engine runs this stack, and so there is no log here.")};
    return withoutSources(*m_containers);
}

template <typename List>
LogsStatus LogsFeed::withoutSources(const List &list) const
{
    using State = typename List::State;
    if (list.state() == State::Failed) {
        const Explanation words = explain(*list.error(), attemptOn(*m_session, tr("read what runs of this stack")));
        return {.kind = Kind::Failed, .sentence = words.sentence, .details = words.details};
    }
    if (list.state() == State::Loading || list.state() == State::Nothing)
        return {.kind = Kind::Loading};
    return {.kind = Kind::Fine, .sentence = tr("Nothing of this stack runs, and so there is no log.")};
}

LogsStatus LogsFeed::statusNow() const
{
    if (!m_feed || !m_session)
        return withoutContainers();
    LogsStatus status{.kind = m_feed->hasTold() ? Kind::Fine : Kind::Loading, .flow = flowSentence()};
    for (const auto &source : m_feed->sources()) {
        const bool isTrouble = source->state() == LogSource::State::Waiting || source->state() == LogSource::State::Refused;
        if (isTrouble && source->error()) {
            LogsStatus trouble = troubleOf(*source);
            trouble.flow = status.flow;
            return trouble;
        }
    }
    return status;
}

LogsStatus LogsFeed::troubleOf(const LogSource &source) const
{
    const QString name = oneLine(source.origin().name);
    const Explanation words = explain(*source.error(), attemptOn(*m_session, tr("read the log of %1").arg(name)));
    if (source.state() == LogSource::State::Refused)
        return {.kind = Kind::Failed, .sentence = words.sentence, .details = words.details};
    if (!source.retryAt().isValid())
        return {.kind = Kind::Trouble, .sentence = words.sentence, .details = words.details};
    const QString when = source.retryAt().toLocalTime().toString(u"HH:mm:ss"_s);
    const QString sentence = source.error()->kind == ApiError::Kind::Network || source.error()->kind == ApiError::Kind::Cancelled
        ? tr("The connection to the log of %1 was lost. It is taken up again at %2, where it was left.").arg(name, when)
        : tr("%1 It is tried again at %2.").arg(words.sentence, when);
    return {.kind = Kind::Trouble, .sentence = sentence, .details = words.details};
}

QString LogsFeed::flowSentence() const
{
    using State = LogSource::State;
    const auto count = [this](State state) {
        return std::ranges::count_if(m_feed->sources(), [state](const auto &source) { return source->state() == state; });
    };
    if (m_panel.isPaused())
        return tr("Reading is stopped.");
    const auto ended = count(State::Ended);
    if (count(State::Live) > 0)
        return ended == 0 ? tr("Live") : ended == 1 ? tr("Live; one source has ended") : tr("Live; %1 sources have ended").arg(ended);
    if (count(State::Asked) > 0)
        return tr("Every 2 s: this environment hands on logs in pieces, so it is asked again and again.");
    if (ended > 0)
        return tr("Ended: nothing of this runs. It is looked at again every 5 s.");
    return count(State::Done) > 0 ? tr("Up to the chosen time.") : QString();
}

} // namespace longshore
