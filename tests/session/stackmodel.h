// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <functional>
#include <optional>

namespace longshore::test {

/// A Portainer 2.23 with its engines, as answers to requests, as far as changing stacks goes: as strict and as harmful as the real one
/// (portainer-api.md 4.5 to 4.9). Each service of a file is one container; a line with "BROKEN" cannot be deployed.
class StackModel
{
public:
    struct Kept {
        int id = 0;
        QString name;
        int type = 2;
        int environment = 1;
        QString file;
        QJsonValue env; ///< Array, or null.
        int status = 1;
        qint64 updateDate = 0;
        QJsonValue git;
        QJsonValue autoUpdate;
        QString swarmId;
        QString nameSpace;
        QJsonValue control;
    };
    /// How a service of a Swarm is set.
    struct ServiceState {
        int replicas = 1;
        std::optional<int> earlier; ///< Before the last change.
        int version = 7;
        int generation = 0; ///< Of its tasks.
        int forced = 0;
    };
    /// What an engine runs under one name.
    struct Project {
        QStringList services;
        QMap<QString, QString> states; ///< By service; "running" when not named.
        bool hasNetwork = true;
        QStringList volumes;
        int lingers = 0; ///< Looks until the containers of a stopped Swarm stack are gone; -1: they stay.
        bool isPortainer = false;
        QString taskError; ///< Swarm: the tasks do not run.
        bool isGlobal = false; ///< Swarm: each service runs once on every node.
        QMap<QString, ServiceState> swarm; ///< By service.
        bool networkIsUsed = false; ///< By a container of somebody else.
    };

    StackModel();
    Canned answer(const Seen &seen);

    Kept &add(const QString &name, const QString &file, const QJsonArray &env = {}, int type = 2, int environment = 1);
    Kept *stack(int id);
    Project &project(const QString &name, int environment = 1); ///< Made if there is none.
    bool runs(const QString &name, int environment = 1) const;
    int count(const QByteArray &verbAndRoute) const; ///< "PUT /stacks/1"
    QJsonObject lastBody(const QByteArray &verbAndRoute) const;
    QByteArray lastQuery(const QByteArray &verbAndRoute) const;
    int changes() const; ///< Requests that would change something.

    QMap<int, int> engineOf{{1, 1}, {2, 2}, {3, 3}, {9, 9}}; ///< Two environments may share an engine.
    QMap<int, int> typeOf{{1, 1}, {2, 1}, {3, 1}, {9, 5}}; ///< Type of each environment.
    QString commit = QStringLiteral("1111111111111111111111111111111111111111");
    QString gitFile; ///< What the repository holds now.
    bool pullFails = false;
    bool isAsynchronous = false; ///< As 2.45: answers at once, and deploys over the next looks.
    int looksToDeploy = 2;
    QList<Kept> stacks;

private:
    struct Call {
        QByteArray verb;
        QStringList path;
        QMap<QString, QString> query;
        QJsonObject body;
    };
    Canned route(const Call &call);
    Canned ofStack(const Call &call, Kept &stack);
    Canned start(Kept &stack);
    Canned stop(Kept &stack);
    Canned update(const Call &call, Kept &stack);
    Canned redeploy(const Call &call, Kept &stack);
    Canned saveGit(const Call &call, Kept &stack);
    Canned remove(const Call &call, Kept &stack);
    Canned migrate(const Call &call, Kept &stack);
    Canned create(const Call &call);
    Canned removeExternal(const Call &call);
    Canned engine(const Call &call);
    Canned act(const Call &call);
    Canned ofService(const Call &call);
    Canned updateService(const Call &call, ServiceState &state);
    Canned removeThing(const Call &call);
    Project *ownerOfService(int environment, const QString &id, QString &project);
    static void listServices(const QString &name, const QJsonObject &labels, const Project &kept, QJsonArray &found);
    static void listTasks(const Project &kept, QJsonArray &found);
    Canned containers(int environment, const QString &label, const QString &name);
    QJsonObject container(const QString &project, const QString &service, const Project &kept, bool isSwarm) const;
    QString deploy(const QString &name, int type, int environment, const QString &file); ///< Empty, or why not.
    void down(const QString &name, int environment, int type);
    void saved(Kept &stack);
    void tick();
    QJsonObject json(const Kept &stack, bool withControl) const;
    QMap<QString, Project> &projects(int environment) { return m_engines[engineOf.value(environment)]; }

    QMap<int, QMap<QString, Project>> m_engines;
    struct Pending {
        int stack = 0;
        int looks = 0;
        QString failure;
    };
    QList<Pending> m_pending;
    QHash<QByteArray, int> m_counts;
    QHash<QByteArray, QByteArray> m_bodies;
    QHash<QByteArray, QByteArray> m_queries;
    int m_lastId = 0;
    int m_changes = 0;
    qint64 m_clock = 1'700'000'000;
    int m_lastContainer = 0;
};

} // namespace longshore::test
