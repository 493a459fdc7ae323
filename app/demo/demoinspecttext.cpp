// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoinspecttext.h"

namespace longshore::demo {

const char InspectRest[] = R"({"AppArmorProfile": "", "Driver": "overlay2", "ExecIDs": null, "GraphDriver": {"Data": {"LowerDir":
"/var/lib/docker/overlay2/212ede939e98f85faf9d8f1b8cba62f48790a4c9ece2435fcc5fccba07be6c42-init/diff:/var/lib/docker/overlay2/3ad45b193623575c45c4dcf08f8a34e6ea6abc9062c2cbe99ed7eecbc6a548dd/diff",
"MergedDir": "/var/lib/docker/overlay2/212ede939e98f85faf9d8f1b8cba62f48790a4c9ece2435fcc5fccba07be6c42/merged", "UpperDir":
"/var/lib/docker/overlay2/212ede939e98f85faf9d8f1b8cba62f48790a4c9ece2435fcc5fccba07be6c42/diff", "WorkDir":
"/var/lib/docker/overlay2/212ede939e98f85faf9d8f1b8cba62f48790a4c9ece2435fcc5fccba07be6c42/work"}, "Name": "overlay2"}, "HostConfig":
{"AutoRemove": false, "Binds": null, "BlkioDeviceReadBps": null, "BlkioDeviceReadIOps": null, "BlkioDeviceWriteBps": null,
"BlkioDeviceWriteIOps": null, "BlkioWeight": 0, "BlkioWeightDevice": null, "CapAdd": null, "CapDrop": null, "Cgroup": "", "CgroupParent":
"", "CgroupnsMode": "host", "ConsoleSize": [0, 0], "ContainerIDFile": "", "CpuCount": 0, "CpuPercent": 0, "CpuPeriod": 0, "CpuQuota": 0,
"CpuRealtimePeriod": 0, "CpuRealtimeRuntime": 0, "CpuShares": 0, "CpusetCpus": "", "CpusetMems": "", "DeviceCgroupRules": null,
"DeviceRequests": null, "Devices": null, "Dns": null, "DnsOptions": null, "DnsSearch": null, "ExtraHosts": null, "GroupAdd": null,
"IOMaximumBandwidth": 0, "IOMaximumIOps": 0, "IpcMode": "private", "Isolation": "", "KernelMemory": 0, "KernelMemoryTCP": 0, "Links": null,
"LogConfig": {"Config": {}, "Type": "json-file"}, "MaskedPaths": ["/proc/asound", "/proc/acpi", "/proc/kcore", "/proc/keys",
"/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi", "/sys/firmware"], "Memory": 0,
"MemoryReservation": 0, "MemorySwap": 0, "MemorySwappiness": null, "NanoCpus": 0, "NetworkMode": "b-shop_back", "OomKillDisable": false,
"OomScoreAdj": 0, "PidMode": "", "PidsLimit": null, "PortBindings": null, "Privileged": false, "PublishAllPorts": false, "ReadonlyPaths":
["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"], "ReadonlyRootfs": false, "RestartPolicy": {"MaximumRetryCount":
0, "Name": ""}, "Runtime": "runc", "SecurityOpt": null, "ShmSize": 67108864, "UTSMode": "", "Ulimits": null, "UsernsMode": "",
"VolumeDriver": "", "VolumesFrom": null}, "MountLabel": "", "Platform": "linux", "ProcessLabel": ""})";

const char InspectConfig[] = R"({"AttachStderr": true, "AttachStdin": false, "AttachStdout": true, "Domainname": "", "Entrypoint": null, "OnBuild": null, "OpenStdin":
false, "StdinOnce": false, "Tty": false, "User": "", "Volumes": null, "WorkingDir": ""})";

const char InspectNetworks[] = R"({"Bridge": "", "EndpointID": "", "Gateway": "", "GlobalIPv6Address": "", "GlobalIPv6PrefixLen": 0, "HairpinMode": false, "IPAddress": "",
"IPPrefixLen": 0, "IPv6Gateway": "", "LinkLocalIPv6Address": "", "LinkLocalIPv6PrefixLen": 0, "MacAddress": "", "Networks": {}, "Ports": {},
"SandboxID": "97ce17e57218ce6d23b9684444fe3229e3964e61f30f0dea778533be15889966", "SandboxKey": "/var/run/docker/netns/97ce17e57218",
"SecondaryIPAddresses": null, "SecondaryIPv6Addresses": null})";

const char InspectAttachment[] = R"({"Aliases": ["b-shop-web-1", "web", "b18f77dad93b"], "DriverOpts": null, "EndpointID":
"4b374bf926127111786e9ecc46021d12fa4eb265c1f93bbef6737847c1f65f8c", "Gateway": "172.26.0.1", "GlobalIPv6Address": "", "GlobalIPv6PrefixLen":
0, "IPAMConfig": null, "IPAddress": "172.26.0.4", "IPPrefixLen": 16, "IPv6Gateway": "", "Links": null, "MacAddress": "02:42:ac:1a:00:04",
"NetworkID": "1bb7f0d75c3f089b2a8d9b11ee7d58609227eb63d3d62b1aade4b026881df6d0"})";

const char RecreatedRest[] = R"({"Node": null, "Driver": "overlay2", "Platform": "linux", "MountLabel": "", "ProcessLabel": "", "AppArmorProfile": "", "ExecIDs": null,
"HostConfig": {"Binds": null, "ContainerIDFile": "", "LogConfig": {"Type": "json-file", "Config": {}}, "NetworkMode": "b-mine_default",
"PortBindings": {}, "RestartPolicy": {"Name": "", "MaximumRetryCount": 0}, "AutoRemove": false, "VolumeDriver": "", "VolumesFrom": null,
"ConsoleSize": [0, 0], "CapAdd": null, "CapDrop": null, "CgroupnsMode": "host", "Dns": null, "DnsOptions": null, "DnsSearch": null,
"ExtraHosts": [], "GroupAdd": null, "IpcMode": "private", "Cgroup": "", "Links": null, "OomScoreAdj": 0, "PidMode": "", "Privileged": false,
"PublishAllPorts": false, "ReadonlyRootfs": false, "SecurityOpt": null, "UTSMode": "", "UsernsMode": "", "ShmSize": 67108864, "Runtime":
"runc", "Isolation": "", "CpuShares": 0, "Memory": 0, "NanoCpus": 0, "CgroupParent": "", "BlkioWeight": 0, "BlkioWeightDevice": null,
"BlkioDeviceReadBps": null, "BlkioDeviceWriteBps": null, "BlkioDeviceReadIOps": null, "BlkioDeviceWriteIOps": null, "CpuPeriod": 0,
"CpuQuota": 0, "CpuRealtimePeriod": 0, "CpuRealtimeRuntime": 0, "CpusetCpus": "", "CpusetMems": "", "Devices": null, "DeviceCgroupRules":
null, "DeviceRequests": null, "MemoryReservation": 0, "MemorySwap": 0, "MemorySwappiness": null, "OomKillDisable": false, "PidsLimit": null,
"Ulimits": null, "CpuCount": 0, "CpuPercent": 0, "IOMaximumIOps": 0, "IOMaximumBandwidth": 0, "MaskedPaths": ["/proc/asound", "/proc/acpi",
"/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi",
"/sys/firmware"], "ReadonlyPaths": ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"]}, "GraphDriver": {"Data":
{"LowerDir":
"/var/lib/docker/overlay2/efd43c9bd634ca7dd466faa65d511a9a2f7f6daf6fbf875d050ed8016447691b-init/diff:/var/lib/docker/overlay2/53a308e935e3b33153b59eadfda0d009bb7b435a5ab3cb5cbc8a172af7329795/diff",
"MergedDir": "/var/lib/docker/overlay2/efd43c9bd634ca7dd466faa65d511a9a2f7f6daf6fbf875d050ed8016447691b/merged", "UpperDir":
"/var/lib/docker/overlay2/efd43c9bd634ca7dd466faa65d511a9a2f7f6daf6fbf875d050ed8016447691b/diff", "WorkDir":
"/var/lib/docker/overlay2/efd43c9bd634ca7dd466faa65d511a9a2f7f6daf6fbf875d050ed8016447691b/work"}, "Name": "overlay2"}, "SizeRw": 0,
"SizeRootFs": 1982437})";

const char RecreatedConfig[] = R"({"Domainname": "", "User": "", "AttachStdin": false, "AttachStdout": true, "AttachStderr": true, "Tty": false, "OpenStdin": false,
"StdinOnce": false, "Volumes": null, "WorkingDir": "", "Entrypoint": null, "OnBuild": null})";

const char RecreatedNetworks[] = R"({"Bridge": "", "SandboxID": "b26f3e218551c8061f5c0576ca07275ef43de2ecb2b040d9131c3f3324af6e5e", "SandboxKey":
"/var/run/docker/netns/b26f3e218551", "Ports": {}, "HairpinMode": false, "LinkLocalIPv6Address": "", "LinkLocalIPv6PrefixLen": 0,
"SecondaryIPAddresses": null, "SecondaryIPv6Addresses": null, "EndpointID": "", "Gateway": "", "GlobalIPv6Address": "",
"GlobalIPv6PrefixLen": 0, "IPAddress": "", "IPPrefixLen": 0, "IPv6Gateway": "", "MacAddress": "", "Networks": {}})";

const char RecreatedAttachment[] = R"({"IPAMConfig": null, "Links": null, "Aliases": ["b-mine-worker-1", "worker", "4c37e3a7b6e5", "4f096931655f"], "MacAddress":
"02:42:ac:13:00:02", "NetworkID": "320e66ce207a348b9c374dd6c1d25bfd61a1c0fc0b8a9ff607e48c7522b39f32", "EndpointID":
"64edec129b4e1281a1a1c6bdba31e8d7289399e4b9649f3d2b2180b70259c83a", "Gateway": "172.19.0.1", "IPAddress": "172.19.0.2", "IPPrefixLen": 16,
"IPv6Gateway": "", "GlobalIPv6Address": "", "GlobalIPv6PrefixLen": 0, "DriverOpts": null, "DNSNames": null})";

} // namespace longshore::demo
