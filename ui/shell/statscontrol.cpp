// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statscontrol.h"

#include "app/portainer/execrequests.h"
#include "app/session/refusal.h"
#include "app/session/session.h"
#include "app/session/stackcontainers.h"
#include "app/session/stackstats.h"
#include "ui/pages/detailpane.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/statstab.h"
#include "ui/shell/clusterstats.h"

#include <utility>

namespace longshore {

namespace {

void retire(auto &owner)
{
    if (owner)
        owner.release()->deleteLater(); // It may be the sender of what led here.
}

} // namespace

StatsControl::StatsControl(Servers &servers, StacksPage &page, QObject *parent)
    : QObject(parent), m_servers(servers), m_tab(page.details().stats()), m_cluster(new ClusterStats(m_tab, this))
{
    connect(&m_tab, &StatsTab::shownFor, this, &StatsControl::look);
    connect(&m_tab, &StatsTab::left, this, &StatsControl::stopLooking);
    connect(&m_tab, &StatsTab::visibilityChanged, this, &StatsControl::setWatching);
    connect(&m_tab, &StatsTab::choiceChanged, this, &StatsControl::showStats);
    connect(&m_tab, &StatsTab::intervalChanged, this, [this] {
        if (m_stats)
            m_stats->setInterval(m_tab.interval());
    });
    connect(&m_tab, &StatsTab::retryRequested, this, [this] {
        if (m_containers)
            m_containers->refresh();
    });
}

StatsControl::~StatsControl() = default;

void StatsControl::look(const StackDetails &details)
{
    Session *session = m_servers.session(details.key().server);
    const EngineStack stack = EngineStack::of(details.row.stack);
    if (session && !details.row.knownOnly && details.row.stack.type.value == StackType::Kubernetes) {
        stopLooking();
        m_cluster->look(*session, details.row.stack);
        return;
    }
    m_cluster->stopLooking();
    m_tab.setKind(ConsoleKind::Engine);
    if (!session || details.row.knownOnly || !stack.hasEngine()) {
        stopLooking();
        m_tab.setNote(details.row.knownOnly ? tr("The server has not answered yet, so nothing is measured.")
                                            : tr("This stack has no containers of a Docker engine to measure."));
        return;
    }
    if (session != m_session || !m_containers) {
        stopLooking();
        m_session = session;
        m_containers = std::make_unique<StackContainers>(*session);
        m_stats = std::make_unique<StackStats>(*session);
        m_stats->setInterval(m_tab.interval());
        connect(m_containers.get(), &StackContainers::changed, this, &StatsControl::showContainers);
        connect(m_stats.get(), &StackStats::changed, this, &StatsControl::showStats);
        connect(session, &QObject::destroyed, this, [this] {
            if (!m_session) // Another one may be looked at by now.
                stopLooking();
        });
    }
    m_containers->follow(stack);
    showContainers();
}

void StatsControl::stopLooking()
{
    m_processes.cancel();
    m_processesOf.clear();
    m_processesError.reset();
    if (m_stats)
        m_stats->stop();
    retire(m_containers);
    retire(m_stats);
    m_session = nullptr;
}

/// Measuring costs the engine something: nothing is asked while nobody looks.
void StatsControl::setWatching(bool isWatching)
{
    if (!m_containers)
        return;
    if (isWatching) {
        m_containers->follow(EngineStack(m_containers->stack()));
        showContainers();
    } else {
        m_containers->stop();
        m_stats->stop();
    }
}

void StatsControl::showContainers()
{
    if (!m_containers || !m_session || !m_tab.isVisible())
        return;
    QList<ConsoleChoice> running;
    QStringList ids;
    for (const Container &each : m_containers->containers()) {
        if (each.isRunning()) {
            running.append({each.id, each.name()});
            ids.append(each.id);
        }
    }
    const StackContainers::State state = m_containers->state();
    m_stats->follow(m_containers->stack().environment, ids);
    if (!running.isEmpty())
        m_tab.setContainers(running);
    else if (state == StackContainers::State::Failed && m_containers->error())
        m_tab.setNote(explain(*m_containers->error(), attemptOn(*m_session, tr("list the containers"))).sentence, tr("Try again"));
    else if (state == StackContainers::State::Ready)
        m_tab.setNote(tr("No container of this stack runs, so there is nothing to measure."));
    else
        m_tab.setNote(tr("Looking for containers..."));
}

void StatsControl::showStats()
{
    if (!m_stats || !m_session)
        return;
    const QString chosen = m_tab.container();
    m_tab.setSamples(m_stats->history(chosen));
    if (std::exchange(m_processesOf, chosen) != chosen) {
        m_processes.cancel();
        m_processesError.reset();
    }
    showStale();
    if (!chosen.isEmpty())
        return askProcesses();
    QList<ContainerUsage> usage;
    for (const Container &each : m_containers->containers()) {
        const QList<UsageSample> &history = m_stats->history(each.id);
        if (each.isRunning())
            usage.append({each.name(), history.isEmpty() ? std::nullopt : std::optional(history.constLast())});
    }
    m_tab.setUsage(usage);
}

void StatsControl::showStale()
{
    if (m_stats->error())
        m_tab.setStale(explain(*m_stats->error(), attemptOn(*m_session, tr("measure the containers"))).sentence);
    else if (m_processesError)
        m_tab.setStale(explain(*m_processesError, attemptOn(*m_session, tr("list the processes"))).sentence);
    else
        m_tab.setStale({});
}

void StatsControl::askProcesses()
{
    if (m_processes.isRunning())
        return;
    const auto request = requests::processes(m_containers->stack().environment, m_processesOf);
    m_processes.start(m_session->send(request), [this](const Result<ProcessTable> &processes) {
        if (m_processesOf != m_tab.container())
            return;
        m_processesError = processes ? std::nullopt : std::optional(processes.error());
        if (processes)
            m_tab.setProcesses(*processes);
        else
            m_tab.forgetProcesses();
        if (m_session && m_stats)
            showStale();
    });
}

} // namespace longshore
