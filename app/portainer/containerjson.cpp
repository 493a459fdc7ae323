// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/jsondocument.h"

namespace longshore {

using namespace Qt::StringLiterals;

// How an engine spells one container, inspected (portainer-api.md 6.2).
namespace {

struct HealthState {
    QString status;
    qint64 failingStreak = 0;
    QList<HealthProbe> log;
};

struct RunState {
    QString status;
    qint64 exitCode = 0;
    QString error;
    bool wasOutOfMemory = false;
    QString startedAt;
    QString finishedAt;
    HealthState health;
};

struct RunConfig {
    QString image;
    QString user;
    QString workingFolder;
    QString hostname;
    bool hasTerminal = false;
    QStringList env;
    Labels labels;
};

struct RestartPolicy {
    QString name;
};

struct RunHost {
    RestartPolicy restart;
};

struct HostPort {
    QString ip;
    QString port;
};

struct RunNetworks {
    QMap<QString, Attachment> networks;
    QMap<QString, QList<HostPort>> ports;
};

struct SpelledMount {
    MountPoint mount;
};

struct SpelledDetails {
    ContainerDetails details;
    RunState state;
    RunConfig config;
    RunHost host;
    RunNetworks networks;
    QList<SpelledMount> mounts;
};

struct Named {
    QString id;
};

template <auto Member>
bool inDetails(JsonReader &in, JsonValue &value, SpelledDetails &out)
{
    return into<Member>(in, value, out.details);
}

template <auto Member>
bool inMount(JsonReader &in, JsonValue &value, SpelledMount &out)
{
    return into<Member>(in, value, out.mount);
}

} // namespace

template <>
struct JsonFields<HealthProbe> {
    static constexpr std::array<JsonField<HealthProbe>, 4> table{{
        {"End", into<&HealthProbe::end>},
        {"ExitCode", into<&HealthProbe::exitCode>},
        {"Output", into<&HealthProbe::output>},
        {"Start", into<&HealthProbe::start>},
    }};
};

template <>
struct JsonFields<HealthState> {
    static constexpr std::array<JsonField<HealthState>, 3> table{{
        {"FailingStreak", into<&HealthState::failingStreak>},
        {"Log", into<&HealthState::log>},
        {"Status", into<&HealthState::status>},
    }};
};

template <>
struct JsonFields<RunState> {
    static constexpr std::array<JsonField<RunState>, 7> table{{
        {"Error", into<&RunState::error>},
        {"ExitCode", into<&RunState::exitCode>},
        {"FinishedAt", into<&RunState::finishedAt>},
        {"Health", into<&RunState::health>},
        {"OOMKilled", into<&RunState::wasOutOfMemory>},
        {"StartedAt", into<&RunState::startedAt>},
        {"Status", into<&RunState::status>},
    }};
};

template <>
struct JsonFields<RunConfig> {
    static constexpr std::array<JsonField<RunConfig>, 7> table{{
        {"Env", into<&RunConfig::env>},
        {"Hostname", into<&RunConfig::hostname>},
        {"Image", into<&RunConfig::image>},
        {"Labels", into<&RunConfig::labels>},
        {"Tty", into<&RunConfig::hasTerminal>},
        {"User", into<&RunConfig::user>},
        {"WorkingDir", into<&RunConfig::workingFolder>},
    }};
};

template <>
struct JsonFields<RestartPolicy> {
    static constexpr std::array<JsonField<RestartPolicy>, 1> table{{{"Name", into<&RestartPolicy::name>}}};
};

template <>
struct JsonFields<RunHost> {
    static constexpr std::array<JsonField<RunHost>, 1> table{{{"RestartPolicy", into<&RunHost::restart>}}};
};

template <>
struct JsonFields<HostPort> {
    static constexpr std::array<JsonField<HostPort>, 2> table{{{"HostIp", into<&HostPort::ip>}, {"HostPort", into<&HostPort::port>}}};
};

template <>
struct JsonFields<Attachment> {
    static constexpr std::array<JsonField<Attachment>, 4> table{{
        {"Aliases", into<&Attachment::aliases>},
        {"Gateway", into<&Attachment::gateway>},
        {"IPAddress", into<&Attachment::address>},
        {"MacAddress", into<&Attachment::macAddress>},
    }};
};

template <>
struct JsonFields<RunNetworks> {
    static constexpr std::array<JsonField<RunNetworks>, 2> table{{
        {"Networks", into<&RunNetworks::networks>},
        {"Ports", into<&RunNetworks::ports>},
    }};
};

template <>
struct JsonFields<SpelledMount> {
    static constexpr std::array<JsonField<SpelledMount>, 5> table{{
        {"Destination", inMount<&MountPoint::destination>},
        {"Name", inMount<&MountPoint::name>},
        {"RW", inMount<&MountPoint::writable>},
        {"Source", inMount<&MountPoint::source>},
        {"Type", inMount<&MountPoint::type>},
    }};
};

template <>
struct JsonFields<SpelledDetails> {
    static constexpr std::array<JsonField<SpelledDetails>, 12> table{{
        {"Args", inDetails<&ContainerDetails::args>},
        {"Config", into<&SpelledDetails::config>},
        {"Created", inDetails<&ContainerDetails::created>},
        {"HostConfig", into<&SpelledDetails::host>},
        {"Id", inDetails<&ContainerDetails::id>, Presence::Required},
        {"Image", inDetails<&ContainerDetails::imageId>},
        {"Mounts", into<&SpelledDetails::mounts>},
        {"Name", inDetails<&ContainerDetails::name>},
        {"NetworkSettings", into<&SpelledDetails::networks>},
        {"Path", inDetails<&ContainerDetails::path>},
        {"RestartCount", inDetails<&ContainerDetails::restartCount>},
        {"State", into<&SpelledDetails::state>},
    }};
};

template <>
struct JsonFields<Named> {
    static constexpr std::array<JsonField<Named>, 1> table{{{"Id", into<&Named::id>, Presence::Required}}};
};

namespace {

QString momentOf(const QString &time)
{
    return time.startsWith("0001-"_L1) ? QString() : time;
}

QList<PortBinding> bindingsOf(const QMap<QString, QList<HostPort>> &ports)
{
    QList<PortBinding> bindings;
    for (auto at = ports.cbegin(); at != ports.cend(); ++at) {
        PortBinding &binding = bindings.emplaceBack(PortBinding{at.key(), {}});
        for (const HostPort &host : at.value())
            binding.hosts.append(host.ip.contains(u':') ? u"[%1]:%2"_s.arg(host.ip, host.port) : u"%1:%2"_s.arg(host.ip, host.port));
    }
    return bindings;
}

void takeState(ContainerDetails &details, const RunState &state)
{
    details.state = state.status;
    details.exitCode = state.exitCode;
    details.error = state.error;
    details.wasOutOfMemory = state.wasOutOfMemory;
    details.startedAt = momentOf(state.startedAt);
    details.finishedAt = momentOf(state.finishedAt);
    details.health = state.health.status == "none"_L1 ? QString() : state.health.status;
    details.failingStreak = state.health.failingStreak;
    details.probes = state.health.log;
}

void takeConfig(ContainerDetails &details, const RunConfig &config)
{
    details.image = config.image;
    details.user = config.user;
    details.workingFolder = config.workingFolder;
    details.hostname = config.hostname;
    details.hasTerminal = config.hasTerminal;
    details.labels = config.labels;
    for (const QString &line : config.env)
        details.env.append({line.section(u'=', 0, 0), line.section(u'=', 1)});
}

} // namespace

namespace decode {

Result<ContainerDetails> container(const Answer &answer)
{
    const Result<SpelledDetails> spelled = objectIn<SpelledDetails>(answer, u"container"_s);
    if (!spelled)
        return Failure(spelled.error());
    ContainerDetails details = spelled->details;
    details.name = details.name.startsWith(u'/') ? details.name.sliced(1) : details.name;
    takeState(details, spelled->state);
    takeConfig(details, spelled->config);
    details.restartPolicy = spelled->host.restart.name;
    details.networks = spelled->networks.networks;
    details.ports = bindingsOf(spelled->networks.ports);
    for (const SpelledMount &each : spelled->mounts)
        details.mounts.append(each.mount);
    details.json = wholeText(answer);
    return details;
}

Result<QString> containerId(const Answer &answer)
{
    const Result<Named> named = objectIn<Named>(answer, u"container"_s);
    return named ? Result<QString>(named->id) : Failure(named.error());
}

} // namespace decode

} // namespace longshore
