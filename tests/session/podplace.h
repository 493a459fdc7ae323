// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/kubernetesrequests.h"
#include "app/portainer/logrequests.h"
#include "tests/session/demosession.h"

#include <algorithm>
#include <functional>

namespace longshore::test {

inline constexpr EnvironmentId ClusterEnvironment{4};

/// The first container of the first pod of a namespace of the sample that fits; empty when none does.
inline PodContainerPlace placeIn(DemoSessions &sessions, const QString &nameSpace, const std::function<bool(const Pod &)> &fits)
{
    const Result<QList<Pod>> pods = sessions.ask("admin", requests::pods({ClusterEnvironment, nameSpace, {}}));
    if (!pods)
        return {};
    const auto found = std::ranges::find_if(*pods, fits);
    return found == pods->cend() ? PodContainerPlace() : PodContainerPlace{nameSpace, found->object.name, found->containers.constFirst().name};
}

inline PodContainerPlace runningPlace(DemoSessions &sessions, const QString &nameSpace)
{
    return placeIn(sessions, nameSpace, [](const Pod &pod) { return pod.isReady(); });
}

} // namespace longshore::test
