// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demostackjson.h"

namespace longshore::demo {
namespace {

void writeVariables(JsonWriter &json, const Stack &stack)
{
    if (!stack.variables)
        return json.nullMember("Env");
    json.arrayMember("Env", [&] {
        for (const Variable &each : *stack.variables)
            json.object([&] {
                json.member("name", each.name);
                json.member("value", each.value);
            });
    });
}

template <typename Ids>
void writeAccesses(JsonWriter &json, const char *list, const char *key, const Ids &ids)
{
    json.arrayMember(list, [&] {
        for (const auto id : ids)
            json.object([&] {
                json.member(key, id);
                json.member("AccessLevel", 1);
            });
    });
}

void writeAdditionalFiles(JsonWriter &json, const Stack &stack)
{
    if (stack.additionalFiles.isEmpty())
        return json.nullMember("AdditionalFiles");
    json.arrayMember("AdditionalFiles", [&] {
        for (const QByteArray &file : stack.additionalFiles)
            json.value(file);
    });
}

void writeAutoUpdate(JsonWriter &json, const Stack &stack)
{
    if (!stack.autoUpdate)
        return json.nullMember("AutoUpdate");
    json.objectMember("AutoUpdate", [&] {
        json.member("Interval", stack.autoUpdate->interval);
        json.member("Webhook", stack.autoUpdate->webhook);
        json.member("JobID", stack.autoUpdate->job);
        json.members({"ForceUpdate", "ForcePullImage"}, false);
    });
}

void writeOption(JsonWriter &json, const Stack &stack)
{
    if (!stack.prune)
        return json.nullMember("Option");
    json.objectMember("Option", [&] { json.member("Prune", *stack.prune); });
}

void writeAuthentication(JsonWriter &json, const GitSource &git)
{
    if (git.userName.isEmpty())
        return json.nullMember("Authentication");
    json.objectMember("Authentication", [&] {
        json.member("Username", git.userName);
        json.member("Password", "");
        json.member("GitCredentialID", 0);
    });
}

void writeGit(JsonWriter &json, const Stack &stack)
{
    if (!stack.git)
        return json.nullMember("GitConfig");
    json.objectMember("GitConfig", [&] {
        json.member("URL", stack.git->url);
        json.member("ReferenceName", stack.git->reference);
        json.member("ConfigFilePath", stack.entryPoint);
        writeAuthentication(json, *stack.git);
        json.member("ConfigHash", stack.git->commit);
        json.member("TLSSkipVerify", stack.git->skipTlsCheck);
    });
}

void writePlace(JsonWriter &json, const Stack &stack)
{
    json.member("Id", stack.id);
    json.member("Name", stack.name);
    json.member("Type", stack.kind);
    json.member("EndpointId", stack.environment);
    json.member("SwarmId", stack.swarmId);
    json.member("EntryPoint", stack.entryPoint);
}

void writeState(JsonWriter &json, const Stack &stack)
{
    json.member("Status", stack.deployment.isEmpty() ? (stack.active ? 1 : 2) : stack.deployment.last().state);
    json.member("ProjectPath", "/data/compose/" + QByteArray::number(number(stack.id)));
    json.member("CreationDate", stack.created);
    json.member("CreatedBy", stack.createdBy);
    json.member("UpdateDate", stack.updated);
    json.member("UpdatedBy", stack.updatedBy);
}

void writeDeployment(JsonWriter &json, const Stack &stack)
{
    if (stack.deployment.isEmpty())
        return;
    json.arrayMember("DeploymentStatus", [&] {
        for (const DeploymentNote &each : stack.deployment)
            json.object([&] {
                json.member("Status", each.state);
                json.member("Time", each.time);
                json.member("Message", each.message);
            });
    });
}

} // namespace

QByteArray resourceIdOf(const Stack &stack)
{
    return QByteArray::number(number(stack.environment)) + '_' + stack.name;
}

void writeControl(JsonWriter &json, const Control &control, const Stack &stack)
{
    writeControl(json, control, resourceIdOf(stack), 6);
}

void writeControl(JsonWriter &json, const Control &control, const QByteArray &resource, int type)
{
    json.object([&] {
        json.member("Id", control.id);
        json.member("ResourceId", resource);
        json.emptyListMember("SubResourceIds");
        json.member("Type", type);
        writeAccesses(json, "UserAccesses", "UserId", control.users);
        writeAccesses(json, "TeamAccesses", "TeamId", control.teams);
        json.member("Public", control.everyone);
        json.member("AdministratorsOnly", control.administratorsOnly);
        json.member("System", false);
    });
}

void writeStack(JsonWriter &json, const Stack &stack, DemoLine line, bool withControl)
{
    json.object([&] {
        writePlace(json, stack);
        writeVariables(json, stack);
        json.key("ResourceControl");
        if (withControl && stack.control)
            writeControl(json, *stack.control, stack);
        else
            json.null();
        writeState(json, stack);
        writeAdditionalFiles(json, stack);
        writeAutoUpdate(json, stack);
        writeOption(json, stack);
        writeGit(json, stack);
        json.member("FromAppTemplate", stack.fromTemplate);
        json.member("Namespace", stack.nameSpace);
        if (line != DemoLine::V2_23)
            json.member("IsComposeFormat", false);
        writeDeployment(json, stack);
    });
}

} // namespace longshore::demo
