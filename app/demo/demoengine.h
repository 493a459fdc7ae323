// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoplan.h"

#include <QHash>
#include <QMap>

namespace longshore::demo {

/// A container of a compose project. Those of a Swarm are told from its services.
struct EngineContainer {
    QByteArray id; ///< 64 digits.
    QByteArray name;
    QByteArray project;
    QByteArray service;
    int index = 1;
    QByteArray image;
    QByteArray command;
    QByteArray text; ///< Of the service it was made from.
    QByteArray folder; ///< Where the server has the files.
    bool hasEnvFile = false;
    bool hasHealthCheck = false;
    bool isUnhealthy = false;
    bool isExited = false;
    bool isPaused = false;
    int exitCode = 1; ///< Of one that is exited.
    qint64 ended = 0; ///< When it exited; 0: some time ago.
    qint64 created = 0; ///< Unix milliseconds, as all times here.
    qint64 runsFrom = 0; ///< It is only "created" before.
    QList<PlannedPort> ports;
    QByteArrayList networks;
    QList<PlannedMount> mounts;
};

/// A network or a volume that a stack brought along.
struct EngineThing {
    QByteArray id;
    QByteArray key; ///< In the file of the stack.
    QByteArray name;
    QByteArray project;
    QByteArray driver;
    qint64 created = 0;
    qint64 goneFrom = 0; ///< 0: stays. A Swarm removes its networks some time after it says so.
    bool isSwarm = false;
};

/// A service of a Swarm.
struct EngineService {
    QByteArray id; ///< 25 letters and digits.
    QByteArray name; ///< "shop_web"
    QByteArray project;
    QByteArray key; ///< "web"
    QByteArray image;
    QByteArray text;
    int replicas = 1;
    bool isGlobal = false;
    bool isUnhealthy = false; ///< One replica does not come up.
    qint64 version = 1;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 goneFrom = 0; ///< Its containers linger until then; the service itself is gone.
    std::optional<int> previousReplicas; ///< Before the last change; none without one.
    int generation = 1; ///< Its tasks are new ones after an update.
    qint64 forced = 0; ///< Forced updates so far.
    QList<PlannedPort> ports;
    QByteArrayList networks;
};

/// One piece of work of a service.
struct EngineTask {
    QByteArray id;
    QByteArray container; ///< Empty when there is none.
    int slot = 1; ///< 0 where there is one on each node.
    bool isHere = false; ///< On the node that is asked.
    int node = 1; ///< Its number; that which is asked is the first.
    bool isRejected = false;
};

/// What runs in one environment.
class Engine
{
public:
    QList<EngineContainer> containers;
    QList<EngineService> services;
    QList<EngineThing> networks;
    QList<EngineThing> volumes;

    bool hasContainersOf(const QByteArray &project) const;
    bool hasServicesOf(const QByteArray &project) const;
    /// Networks of the project that are about to go: too soon to start it again.
    bool isBeingRemoved(const QByteArray &project, qint64 now) const;
    /// What holds a published port and is not of this project; empty when it is free.
    QByteArray holderOf(const PlannedPort &port, const QByteArray &project) const;
    /// Removes containers and networks; volumes stay.
    void removeProject(const QByteArray &project);
    void removeSwarmStack(const QByteArray &project, qint64 goneFrom);
    /// Forgets what was to go by now.
    void tidy(qint64 now);
};

/// How a stack is put on an engine.
struct Deploy {
    QByteArray project;
    QByteArray place; ///< Makes ids differ between environments.
    QByteArray folder;
    bool hasEnvFile = false;
    bool recreate = false; ///< Even what did not change.
    bool prune = false; ///< Swarm: services that are not in the file go.
    bool asOnStart = false; ///< As it has run since before the demo was started, with its little troubles.
    qint64 now = 0;
    qint64 created = 0; ///< Of what is made.
    qint64 pace = 0; ///< Containers come up one after the other within so many milliseconds.
};

/// What `docker compose up -d` and `docker stack deploy` do; returns what they say when it fails, else nothing.
QByteArray composeUp(Engine &engine, const ComposePlan &plan, const Deploy &deploy);
QByteArray stackDeploy(Engine &engine, const ComposePlan &plan, const Deploy &deploy);
/// What pulling the images says when it fails.
QByteArray pullProblem(const ComposePlan &plan);

QList<EngineTask> tasksOf(const EngineService &service);
QByteArray nodeIdOf(const EngineTask &task);
/// Of a task: the number of its slot, else the id of its node; by this its container is called.
QByteArray placeOf(const EngineTask &task);
/// Whether no registry has that image: "missing/..." and the tags "none" and "missing", or a repository "nothing".
bool isMissingImage(const QByteArray &image);
/// 64 hexadecimal digits, and 25 letters and digits; always the same for the same words.
QByteArray longIdFor(const QByteArray &words);
QByteArray swarmIdFor(const QByteArray &words);

} // namespace longshore::demo
