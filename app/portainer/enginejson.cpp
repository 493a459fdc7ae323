// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/resourcecontroljson.h"

namespace longshore {

using namespace Qt::StringLiterals;

// How an engine spells what runs on it (portainer-api.md 6.2): Docker's own shapes, with the server's additions.
namespace {

struct Endpoint {
    QString address;
};

struct NetworkSettings {
    QMap<QString, Endpoint> networks;
};

struct HostConfig {
    QString networkMode;
};

struct SpelledContainer {
    Container container;
    NetworkSettings settings;
    HostConfig host;
    PortainerAdditions additions;
};

struct VolumeList {
    QList<EngineVolume> volumes;
};

} // namespace

template <>
struct JsonFields<Endpoint> {
    static constexpr std::array<JsonField<Endpoint>, 1> table{{{"IPAddress", into<&Endpoint::address>}}};
};

template <>
struct JsonFields<NetworkSettings> {
    static constexpr std::array<JsonField<NetworkSettings>, 1> table{{{"Networks", into<&NetworkSettings::networks>}}};
};

template <>
struct JsonFields<HostConfig> {
    static constexpr std::array<JsonField<HostConfig>, 1> table{{{"NetworkMode", shared<&HostConfig::networkMode>}}};
};

template <>
struct JsonFields<PortMapping> {
    static constexpr std::array<JsonField<PortMapping>, 4> table{{
        {"IP", shared<&PortMapping::ip>},
        {"PrivatePort", into<&PortMapping::privatePort>},
        {"PublicPort", into<&PortMapping::publicPort>},
        {"Type", shared<&PortMapping::protocol>},
    }};
};

template <>
struct JsonFields<MountPoint> {
    static constexpr std::array<JsonField<MountPoint>, 5> table{{
        {"Type", shared<&MountPoint::type>},
        {"Name", into<&MountPoint::name>},
        {"Source", into<&MountPoint::source>},
        {"Destination", into<&MountPoint::destination>},
        {"RW", into<&MountPoint::writable>},
    }};
};

namespace {

template <auto Member>
bool inContainer(JsonReader &in, JsonValue &value, SpelledContainer &out)
{
    return into<Member>(in, value, out.container);
}

} // namespace

template <>
struct JsonFields<SpelledContainer> {
    static constexpr std::array<JsonField<SpelledContainer>, 15> table{{
        {"Command", inContainer<&Container::command>},
        {"Created", inContainer<&Container::created>},
        {"HostConfig", into<&SpelledContainer::host>},
        {"Id", inContainer<&Container::id>, Presence::Required},
        {"Image", inContainer<&Container::image>},
        {"ImageID", inContainer<&Container::imageId>},
        {"IsPortainer", inContainer<&Container::isPortainer>},
        {"Labels", inContainer<&Container::labels>},
        {"Mounts", inContainer<&Container::mounts>},
        {"Names", inContainer<&Container::names>},
        {"NetworkSettings", into<&SpelledContainer::settings>},
        {"Portainer", into<&SpelledContainer::additions>},
        {"Ports", inContainer<&Container::ports>},
        {"State", inContainer<&Container::state>},
        {"Status", inContainer<&Container::status>},
    }};
};

template <>
struct JsonFields<EngineNetwork> {
    static constexpr std::array<JsonField<EngineNetwork>, 4> table{{
        {"Driver", shared<&EngineNetwork::driver>},
        {"Id", into<&EngineNetwork::id>},
        {"Labels", into<&EngineNetwork::labels>},
        {"Name", into<&EngineNetwork::name>, Presence::Required},
    }};
};

template <>
struct JsonFields<EngineVolume> {
    static constexpr std::array<JsonField<EngineVolume>, 3> table{{
        {"Driver", shared<&EngineVolume::driver>},
        {"Labels", into<&EngineVolume::labels>},
        {"Name", into<&EngineVolume::name>, Presence::Required},
    }};
};

template <>
struct JsonFields<VolumeList> {
    static constexpr std::array<JsonField<VolumeList>, 1> table{{{"Volumes", into<&VolumeList::volumes>}}};
};

namespace decode {

Result<QList<Container>> containers(const Answer &answer)
{
    const Result<QList<SpelledContainer>> spelled = listIn<SpelledContainer>(answer, u"containers"_s);
    if (!spelled)
        return Failure(spelled.error());
    QList<Container> containers;
    containers.reserve(spelled->size());
    for (const SpelledContainer &each : *spelled) {
        Container &container = containers.emplaceBack(each.container);
        container.networkMode = each.host.networkMode;
        container.resourceControl = each.additions.control;
        container.networks = each.settings.networks.keys();
        for (auto at = each.settings.networks.cbegin(); at != each.settings.networks.cend(); ++at)
            container.addresses.insert(at.key(), at.value().address);
        for (QString &name : container.names)
            name = name.startsWith(u'/') ? name.sliced(1) : name;
    }
    return containers;
}

Result<QList<EngineNetwork>> networks(const Answer &answer)
{
    return listIn<EngineNetwork>(answer, u"networks"_s);
}

Result<QList<EngineVolume>> volumes(const Answer &answer)
{
    Result<VolumeList> list = objectIn<VolumeList>(answer, u"volumes"_s);
    if (!list)
        return Failure(list.error());
    return std::move(list->volumes);
}

} // namespace decode
} // namespace longshore
