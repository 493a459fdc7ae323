// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/portainer/containerdetails.h"
#include "app/portainer/engine.h"
#include "app/portainer/engineevent.h"

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
/// GET /endpoints/{id}/docker/containers/{id}/json; everything the engine knows of one. portainer-api.md 6.2
Request<ContainerDetails> container(EnvironmentId environment, const QString &id);
/// POST /endpoints/{id}/docker/containers/{id}/start; 304 when it runs already. portainer-api.md 6.2
Request<Nothing> startContainer(EnvironmentId environment, const QString &id);
/// POST /endpoints/{id}/docker/containers/{id}/stop; takes up to its grace time; 304 when it is stopped already. portainer-api.md 6.2
Request<Nothing> stopContainer(EnvironmentId environment, const QString &id);
/// POST /endpoints/{id}/docker/containers/{id}/restart; takes up to its grace time. portainer-api.md 6.2
Request<Nothing> restartContainer(EnvironmentId environment, const QString &id);
/// POST /endpoints/{id}/docker/containers/{id}/kill?signal=SIGKILL; 409 when it does not run. portainer-api.md 6.2
Request<Nothing> killContainer(EnvironmentId environment, const QString &id);
/// POST /endpoints/{id}/docker/containers/{id}/pause; 409 when it is paused already. portainer-api.md 6.2
Request<Nothing> pauseContainer(EnvironmentId environment, const QString &id);
/// POST /endpoints/{id}/docker/containers/{id}/unpause; 500 when it is not paused. portainer-api.md 6.2
Request<Nothing> resumeContainer(EnvironmentId environment, const QString &id);
/// DELETE /endpoints/{id}/docker/containers/{id}?force=1&v=0; anonymous volumes stay. portainer-api.md 6.2
Request<Nothing> removeContainer(EnvironmentId environment, const QString &id);
/// POST /docker/{id}/containers/{id}/recreate; the id of the new one; a failed pull leaves the old one as it is. portainer-api.md 6.6
Request<QString> recreateContainer(EnvironmentId environment, const QString &id, bool pullImage);
/// GET /endpoints/{id}/docker/swarm; the id of the cluster; managers only, others 503. portainer-api.md 4.5, 6.2
Request<QString> clusterId(EnvironmentId environment);

/// GET /endpoints/{id}/docker/events?since=&until=; Unix seconds; of the last 256 of all kinds, oldest first. portainer-api.md 6.2
Request<QList<EngineEvent>> events(EnvironmentId environment, qint64 since, qint64 until);
/// GET /endpoints/{id}/docker/events?since=&until=&filters; what carries the label of a Compose project or Swarm stack. portainer-api.md 6.2
Request<QList<EngineEvent>> eventsOfStack(EnvironmentId environment, bool isSwarm, const QString &name, qint64 since, qint64 until);
/// GET /endpoints/{id}/docker/events?filters; what changes lists of containers and services, as it happens, without an end. To be opened
/// as a stream; behind the socket of an engine not even its head comes. portainer-api.md 6.2, 6.4
RequestParts eventStream(EnvironmentId environment);

} // namespace longshore::requests
