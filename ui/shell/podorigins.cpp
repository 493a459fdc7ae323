// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/podorigins.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

bool hasRun(const PodContainer &container)
{
    using State = PodContainer::State;
    return container.state == State::Running || container.state == State::Terminated || container.restarts > 0 || !container.lastReason.isEmpty();
}

} // namespace

QString containerId(const Pod &pod, const PodContainer &container)
{
    return pod.object.uid + u'/' + container.name;
}

QList<LogOrigin> podOrigins(const StackWorkloadsFacts &facts)
{
    QList<LogOrigin> origins;
    for (const Pod &pod : facts.pods) {
        for (const PodContainer &container : pod.containers) {
            if (!hasRun(container))
                continue;
            LogOrigin origin;
            origin.id = containerId(pod, container);
            origin.name = pod.containers.size() == 1 ? pod.object.name : u"%1/%2"_s.arg(pod.object.name, container.name);
            origin.pod = PodContainerPlace{pod.object.namespaceName, pod.object.name, container.name};
            origins.append(origin);
        }
    }
    return origins;
}

} // namespace longshore
