// SPDX-License-Identifier: GPL-3.0-or-later
// What happened on an engine, as far back as it remembers (portainer-api.md 6.2): told from what runs there now.
#include "app/demo/democontainers.h"

#include "app/demo/demoenginefilter.h"
#include "app/demo/demoengines.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <memory>

namespace longshore::demo {
namespace {

constexpr qsizetype Remembered = 256;

struct Happened {
    qint64 at = 0; ///< Unix milliseconds.
    QByteArray action;
    QByteArray id;
    QByteArray image; ///< Of a container; services have none here.
    Labels attributes;
    bool isService = false;
};

Happened to(const EngineContainer &container, qint64 at, const QByteArray &action)
{
    Happened event{at, action, container.id, container.image, labelsOf(container)};
    event.attributes.insert("image", container.image);
    event.attributes.insert("name", container.name);
    if (action == "die")
        event.attributes.insert("exitCode", QByteArray::number(container.exitCode));
    return event;
}

Happened to(const EngineService &service, qint64 at, const QByteArray &action)
{
    return {at, action, service.id, {}, {{"name", service.name}}, true};
}

QList<Happened> eventsOf(const Engine &engine, qint64 now)
{
    QList<Happened> all;
    for (const EngineContainer &each : engine.containers) {
        all.append(to(each, each.created, "create"));
        if (each.runsFrom <= now)
            all.append(to(each, each.runsFrom, "start"));
        constexpr qint64 Settling = 1000;
        if (each.hasHealthCheck && each.runsFrom + Settling <= now)
            all.append(to(each, each.runsFrom + Settling, each.isUnhealthy ? "health_status: unhealthy" : "health_status: healthy"));
        if (each.isExited)
            all.append(to(each, endOf(each, now), "die"));
        constexpr qint64 BetweenChecks = 30'000;
        if (each.hasHealthCheck && !each.isExited)
            all.append(to(each, now - (now - each.runsFrom) % BetweenChecks, "exec_create: /bin/check"));
    }
    std::ranges::stable_sort(all, {}, &Happened::at);
    return all.sliced(std::max<qsizetype>(0, all.size() - Remembered));
}

void writeEvent(JsonWriter &json, const Happened &event)
{
    json.object([&] {
        if (!event.isService) {
            json.member("status", event.action);
            json.member("id", event.id);
            json.member("from", event.image);
        }
        json.member("Type", event.isService ? "service" : "container");
        json.member("Action", event.action);
        json.objectMember("Actor", [&] {
            json.member("ID", event.id);
            json.objectMember("Attributes", [&] {
                for (auto each = event.attributes.cbegin(); each != event.attributes.cend(); ++each) {
                    json.key(each.key());
                    json.value(each.value());
                }
            });
        });
        json.member("scope", event.isService ? "swarm" : "local");
        json.member("time", event.at / 1000);
        json.member("timeNano", event.at * 1'000'000);
    });
}

QByteArray lineOf(const Happened &event)
{
    JsonWriter json;
    writeEvent(json, event);
    return std::move(json).text() + '\n';
}

/// The second part of "health_status: healthy" is not filtered by.
bool isAskedFor(const EngineFilter &filter, const Happened &event)
{
    return filter.fits(event.attributes) && filter.fits("type", {event.isService ? "service" : "container"})
        && filter.fits("event", {event.action, event.action.split(':').first()});
}

/// Tells what happens from now on by what is different each time it looks.
class Listening
{
public:
    Listening(Site &site, EnvironmentId environment, EngineFilter filter)
        : m_site(site), m_environment(environment), m_filter(std::move(filter))
    {
        look(site.nowInMilliseconds());
        m_happened.clear();
    }

    QByteArray more(qint64 now)
    {
        look(now);
        QByteArray text;
        for (const Happened &each : std::as_const(m_happened))
            if (isAskedFor(m_filter, each))
                text += lineOf(each);
        m_happened.clear();
        return text;
    }

private:
    struct Seen {
        EngineContainer container;
        QByteArray state;
    };

    void look(qint64 now)
    {
        const Engine &engine = engineOf(m_site, m_environment);
        QSet<QByteArray> gone(m_seen.keyBegin(), m_seen.keyEnd());
        for (const EngineContainer &each : engine.containers) {
            gone.remove(each.id);
            compare(each, stateOf(each, now), now);
        }
        for (const QByteArray &id : std::as_const(gone))
            m_happened.append(to(m_seen.take(id).container, now, "destroy"));
        for (const EngineService &each : engine.services)
            compare(each, now);
    }

    void compare(const EngineContainer &container, const QByteArray &state, qint64 now)
    {
        const auto known = m_seen.constFind(container.id);
        if (known != m_seen.cend() && known->state == state && known->container.runsFrom == container.runsFrom)
            return;
        const QByteArray before = known == m_seen.cend() ? QByteArray() : known->state;
        if (before.isEmpty())
            m_happened.append(to(container, now, "create"));
        if (before == state || (state == "exited" && !before.isEmpty()))
            m_happened.append(to(container, now, "die"));
        if (state == "running")
            m_happened.append(to(container, now, before == "paused" ? "unpause" : "start"));
        if (state == "paused")
            m_happened.append(to(container, now, "pause"));
        m_seen.insert(container.id, {container, state});
    }

    void compare(const EngineService &service, qint64 now)
    {
        const QByteArray is = QByteArray::number(service.version) + ' ' + QByteArray::number(service.replicas) + ' ' + QByteArray::number(service.generation)
            + (service.goneFrom ? " gone" : "");
        QByteArray &was = m_services[service.id];
        if (is == was)
            return;
        m_happened.append(to(service, now, was.isEmpty() ? "create" : service.goneFrom ? "remove" : "update"));
        was = is;
    }

    Site &m_site;
    const EnvironmentId m_environment;
    const EngineFilter m_filter;
    QHash<QByteArray, Seen> m_seen; ///< Containers by id.
    QHash<QByteArray, QByteArray> m_services; ///< How they were, by id.
    QList<Happened> m_happened;
};

/// Without an end it goes on for as long as somebody listens. What happened before is told by a window alone.
Response goingOn(Site &site, const Environment &environment, const EngineFilter &filter)
{
    constexpr int LooksEvery = 50; // Milliseconds.
    Response response = asEngine({200, {}});
    auto listening = std::make_shared<Listening>(site, environment.id, filter);
    response.ongoing = OngoingBody{.more = [listening](qint64 now) { return std::optional(listening->more(now)); }, .everyMilliseconds = LooksEvery,
                                   .isHeldBack = environment.url.startsWith("unix:") || environment.url.startsWith("npipe:")};
    return response;
}

/// Only what lies between `since` and `until` ends by itself.
Response events(Site &site, const Call &call)
{
    std::optional<Response> refused;
    const Environment *environment = environmentFor(site, call, refused);
    if (!environment)
        return *refused;
    const EngineFilter filter = EngineFilter::parse(call.request.parameter("filters").toUtf8());
    if (!filter.problem.isEmpty())
        return engineFault(500, filter.problem);
    if (const QByteArray project = filter.labelWanted("com.docker.compose.project"); !project.isEmpty())
        wake(site, project, environment->id);
    if (call.request.parameter("until").isEmpty())
        return goingOn(site, *environment, filter);
    const qint64 since = call.request.parameter("since").toLongLong() * 1000;
    const qint64 until = call.request.parameter("until").toLongLong() * 1000;
    QByteArray text;
    for (const Happened &event : eventsOf(engineOf(site, environment->id), site.nowInMilliseconds())) {
        if (event.at >= since && event.at <= until && isAskedFor(filter, event))
            text += lineOf(event);
    }
    return asEngine({200, text});
}

constexpr Route EventRoutes[] = {
    {"GET", "endpoints/{id}/docker/events", Access::Authenticated, events},
};

} // namespace

std::span<const Route> eventRoutes()
{
    return EventRoutes;
}

} // namespace longshore::demo
