// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/engine.h"

namespace longshore {

using namespace Qt::StringLiterals;

QString Container::name() const
{
    constexpr int ShortId = 12;
    return names.isEmpty() ? id.left(ShortId) : names.constFirst();
}

QString Container::project() const
{
    const QString compose = labels.value(labels::ComposeProject);
    return compose.isEmpty() ? labels.value(labels::SwarmNamespace) : compose;
}

QString Container::service() const
{
    const QString compose = labels.value(labels::ComposeService);
    if (!compose.isEmpty())
        return compose;
    const QString full = labels.value(labels::SwarmServiceName);
    const QString prefix = labels.value(labels::SwarmNamespace) + u'_';
    return full.startsWith(prefix) ? full.sliced(prefix.size()) : full;
}

Health Container::health() const
{
    if (status.endsWith("(healthy)"_L1))
        return Health::Healthy;
    if (status.endsWith("(unhealthy)"_L1))
        return Health::Unhealthy;
    return status.endsWith("(health: starting)"_L1) ? Health::Starting : Health::None;
}

bool Container::isRunning() const
{
    return state == "running"_L1 || state == "paused"_L1 || state == "restarting"_L1;
}

QString SwarmService::stackName() const
{
    return labels.value(labels::SwarmNamespace);
}

} // namespace longshore
