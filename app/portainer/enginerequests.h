// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/engine.h"

/// The table of contents, continued from requests.h: what the engine of an environment says through the server. Standard users are only
/// told what belongs to a stack of theirs (portainer-api.md 6.3).
namespace longshore::requests {

/// GET /endpoints/{id}/docker/containers/json?all=1; access to the environment; all that this user may see. portainer-api.md 6.2
Request<QList<Container>> containers(EnvironmentId environment);
/// GET /endpoints/{id}/docker/containers/json?all=1&filters; the same of one Compose project. portainer-api.md 6.2
Request<QList<Container>> containersOfProject(EnvironmentId environment, const QString &project);
/// GET /endpoints/{id}/docker/containers/json?all=1&filters; the same of one Swarm stack, on the asked node only. portainer-api.md 6.2
Request<QList<Container>> containersOfSwarmStack(EnvironmentId environment, const QString &stackName);
/// GET /endpoints/{id}/docker/networks?filters; of one Compose project. portainer-api.md 6.2
Request<QList<EngineNetwork>> networksOfProject(EnvironmentId environment, const QString &project);
/// GET /endpoints/{id}/docker/networks?filters; of one Swarm stack. portainer-api.md 6.2
Request<QList<EngineNetwork>> networksOfSwarmStack(EnvironmentId environment, const QString &stackName);
/// GET /endpoints/{id}/docker/volumes?filters; of one Compose project. portainer-api.md 6.2
Request<QList<EngineVolume>> volumesOfProject(EnvironmentId environment, const QString &project);
/// GET /endpoints/{id}/docker/volumes?filters; of one Swarm stack, on the asked node only. portainer-api.md 6.2
Request<QList<EngineVolume>> volumesOfSwarmStack(EnvironmentId environment, const QString &stackName);
/// GET /endpoints/{id}/docker/services?status=true; managers of a Swarm only, others 503. portainer-api.md 6.2
Request<QList<SwarmService>> services(EnvironmentId environment);
/// GET /endpoints/{id}/docker/services?status=true&filters; the same of one stack. portainer-api.md 6.2
Request<QList<SwarmService>> servicesOfStack(EnvironmentId environment, const QString &stackName);
/// GET /endpoints/{id}/docker/tasks?filters; of one stack; managers only. portainer-api.md 6.2
Request<QList<SwarmTask>> tasksOfStack(EnvironmentId environment, const QString &stackName);
/// GET /endpoints/{id}/docker/swarm; the id of the cluster; managers only, others 503. portainer-api.md 4.5, 6.2
Request<QString> clusterId(EnvironmentId environment);

} // namespace longshore::requests
