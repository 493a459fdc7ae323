// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoenvironmentjson.h"

#include <algorithm>

namespace longshore::demo {
namespace {

constexpr qint64 Gigabyte = 1024 * 1024 * 1024;

int stacksIn(const Model &model, const Environment &environment)
{
    return int(std::ranges::count_if(model.stacks, [&](const Stack &each) { return each.environment == environment.id && each.active; }));
}

void writeContainerCounts(JsonWriter &json, DemoLine line, int stacks)
{
    if (line != DemoLine::V2_19)
        json.member("ContainerCount", stacks * 3);
    json.member("RunningContainerCount", stacks * 3);
    json.members({"StoppedContainerCount", "HealthyContainerCount", "UnhealthyContainerCount"}, 0);
    json.members({"VolumeCount", "ImageCount"}, stacks * 2);
}

} // namespace

void writeDockerSnapshot(JsonWriter &json, const Model &model, const Environment &environment)
{
    const bool swarm = !environment.swarmId.isEmpty();
    const int stacks = stacksIn(model, environment);
    json.object([&] {
        json.member("Time", model.startedAt - 60);
        json.member("DockerVersion", "20.10.24+dfsg1");
        json.member("Swarm", swarm);
        json.member("TotalCPU", 8);
        json.member("TotalMemory", 32 * Gigabyte);
        writeContainerCounts(json, model.line, stacks);
        json.member("ServiceCount", swarm ? stacks * 3 : 0);
        json.member("StackCount", stacks);
        json.nullMember("DockerSnapshotRaw");
        json.member("NodeCount", swarm ? 3 : 0);
        json.member("GpuUseAll", false);
        json.emptyListMember("GpuUseList");
        if (model.line == DemoLine::V2_23)
            json.member("IsPodman", false);
    });
}

void writeKubernetesSnapshot(JsonWriter &json, const Model &model)
{
    json.object([&] {
        json.member("Time", model.startedAt - 60);
        json.member("KubernetesVersion", "v1.30.14");
        json.member("NodeCount", 2);
        json.member("TotalCPU", 8);
        json.member("TotalMemory", 16 * Gigabyte);
    });
}

} // namespace longshore::demo
