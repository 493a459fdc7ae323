// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoengine.h"
#include "app/demo/demojson.h"

namespace longshore::demo {

/// By whom something on an engine may be seen: the stack it belongs to, or nothing known of it.
struct Owned {
    const Stack *stack = nullptr;
};

/// What an engine answers, with the keys in order as the server writes them (portainer-api.md 6.2, 6.3). Times are Unix milliseconds.
using Labels = QMap<QByteArray, QByteArray>;

Labels labelsOf(const EngineContainer &container);
Labels labelsOf(const EngineService &service, const EngineTask &task);
/// "running", "paused", "created" or "exited".
QByteArray stateOf(const EngineContainer &container, qint64 now);

/// Everything of one, as an inspect answers it, and as the server answers a recreate.
QByteArray inspected(const EngineContainer &container, Owned owned, qint64 now);
QByteArray recreated(const EngineContainer &container, qint64 now);

qint64 endOf(const EngineContainer &container, qint64 now); ///< When one that is exited ended.
void writeContainer(JsonWriter &json, const EngineContainer &container, Owned owned, qint64 now);
/// The container of a task, on the node that is asked.
void writeTaskContainer(JsonWriter &json, const EngineService &service, const EngineTask &task, Owned owned, qint64 now);
void writeService(JsonWriter &json, const EngineService &service, Owned owned);
/// The same inspected: with the settings of before, where there are some, and without counts.
void writeInspectedService(JsonWriter &json, const EngineService &service, Owned owned);
void writeNode(JsonWriter &json, int number); ///< From 1; the first is the manager that is asked.
void writeTask(JsonWriter &json, const EngineService &service, const EngineTask &task, Owned owned);
void writeNetwork(JsonWriter &json, const EngineThing &network, Owned owned);
/// A network that every engine has.
void writeBuiltInNetwork(JsonWriter &json, const char *name, const char *driver);
void writeVolume(JsonWriter &json, const EngineThing &volume, Owned owned);
void writeCluster(JsonWriter &json, const QByteArray &id, bool withTokens);

/// "2026-11-25T21:00:00.000000000Z"
QByteArray engineTime(qint64 milliseconds);

} // namespace longshore::demo
