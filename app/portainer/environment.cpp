// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/environment.h"

namespace longshore {

bool Environment::isEdge() const
{
    return type.value == EnvironmentType::EdgeAgentOnDocker || type.value == EnvironmentType::EdgeAgentOnKubernetes;
}

bool Environment::isKubernetes() const
{
    return type.value == EnvironmentType::LocalKubernetes || type.value == EnvironmentType::AgentOnKubernetes
        || type.value == EnvironmentType::EdgeAgentOnKubernetes;
}

bool Environment::isUp() const
{
    return isEdge() ? heartbeat : status.value == EnvironmentStatus::Up;
}

} // namespace longshore
