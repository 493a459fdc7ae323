// SPDX-License-Identifier: GPL-3.0-or-later
// One container as an inspect tells it.
#include "app/demo/demoenginejson.h"
#include "app/demo/demoinspecttext.h"
#include "app/demo/demostackjson.h"
#include "app/demo/demoterminals.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace longshore::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr char Never[] = "0001-01-01T00:00:00Z";

QJsonObject objectOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

/// The last five runs of a health check, every ten seconds.
QJsonObject healthOf(const EngineContainer &container, qint64 now)
{
    constexpr int Kept = 5;
    constexpr qint64 Every = 10'000;
    QJsonArray log;
    for (int ago = Kept; ago > 0; --ago) {
        const qint64 start = now - now % Every - (ago - 1) * Every;
        log.append(QJsonObject{{u"Start"_s, text(engineTime(start))}, {u"End"_s, text(engineTime(start + 50))},
                               {u"ExitCode"_s, container.isUnhealthy ? 1 : 0},
                               {u"Output"_s, container.isUnhealthy ? u"connection refused\n"_s : u"ok\n"_s}});
    }
    return {{u"Status"_s, container.isUnhealthy ? u"unhealthy"_s : u"healthy"_s}, {u"FailingStreak"_s, container.isUnhealthy ? 14 : 0}, {u"Log"_s, log}};
}

QJsonObject stateObject(const EngineContainer &container, qint64 now)
{
    const QByteArray state = stateOf(container, now);
    const bool runs = state == "running" || state == "paused";
    QJsonObject object{{u"Status"_s, text(state)}, {u"Running"_s, runs}, {u"Paused"_s, container.isPaused}, {u"Restarting"_s, false},
                       {u"OOMKilled"_s, false}, {u"Dead"_s, false}, {u"Pid"_s, runs ? 4711 : 0},
                       {u"ExitCode"_s, container.isExited ? container.exitCode : 0}, {u"Error"_s, QString()},
                       {u"StartedAt"_s, text(engineTime(container.runsFrom))},
                       {u"FinishedAt"_s, container.isExited ? text(engineTime(endOf(container, now))) : QString::fromLatin1(Never)}};
    if (container.hasHealthCheck && runs)
        object.insert(u"Health"_s, healthOf(container, now));
    return object;
}

QJsonObject configOf(const EngineContainer &container, const QByteArray &rest)
{
    QJsonObject config = objectOf(rest);
    QJsonObject labels;
    const Labels all = labelsOf(container);
    for (auto at = all.cbegin(); at != all.cend(); ++at)
        labels.insert(text(at.key()), text(at.value()));
    config.insert(u"Labels"_s, labels);
    config.insert(u"Image"_s, text(container.image));
    config.insert(u"Hostname"_s, text(container.id.left(12)));
    config.insert(u"Cmd"_s, QJsonArray{u"/docker-entrypoint.sh"_s});
    config.insert(u"Env"_s, QJsonArray{u"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"_s,
                                       u"APP_SECRET="_s + text(longIdFor(container.name + "/secret").left(24))});
    return config;
}

QJsonObject networksOf(const EngineContainer &container, bool runs, const QByteArray &rest, const QByteArray &attachment)
{
    QJsonObject networks;
    for (const QByteArray &name : container.networks) {
        QJsonObject one = objectOf(attachment);
        const QByteArray digest = longIdFor(container.id + name);
        one.insert(u"Aliases"_s, QJsonArray{text(container.name), text(container.service), text(container.id.left(12))});
        one.insert(u"IPAddress"_s, runs ? u"172.26.0.%1"_s.arg(2 + digest.left(2).toInt(nullptr, 16) % 250) : QString());
        one.insert(u"NetworkID"_s, text(longIdFor(name)));
        one.insert(u"EndpointID"_s, runs ? text(digest) : QString());
        networks.insert(text(name), one);
    }
    QJsonObject ports;
    for (const PlannedPort &port : container.ports) {
        QJsonArray hosts;
        if (port.outside)
            hosts.append(QJsonObject{{u"HostIp"_s, u"0.0.0.0"_s}, {u"HostPort"_s, QString::number(port.outside)}});
        if (runs)
            ports.insert(u"%1/%2"_s.arg(port.inside).arg(text(port.protocol)), hosts.isEmpty() ? QJsonValue() : QJsonValue(hosts));
    }
    QJsonObject settings = objectOf(rest);
    settings.insert(u"Networks"_s, networks);
    settings.insert(u"Ports"_s, ports);
    return settings;
}

QJsonArray mountsOf(const EngineContainer &container)
{
    QJsonArray mounts;
    for (const PlannedMount &each : container.mounts) {
        const bool isVolume = each.type == "volume";
        QJsonObject mount{{u"Type"_s, text(each.type)}, {u"Destination"_s, text(each.destination)}, {u"Mode"_s, isVolume ? u"z"_s : u"rw"_s},
                          {u"RW"_s, each.isWritable}, {u"Propagation"_s, isVolume ? QString() : u"rprivate"_s},
                          {u"Source"_s, text(isVolume ? "/var/lib/docker/volumes/" + each.source + "/_data" : each.source)}};
        if (isVolume) {
            mount.insert(u"Name"_s, text(each.source));
            mount.insert(u"Driver"_s, u"local"_s);
        }
        mounts.append(mount);
    }
    return mounts;
}

QJsonObject inspectObject(const EngineContainer &container, qint64 now, const QByteArray &rest)
{
    const QByteArray state = stateOf(container, now);
    const QString folder = u"/var/lib/docker/containers/"_s + text(container.id);
    QJsonObject object = objectOf(rest);
    object.insert(u"Id"_s, text(container.id));
    object.insert(u"Name"_s, text('/' + container.name));
    object.insert(u"Created"_s, text(engineTime(container.created)));
    object.insert(u"Path"_s, u"/docker-entrypoint.sh"_s);
    object.insert(u"Args"_s, QJsonArray{text(container.service)});
    object.insert(u"State"_s, stateObject(container, now));
    object.insert(u"Image"_s, text("sha256:" + longIdFor(container.image)));
    object.insert(u"RestartCount"_s, 0);
    object.insert(u"Mounts"_s, mountsOf(container));
    for (const auto &[member, file] : {std::pair(u"HostnamePath"_s, u"/hostname"_s), std::pair(u"HostsPath"_s, u"/hosts"_s),
                                       std::pair(u"ResolvConfPath"_s, u"/resolv.conf"_s), std::pair(u"LogPath"_s, u"/json.log"_s)})
        object.insert(member, folder + file);
    return object;
}

bool runsNow(const EngineContainer &container, qint64 now)
{
    const QByteArray state = stateOf(container, now);
    return state == "running" || state == "paused";
}

} // namespace

QByteArray inspected(const EngineContainer &container, Owned owned, qint64 now)
{
    QJsonObject object = inspectObject(container, now, InspectRest);
    QJsonObject config = configOf(container, InspectConfig);
    QJsonObject exposed;
    for (const PlannedPort &port : container.ports)
        exposed.insert(u"%1/%2"_s.arg(port.inside).arg(text(port.protocol)), QJsonObject());
    config.insert(u"ExposedPorts"_s, exposed);
    config.insert(u"Tty"_s, hasTerminal(container.image));
    if (container.hasHealthCheck)
        config.insert(u"Healthcheck"_s, QJsonObject{{u"Test"_s, QJsonArray{u"CMD"_s, u"/healthcheck"_s}}, {u"Interval"_s, qint64(10'000'000'000)},
                                                    {u"Timeout"_s, qint64(2'000'000'000)}, {u"Retries"_s, 3}});
    object.insert(u"Config"_s, config);
    object.insert(u"NetworkSettings"_s, networksOf(container, runsNow(container, now), InspectNetworks, InspectAttachment));
    if (owned.stack && owned.stack->control) {
        JsonWriter control;
        writeControl(control, *owned.stack->control, *owned.stack);
        object.insert(u"Portainer"_s, QJsonObject{{u"ResourceControl"_s, objectOf(control.text())}});
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray recreated(const EngineContainer &container, qint64 now)
{
    QJsonObject object = inspectObject(container, now, RecreatedRest);
    object.insert(u"Config"_s, configOf(container, RecreatedConfig));
    object.insert(u"NetworkSettings"_s, networksOf(container, runsNow(container, now), RecreatedNetworks, RecreatedAttachment));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace longshore::demo
