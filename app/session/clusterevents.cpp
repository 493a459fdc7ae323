// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/clusterevents.h"

#include "app/portainer/kubernetesrequests.h"
#include "app/session/session.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int EventsEvery = 5000; ///< Milliseconds; cluster-wide it is a long list.
constexpr int LongestEventsPause = 60'000; ///< Milliseconds: doubled up to here while asking fails.
constexpr int MostEventsDoublings = 4;

/// Letters and digits that a cluster makes names of: none that could form words (SafeEncodeString of apimachinery).
constexpr QLatin1StringView MadeLetters{"[bcdfghjklmnpqrstvwxz2456789]"};

/// What the controller of a workload calls what it makes, after its own name.
QString madeNames(WorkloadKind kind)
{
    switch (kind) {
    case WorkloadKind::Deployment: return u"-%1{1,10}(-%1{5})?"_s.arg(MadeLetters);
    case WorkloadKind::StatefulSet: return u"-[0-9]+"_s;
    case WorkloadKind::CronJob: return u"-[0-9]+(-%1{5})?"_s.arg(MadeLetters);
    case WorkloadKind::DaemonSet:
    case WorkloadKind::Job: break;
    }
    return u"-%1{5}"_s.arg(MadeLetters);
}

/// The names of what a workload makes, whether it is there or not.
struct Makings {
    QString namespaceName;
    QRegularExpression names;

    explicit Makings(const Workload &workload)
        : namespaceName(workload.object.namespaceName)
        , names(QRegularExpression::anchoredPattern(QRegularExpression::escape(workload.object.name) + madeNames(workload.kind)))
    {
    }
    bool holds(const KubernetesEvent &event) const
    {
        const bool isMade = event.aboutKind == "Pod"_L1 || event.aboutKind == "ReplicaSet"_L1 || event.aboutKind == "Job"_L1;
        return isMade && event.aboutNamespace == namespaceName && names.match(event.aboutName).hasMatch();
    }
};

QSet<QString> knownObjects(const StackWorkloadsFacts &facts)
{
    QSet<QString> known;
    const auto note = [&known](const auto &objects) {
        for (const auto &each : objects)
            known.insert(each.object.uid);
    };
    note(facts.workloads);
    note(facts.pods);
    note(facts.services);
    note(facts.ingresses);
    for (const Pod &pod : facts.pods)
        known.insert(pod.owner.uid);
    known.remove({});
    return known;
}

} // namespace

QList<KubernetesEvent> eventsOf(const QList<KubernetesEvent> &events, const StackWorkloadsFacts &facts)
{
    const QSet<QString> known = knownObjects(facts);
    QList<Makings> makings;
    for (const Workload &each : facts.workloads)
        makings.append(Makings(each));
    QList<KubernetesEvent> ours;
    std::ranges::copy_if(events, std::back_inserter(ours), [&](const KubernetesEvent &event) {
        return known.contains(event.aboutUid) || std::ranges::any_of(makings, [&event](const Makings &each) { return each.holds(event); });
    });
    return ours;
}

ClusterEvents::ClusterEvents(Session &session, QObject *parent)
    : QObject(parent), m_session(&session), m_objects(session)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ClusterEvents::ask);
    connect(&m_objects, &StackWorkloads::changed, this, [this] {
        keep();
        Q_EMIT changed();
    });
}

ClusterEvents::~ClusterEvents() = default;

void ClusterEvents::follow(const KubernetesStack &stack, bool wholeCluster)
{
    if (stack != m_stack || wholeCluster != m_wholeCluster) {
        m_latest.clear();
        m_events.clear();
        m_error.reset();
        m_isRead = false;
        m_failures = 0;
    } else if (m_isFollowing && !error()) {
        return;
    }
    m_stack = stack;
    m_wholeCluster = wholeCluster;
    m_isFollowing = true;
    if (wholeCluster)
        m_objects.stop();
    else if (m_objects.stack() == stack && m_objects.isFollowing())
        m_objects.refresh();
    else
        m_objects.follow(stack);
    ask();
}

void ClusterEvents::setLive(bool isLive)
{
    m_isLive = isLive;
    if (!isLive) {
        m_pause.stop();
        if (isRead())
            m_objects.stop();
        return;
    }
    if (m_isFollowing && !m_wholeCluster)
        m_objects.follow(m_stack);
    if (m_isFollowing && !m_asking.isRunning())
        ask();
}

void ClusterEvents::stop()
{
    m_isFollowing = false;
    m_pause.stop();
    m_asking.cancel();
    m_objects.stop();
}

std::optional<ApiError> ClusterEvents::error() const
{
    return m_error || m_wholeCluster ? m_error : m_objects.error();
}

bool ClusterEvents::isRead() const
{
    return m_isRead && (m_wholeCluster || !m_objects.readAt().isNull());
}

void ClusterEvents::ask()
{
    if (!m_session || !m_isFollowing)
        return;
    m_pause.stop();
    const QString where = m_wholeCluster ? QString() : m_stack.namespaceName;
    m_asking.start(m_session->send(requests::kubernetesEvents(m_stack.environment, where)), [this](const Result<QList<KubernetesEvent>> &events) {
        m_isRead = m_isRead || events.has_value();
        m_error = events ? std::nullopt : std::optional(events.error());
        if (events) {
            m_latest = *events;
            keep();
        }
        m_failures = events ? 0 : std::min(m_failures + 1, MostEventsDoublings);
        if (m_isLive && m_isFollowing)
            m_pause.start(std::min(EventsEvery << m_failures, LongestEventsPause));
        if (!m_isLive && isRead())
            m_objects.stop();
        Q_EMIT changed();
    });
}

/// Of what was answered last; by what the stack has now.
void ClusterEvents::keep()
{
    if (isRead())
        add(m_wholeCluster ? m_latest : eventsOf(m_latest, m_objects.facts()));
}

/// A note that is changed takes the place of what it was; one that the cluster has forgotten stays.
void ClusterEvents::add(const QList<KubernetesEvent> &events)
{
    QHash<QString, qsizetype> places;
    for (qsizetype at = 0; at < m_events.size(); ++at)
        places.insert(m_events.at(at).uid, at);
    for (const KubernetesEvent &event : events) {
        if (const auto known = places.constFind(event.uid); known != places.constEnd())
            m_events[*known] = event;
        else
            m_events.append(event);
    }
    std::ranges::stable_sort(m_events, {}, &KubernetesEvent::last);
    if (m_events.size() > MostEvents)
        m_events.remove(0, m_events.size() - MostEvents);
}

} // namespace longshore
