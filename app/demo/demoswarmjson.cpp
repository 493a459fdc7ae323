// SPDX-License-Identifier: GPL-3.0-or-later
// Services, tasks and the cluster as a Swarm manager spells them.
#include "app/demo/demoenginejson.h"

#include "app/demo/demostackjson.h"

#include <algorithm>

namespace longshore::demo {
namespace {

void writeOwner(JsonWriter &json, Owned owned)
{
    if (!owned.stack || !owned.stack->control)
        return;
    json.objectMember("Portainer", [&] {
        json.key("ResourceControl");
        writeControl(json, *owned.stack->control, *owned.stack);
    });
}

void writeContainerSpec(JsonWriter &json, const EngineService &service)
{
    json.objectMember("ContainerSpec", [&] {
        json.member("Image", service.image);
        json.member("Isolation", "default");
        json.objectMember("Labels", [&] { json.member("com.docker.stack.namespace", service.project); });
        json.objectMember("Privileges", [&] {
            json.nullMember("CredentialSpec");
            json.nullMember("SELinuxContext");
        });
    });
}

void writeTaskSpec(JsonWriter &json, const EngineService &service, bool withRuntime)
{
    writeContainerSpec(json, service);
    json.member("ForceUpdate", service.forced);
    json.arrayMember("Networks", [&] {
        for (const QByteArray &each : service.networks)
            json.object([&] {
                json.arrayMember("Aliases", [&] { json.value(service.key); });
                json.member("Target", swarmIdFor(each));
            });
    });
    json.objectMember("Placement", [] {});
    json.objectMember("Resources", [] {});
    if (withRuntime)
        json.member("Runtime", "container");
}

void writeMode(JsonWriter &json, const EngineService &service)
{
    json.objectMember("Mode", [&] {
        if (service.isGlobal)
            json.objectMember("Global", [] {});
        else
            json.objectMember("Replicated", [&] { json.member("Replicas", service.replicas); });
    });
}

/// Only a service that publishes ports has any.
void writePorts(JsonWriter &json, const EngineService &service)
{
    const auto isPublished = [](const PlannedPort &port) { return port.outside > 0; };
    if (std::ranges::none_of(service.ports, isPublished))
        return;
    json.arrayMember("Ports", [&] {
        for (const PlannedPort &port : service.ports)
            if (isPublished(port))
                json.object([&] {
                    json.member("Protocol", port.protocol);
                    json.member("PublishMode", "ingress");
                    json.member("PublishedPort", port.outside);
                    json.member("TargetPort", port.inside);
                });
    });
}

void writeSpec(JsonWriter &json, const EngineService &service, const char *member = "Spec")
{
    json.objectMember(member, [&] {
        json.objectMember("EndpointSpec", [&] {
            json.member("Mode", "vip");
            writePorts(json, service);
        });
        json.objectMember("Labels", [&] {
            json.member("com.docker.stack.image", service.image);
            json.member("com.docker.stack.namespace", service.project);
        });
        writeMode(json, service);
        json.member("Name", service.name);
        json.objectMember("TaskTemplate", [&] { writeTaskSpec(json, service, true); });
    });
}

void writeEndpoint(JsonWriter &json, const EngineService &service)
{
    json.objectMember("Endpoint", [&] {
        writePorts(json, service);
        json.objectMember("Spec", [&] {
            json.member("Mode", "vip");
            writePorts(json, service);
        });
        json.arrayMember("VirtualIPs", [&] {
            for (const QByteArray &each : service.networks)
                json.object([&] {
                    json.member("Addr", "10.0.3.2/24");
                    json.member("NetworkID", swarmIdFor(each));
                });
        });
    });
}

void writeTaskStatus(JsonWriter &json, const EngineService &service, const EngineTask &task)
{
    json.objectMember("Status", [&] {
        json.objectMember("ContainerStatus", [&] {
            json.member("ContainerID", task.container);
            json.member("ExitCode", 0);
            json.member("PID", task.isRejected ? 0 : 20268);
        });
        if (task.isRejected)
            json.member("Err", "No such image: " + service.image);
        json.member("Message", task.isRejected ? "preparing" : "started");
        json.objectMember("PortStatus", [] {});
        json.member("State", task.isRejected ? "rejected" : "running");
        json.member("Timestamp", engineTime(service.updated));
    });
}

void writeNetworkOfTask(JsonWriter &json, const EngineService &service, const QByteArray &name)
{
    json.object([&] {
        json.arrayMember("Addresses", [&] { json.value("10.0.3.6/24"); });
        json.objectMember("Network", [&] {
            json.member("CreatedAt", engineTime(service.created));
            json.objectMember("DriverState", [&] {
                json.member("Name", "overlay");
                json.objectMember("Options", [&] { json.member("com.docker.network.driver.overlay.vxlanid_list", "4099"); });
            });
            json.member("ID", swarmIdFor(name));
            json.objectMember("IPAMOptions", [&] {
                json.arrayMember("Configs", [&] {
                    json.object([&] {
                        json.member("Gateway", "10.0.3.1");
                        json.member("Subnet", "10.0.3.0/24");
                    });
                });
                json.objectMember("Driver", [&] { json.member("Name", "default"); });
            });
            json.objectMember("Spec", [&] {
                json.objectMember("DriverConfiguration", [&] { json.member("Name", "overlay"); });
                json.objectMember("Labels", [&] { json.member("com.docker.stack.namespace", service.project); });
                json.member("Name", name);
                json.member("Scope", "swarm");
            });
            json.member("UpdatedAt", engineTime(service.created));
            json.objectMember("Version", [&] { json.member("Index", 1044); });
        });
    });
}

} // namespace

void writeService(JsonWriter &json, const EngineService &service, Owned owned)
{
    const QList<EngineTask> tasks = tasksOf(service);
    json.object([&] {
        json.member("CreatedAt", engineTime(service.created));
        writeEndpoint(json, service);
        json.member("ID", service.id);
        writeOwner(json, owned);
        json.objectMember("ServiceStatus", [&] {
            json.member("CompletedTasks", 0);
            json.member("DesiredTasks", tasks.size());
            json.member("RunningTasks", std::ranges::count(tasks, false, &EngineTask::isRejected));
        });
        writeSpec(json, service);
        json.member("UpdatedAt", engineTime(service.updated));
        json.objectMember("Version", [&] { json.member("Index", service.version); });
    });
}

void writeInspectedService(JsonWriter &json, const EngineService &service, Owned owned)
{
    json.object([&] {
        json.member("CreatedAt", engineTime(service.created));
        writeEndpoint(json, service);
        json.member("ID", service.id);
        writeOwner(json, owned);
        if (service.previousReplicas) {
            EngineService before = service;
            before.replicas = *service.previousReplicas;
            writeSpec(json, before, "PreviousSpec");
        }
        writeSpec(json, service);
        json.member("UpdatedAt", engineTime(service.updated));
        json.objectMember("Version", [&] { json.member("Index", service.version); });
    });
}

void writeNode(JsonWriter &json, int number)
{
    const QByteArray name = "node-" + QByteArray::number(number);
    json.object([&] {
        json.member("CreatedAt", engineTime(1'700'000'000'000));
        json.objectMember("Description", [&] {
            json.objectMember("Engine", [&] {
                json.member("EngineVersion", "20.10.24+dfsg1");
                json.arrayMember("Plugins", [&] {
                    json.object([&] {
                        json.member("Name", "overlay");
                        json.member("Type", "Network");
                    });
                });
            });
            json.member("Hostname", name);
            json.objectMember("Platform", [&] {
                json.member("Architecture", "x86_64");
                json.member("OS", "linux");
            });
            json.objectMember("Resources", [&] {
                json.member("MemoryBytes", 8'589'934'592);
                json.member("NanoCPUs", 4'000'000'000);
            });
            json.objectMember("TLSInfo", [&] {
                json.member("CertIssuerPublicKey", "MFkwEwYHKoZIzj0CAQ==");
                json.member("CertIssuerSubject", "MBMxETAPBgNVBAMTCHN3YXJtLWNh");
                json.member("TrustRoot", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
            });
        });
        json.member("ID", swarmIdFor("node " + QByteArray::number(number)));
        json.objectMember("ManagerStatus", [&] {
            json.member("Addr", "10.0.0." + QByteArray::number(number) + ":2377");
            json.member("Leader", number == 1);
            json.member("Reachability", "reachable");
        });
        json.objectMember("Spec", [&] {
            json.member("Availability", "active");
            json.objectMember("Labels", [] {});
            json.member("Role", "manager");
        });
        json.objectMember("Status", [&] {
            json.member("Addr", "10.0.0." + QByteArray::number(number));
            json.member("State", "ready");
        });
        json.member("UpdatedAt", engineTime(1'700'000'000'000));
        json.objectMember("Version", [&] { json.member("Index", 1000 + number); });
    });
}

void writeTask(JsonWriter &json, const EngineService &service, const EngineTask &task, Owned owned)
{
    json.object([&] {
        json.member("CreatedAt", engineTime(service.updated));
        json.member("DesiredState", task.isRejected ? "ready" : "running");
        json.member("ID", task.id);
        json.objectMember("Labels", [] {});
        json.arrayMember("NetworksAttachments", [&] {
            for (const QByteArray &each : service.networks)
                writeNetworkOfTask(json, service, each);
        });
        json.member("NodeID", nodeIdOf(task));
        writeOwner(json, owned);
        json.member("ServiceID", service.id);
        if (task.slot > 0)
            json.member("Slot", task.slot);
        json.objectMember("Spec", [&] { writeTaskSpec(json, service, false); });
        writeTaskStatus(json, service, task);
        json.member("UpdatedAt", engineTime(service.updated));
        json.objectMember("Version", [&] { json.member("Index", service.version); });
    });
}

void writeCluster(JsonWriter &json, const QByteArray &id, bool withTokens)
{
    json.object([&] {
        json.member("CreatedAt", engineTime(1'700'000'000'000));
        json.member("DataPathPort", 4789);
        json.arrayMember("DefaultAddrPool", [&] { json.value("10.0.0.0/8"); });
        json.member("ID", id);
        if (withTokens)
            json.objectMember("JoinTokens", [&] {
                json.members({"Manager", "Worker"}, "SWMTKN-1-" + QByteArray(50, '0') + '-' + QByteArray(25, '0'));
            });
        json.member("RootRotationInProgress", false);
        json.objectMember("Spec", [&] {
            json.objectMember("CAConfig", [&] { json.member("NodeCertExpiry", 7'776'000'000'000'000); });
            json.objectMember("Dispatcher", [&] { json.member("HeartbeatPeriod", 5'000'000'000); });
            json.objectMember("EncryptionConfig", [&] { json.member("AutoLockManagers", false); });
            json.objectMember("Labels", [] {});
            json.member("Name", "default");
            json.objectMember("Orchestration", [&] { json.member("TaskHistoryRetentionLimit", 5); });
            json.objectMember("Raft", [&] {
                json.member("ElectionTick", 10);
                json.member("HeartbeatTick", 1);
                json.member("KeepOldSnapshots", 0);
                json.member("LogEntriesForSlowFollowers", 500);
                json.member("SnapshotInterval", 10000);
            });
            json.objectMember("TaskDefaults", [] {});
        });
        json.member("SubnetSize", 24);
        if (withTokens)
            json.objectMember("TLSInfo", [&] {
                json.member("CertIssuerPublicKey", "MFkwEwYHKoZIzj0CAQ==");
                json.member("CertIssuerSubject", "MBMxETAPBgNVBAMTCHN3YXJtLWNh");
                json.member("TrustRoot", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
            });
        json.member("UpdatedAt", engineTime(1'700'000'000'000));
        json.objectMember("Version", [&] { json.member("Index", 10); });
    });
}

} // namespace longshore::demo
