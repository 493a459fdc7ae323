// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/request.h"
#include "app/portainer/exec.h"
#include "app/portainer/logrequests.h"
#include "app/portainer/stats.h"

/// The table of contents, continued from enginerequests.h: commands in containers (portainer-api.md 6.2, 6.5).
namespace longshore::requests {

/// POST /endpoints/{id}/docker/containers/{cid}/exec; access to the container; the id of what is then to be started. 409: it does
/// not run, or is paused.
Request<QString> createExec(EnvironmentId environment, const QString &container, const ExecWish &wish);
/// POST /endpoints/{id}/docker/exec/{eid}/start with Detach; runs it with nobody listening, answers at once.
Request<Nothing> startExecAlone(EnvironmentId environment, const QString &exec);
/// POST /endpoints/{id}/docker/exec/{eid}/resize; in characters; only while it runs: 500 before, 404 afterwards.
Request<Nothing> resizeExec(EnvironmentId environment, const QString &exec, int rows, int columns);
/// GET /endpoints/{id}/docker/exec/{eid}/json
Request<ExecState> execState(EnvironmentId environment, const QString &exec);
/// GET /endpoints/{id}/docker/containers/{cid}/top; 409 when it does not run.
Request<ProcessTable> processes(EnvironmentId environment, const QString &container);

/// GET /endpoints/{id}/docker/containers/{cid}/stats?stream=false; takes one to two seconds, as the engine samples twice; of a stopped
/// container an empty reading. Never with one-shot, which leaves nothing to compare with.
Request<ContainerStats> containerStats(EnvironmentId environment, const QString &container);

/// GET /websocket/exec; starts it, and is its terminal.
RequestParts execSocket(EnvironmentId environment, const QString &exec);
/// GET /websocket/attach; the terminal of a container's main process: what it writes from now on. Closing it changes nothing there.
RequestParts attachSocket(EnvironmentId environment, const QString &container);
/// GET /websocket/pod; runs a command in a container of a pod, in a terminal, and is that terminal. The server cuts the command at single
/// spaces and knows no quotes. It cannot be told a size or a user. When the command ends the server says nothing and leaves the websocket
/// open; it closes it at once when nothing could be started, for whatever reason (portainer-api.md 6.5, 7.2).
RequestParts podSocket(EnvironmentId environment, const PodContainerPlace &place, const QString &command);
/// POST /endpoints/{id}/docker/containers/{cid}/resize; of the terminal of its main process, in characters.
Request<Nothing> resizeContainer(EnvironmentId environment, const QString &container, int rows, int columns);

} // namespace longshore::requests
