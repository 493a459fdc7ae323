// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/kubernetesdecode.h"
#include "app/portainer/kubernetesfields.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

// Services, ingresses and events of a cluster.
namespace {

struct OutsideAddress {
    QString ip;
    QString hostname;
};

struct LoadBalancer {
    QList<OutsideAddress> addresses;
};

struct Reachable {
    LoadBalancer loadBalancer;
};

struct ClusterServiceSpec {
    QString type;
    QString address;
    QStringList outside;
    QList<KubernetesPort> ports;
};

struct SpelledClusterService {
    SpelledMeta meta;
    ClusterServiceSpec spec;
    Reachable status;
};

struct BackendPort {
    qint64 number = 0;
    QString name;
};

struct BackendService {
    QString name;
    BackendPort port;
};

struct IngressBackend {
    BackendService service;
};

struct IngressPath {
    QString path;
    IngressBackend backend;
};

struct IngressHttp {
    QList<IngressPath> paths;
};

struct SpelledRule {
    QString host;
    IngressHttp http;
};

struct IngressSecured {
    QStringList hosts;
};

struct IngressSpec {
    QString className;
    QList<SpelledRule> rules;
    QList<IngressSecured> secured;
};

struct SpelledIngress {
    SpelledMeta meta;
    IngressSpec spec;
    Reachable status;
};

struct EventAbout {
    QString kind;
    QString name;
    QString uid;
    QString namespaceName;
};

/// What happened several times, as newer reporters say it.
struct EventSeries {
    qint64 count = 0;
    QString last;
};

struct SpelledClusterEvent {
    EventAbout about;
    KubernetesEvent event;
    QString last;
    QString first;
    QString at;
    EventSeries series;
    SpelledMeta meta;
};

template <auto Member>
bool inEvent(JsonReader &in, JsonValue &value, SpelledClusterEvent &out)
{
    return into<Member>(in, value, out.event);
}

} // namespace

template <>
struct JsonFields<OutsideAddress> {
    static constexpr std::array<JsonField<OutsideAddress>, 2> table{{{"ip", into<&OutsideAddress::ip>}, {"hostname", into<&OutsideAddress::hostname>}}};
};

template <>
struct JsonFields<LoadBalancer> {
    static constexpr std::array<JsonField<LoadBalancer>, 1> table{{{"ingress", into<&LoadBalancer::addresses>}}};
};

template <>
struct JsonFields<Reachable> {
    static constexpr std::array<JsonField<Reachable>, 1> table{{{"loadBalancer", into<&Reachable::loadBalancer>}}};
};

template <>
struct JsonFields<KubernetesPort> {
    static constexpr std::array<JsonField<KubernetesPort>, 4> table{{
        {"name", into<&KubernetesPort::name>},
        {"protocol", into<&KubernetesPort::protocol>},
        {"port", into<&KubernetesPort::port>},
        {"nodePort", into<&KubernetesPort::nodePort>},
    }};
};

template <>
struct JsonFields<ClusterServiceSpec> {
    static constexpr std::array<JsonField<ClusterServiceSpec>, 4> table{{
        {"ports", into<&ClusterServiceSpec::ports>},
        {"clusterIP", into<&ClusterServiceSpec::address>},
        {"type", into<&ClusterServiceSpec::type>},
        {"externalIPs", into<&ClusterServiceSpec::outside>},
    }};
};

template <>
struct JsonFields<SpelledClusterService> {
    static constexpr std::array<JsonField<SpelledClusterService>, 3> table{{
        {"metadata", into<&SpelledClusterService::meta>, Presence::Required},
        {"spec", into<&SpelledClusterService::spec>},
        {"status", into<&SpelledClusterService::status>},
    }};
};

template <>
struct JsonFields<BackendPort> {
    static constexpr std::array<JsonField<BackendPort>, 2> table{{{"number", into<&BackendPort::number>}, {"name", into<&BackendPort::name>}}};
};

template <>
struct JsonFields<BackendService> {
    static constexpr std::array<JsonField<BackendService>, 2> table{{{"name", into<&BackendService::name>}, {"port", into<&BackendService::port>}}};
};

template <>
struct JsonFields<IngressBackend> {
    static constexpr std::array<JsonField<IngressBackend>, 1> table{{{"service", into<&IngressBackend::service>}}};
};

template <>
struct JsonFields<IngressPath> {
    static constexpr std::array<JsonField<IngressPath>, 2> table{{{"path", into<&IngressPath::path>}, {"backend", into<&IngressPath::backend>}}};
};

template <>
struct JsonFields<IngressHttp> {
    static constexpr std::array<JsonField<IngressHttp>, 1> table{{{"paths", into<&IngressHttp::paths>}}};
};

template <>
struct JsonFields<SpelledRule> {
    static constexpr std::array<JsonField<SpelledRule>, 2> table{{{"host", into<&SpelledRule::host>}, {"http", into<&SpelledRule::http>}}};
};

template <>
struct JsonFields<IngressSecured> {
    static constexpr std::array<JsonField<IngressSecured>, 1> table{{{"hosts", into<&IngressSecured::hosts>}}};
};

template <>
struct JsonFields<IngressSpec> {
    static constexpr std::array<JsonField<IngressSpec>, 3> table{{
        {"ingressClassName", into<&IngressSpec::className>},
        {"tls", into<&IngressSpec::secured>},
        {"rules", into<&IngressSpec::rules>},
    }};
};

template <>
struct JsonFields<SpelledIngress> {
    static constexpr std::array<JsonField<SpelledIngress>, 3> table{{
        {"metadata", into<&SpelledIngress::meta>, Presence::Required},
        {"spec", into<&SpelledIngress::spec>},
        {"status", into<&SpelledIngress::status>},
    }};
};

template <>
struct JsonFields<EventAbout> {
    static constexpr std::array<JsonField<EventAbout>, 4> table{{
        {"kind", into<&EventAbout::kind>},
        {"namespace", into<&EventAbout::namespaceName>},
        {"name", into<&EventAbout::name>},
        {"uid", into<&EventAbout::uid>},
    }};
};

template <>
struct JsonFields<EventSeries> {
    static constexpr std::array<JsonField<EventSeries>, 2> table{{{"count", into<&EventSeries::count>}, {"lastObservedTime", into<&EventSeries::last>}}};
};

template <>
struct JsonFields<SpelledClusterEvent> {
    static constexpr std::array<JsonField<SpelledClusterEvent>, 10> table{{
        {"metadata", into<&SpelledClusterEvent::meta>},
        {"involvedObject", into<&SpelledClusterEvent::about>},
        {"reason", inEvent<&KubernetesEvent::reason>},
        {"message", inEvent<&KubernetesEvent::message>},
        {"firstTimestamp", into<&SpelledClusterEvent::first>},
        {"lastTimestamp", into<&SpelledClusterEvent::last>},
        {"count", inEvent<&KubernetesEvent::count>},
        {"type", inEvent<&KubernetesEvent::type>},
        {"eventTime", into<&SpelledClusterEvent::at>},
        {"series", into<&SpelledClusterEvent::series>},
    }};
};

namespace {

QStringList addressesOf(const Reachable &reachable)
{
    QStringList all;
    for (const OutsideAddress &each : reachable.loadBalancer.addresses)
        all.append(each.hostname.isEmpty() ? each.ip : each.hostname);
    return all;
}

KubernetesService clusterServiceFrom(const SpelledClusterService &spelled)
{
    return {.object = objectOf(spelled.meta), .type = spelled.spec.type, .clusterAddress = spelled.spec.address,
            .outsideAddresses = spelled.spec.outside + addressesOf(spelled.status), .ports = spelled.spec.ports};
}

Ingress ingressFrom(const SpelledIngress &spelled)
{
    Ingress ingress{.object = objectOf(spelled.meta), .className = spelled.spec.className, .rules = {}, .securedHosts = {},
                    .addresses = addressesOf(spelled.status)};
    for (const SpelledRule &rule : spelled.spec.rules)
        for (const IngressPath &path : rule.http.paths) {
            const BackendService &service = path.backend.service;
            ingress.rules.append({rule.host, path.path, service.name,
                                  service.port.name.isEmpty() ? QString::number(service.port.number) : service.port.name});
        }
    for (const IngressSecured &each : spelled.spec.secured)
        ingress.securedHosts.append(each.hosts);
    return ingress;
}

/// Which of its times an event fills depends on who noted it.
KubernetesEvent eventFrom(const SpelledClusterEvent &spelled)
{
    KubernetesEvent event = spelled.event;
    event.aboutKind = spelled.about.kind;
    event.aboutName = spelled.about.name;
    event.aboutUid = spelled.about.uid;
    event.aboutNamespace = spelled.about.namespaceName;
    event.uid = spelled.meta.object.uid;
    event.count = std::max({qint64(1), event.count, spelled.series.count});
    for (const QString &time : {spelled.series.last, spelled.last, spelled.at, spelled.first, spelled.meta.created})
        if (event.last == 0)
            event.last = kubernetesTime(time);
    return event;
}

} // namespace

namespace decode {

Result<QList<KubernetesService>> kubernetesServices(const Answer &answer)
{
    return itemsIn<SpelledClusterService, KubernetesService>(answer, u"services"_s, clusterServiceFrom);
}

Result<QList<Ingress>> ingresses(const Answer &answer)
{
    return itemsIn<SpelledIngress, Ingress>(answer, u"ingresses"_s, ingressFrom);
}

Result<QList<KubernetesEvent>> kubernetesEvents(const Answer &answer)
{
    return itemsIn<SpelledClusterEvent, KubernetesEvent>(answer, u"events"_s, eventFrom);
}

} // namespace decode
} // namespace longshore
