// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/limitednews.h"

#include <algorithm>

namespace longshore {

namespace {

template <typename Thing, typename Id, typename Name>
void addNews(QStringList &news, const QList<Thing> &before, const QList<Thing> &now, Id id, Name name)
{
    for (const Thing &each : now)
        if (std::ranges::none_of(before, [&](const Thing &other) { return other.*id == each.*id; }))
            news.append(name(each));
}

} // namespace

QStringList newsSince(const std::optional<StackBefore> &shown, const StackBefore &now)
{
    QStringList news;
    if (!shown)
        return news;
    // The containers of a Swarm come and go by themselves: its services are what counts.
    if (now.stack.type.value == StackType::Swarm)
        addNews(news, shown->services, now.services, &SwarmService::id, [](const SwarmService &service) { return service.name; });
    else
        addNews(news, shown->containers, now.containers, &Container::id, [](const Container &container) { return container.name(); });
    addNews(news, shown->networks, now.networks, &EngineNetwork::id, [](const EngineNetwork &network) { return network.name; });
    return news;
}

} // namespace longshore
