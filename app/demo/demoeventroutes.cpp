// SPDX-License-Identifier: GPL-3.0-or-later
// What happened on an engine, as far back as it remembers (portainer-api.md 6.2): told from what runs there now.
#include "app/demo/democontainers.h"

#include "app/demo/demoenginefilter.h"
#include "app/demo/demoengines.h"

#include <algorithm>

namespace longshore::demo {
namespace {

constexpr qsizetype Remembered = 256;

struct Happened {
    qint64 at = 0; ///< Unix milliseconds.
    QByteArray action;
    EngineContainer container;
};

QList<Happened> eventsOf(const Engine &engine, qint64 now)
{
    QList<Happened> all;
    for (const EngineContainer &each : engine.containers) {
        all.append({each.created, "create", each});
        if (each.runsFrom <= now)
            all.append({each.runsFrom, "start", each});
        constexpr qint64 Settling = 1000;
        if (each.hasHealthCheck && each.runsFrom + Settling <= now)
            all.append({each.runsFrom + Settling, each.isUnhealthy ? "health_status: unhealthy" : "health_status: healthy", each});
        if (each.isExited)
            all.append({each.runsFrom + (now - each.runsFrom) * 2 / 3, "die", each});
        constexpr qint64 BetweenChecks = 30'000;
        if (each.hasHealthCheck && !each.isExited)
            all.append({now - (now - each.runsFrom) % BetweenChecks, "exec_create: /bin/check", each});
    }
    std::ranges::stable_sort(all, {}, &Happened::at);
    return all.sliced(std::max<qsizetype>(0, all.size() - Remembered));
}

void writeEvent(JsonWriter &json, const Happened &event)
{
    json.object([&] {
        json.member("status", event.action);
        json.member("id", event.container.id);
        json.member("from", event.container.image);
        json.member("Type", "container");
        json.member("Action", event.action);
        json.objectMember("Actor", [&] {
            json.member("ID", event.container.id);
            json.objectMember("Attributes", [&] {
                Labels attributes = labelsOf(event.container);
                attributes.insert("image", event.container.image);
                attributes.insert("name", event.container.name);
                if (event.action == "die")
                    attributes.insert("exitCode", "1");
                for (auto each = attributes.cbegin(); each != attributes.cend(); ++each) {
                    json.key(each.key());
                    json.value(each.value());
                }
            });
        });
        json.member("scope", "local");
        json.member("time", event.at / 1000);
        json.member("timeNano", event.at * 1'000'000);
    });
}

/// Only what lies between `since` and `until` ends by itself; nobody asks otherwise here.
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
    const qint64 since = call.request.parameter("since").toLongLong() * 1000;
    const qint64 until = call.request.parameter("until").toLongLong() * 1000;
    QByteArray text;
    for (const Happened &event : eventsOf(engineOf(site, environment->id), site.nowInMilliseconds())) {
        const bool isWanted = event.at >= since && event.at <= until && filter.fits(labelsOf(event.container)) && filter.fits("type", {"container"});
        if (!isWanted)
            continue;
        JsonWriter json;
        writeEvent(json, event);
        text += std::move(json).text() + '\n';
    }
    return asEngine({200, text});
}

constexpr Route Routes[] = {
    {"GET", "endpoints/{id}/docker/events", Access::Authenticated, events},
};

} // namespace

std::span<const Route> eventRoutes()
{
    return Routes;
}

} // namespace longshore::demo
