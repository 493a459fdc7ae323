// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/resourcecontroljson.h"

namespace longshore {

using namespace Qt::StringLiterals;

// How the server spells a stack and what belongs to it (portainer-api.md 4.1, 4.2).
namespace {

struct StackOption {
    bool prune = false;
};

struct PreviewedFile {
    QString content;
};

} // namespace

template <>
struct JsonFields<EnvVariable> {
    static constexpr std::array<JsonField<EnvVariable>, 2> table{{
        {"name", shared<&EnvVariable::name>},
        {"value", shared<&EnvVariable::value>},
    }};
};

template <>
struct JsonFields<AutoUpdate> {
    static constexpr std::array<JsonField<AutoUpdate>, 5> table{{
        {"Interval", shared<&AutoUpdate::interval>},
        {"Webhook", into<&AutoUpdate::webhook>},
        {"JobID", into<&AutoUpdate::jobId>},
        {"ForceUpdate", into<&AutoUpdate::forceUpdate>},
        {"ForcePullImage", into<&AutoUpdate::forcePullImage>},
    }};
};

template <>
struct JsonFields<StackOption> {
    static constexpr std::array<JsonField<StackOption>, 1> table{{
        {"Prune", into<&StackOption::prune>},
    }};
};

template <>
struct JsonFields<GitAuthentication> {
    static constexpr std::array<JsonField<GitAuthentication>, 2> table{{
        {"Username", shared<&GitAuthentication::username>},
        {"GitCredentialID", into<&GitAuthentication::credentialId>},
    }};
};

template <>
struct JsonFields<GitConfig> {
    static constexpr std::array<JsonField<GitConfig>, 6> table{{
        {"URL", shared<&GitConfig::url>},
        {"ReferenceName", shared<&GitConfig::referenceName>},
        {"ConfigFilePath", shared<&GitConfig::configFilePath>},
        {"Authentication", into<&GitConfig::authentication>},
        {"ConfigHash", into<&GitConfig::configHash>},
        {"TLSSkipVerify", into<&GitConfig::tlsSkipVerify>},
    }};
};

template <>
struct JsonFields<DeploymentStep> {
    static constexpr std::array<JsonField<DeploymentStep>, 3> table{{
        {"Status", ifFits<&DeploymentStep::status>},
        {"Time", ifFits<&DeploymentStep::time>},
        {"Message", ifFits<&DeploymentStep::message>},
    }};
};

namespace {

bool startsWith(JsonValue &value, char first)
{
    return value.raw_json_token().front() == first;
}

bool readStep(JsonReader &in, JsonValue &value, QList<DeploymentStep> &steps)
{
    return startsWith(value, '{') ? readJson(in, value, steps.emplaceBack()) : in.skip(value);
}

/// No server has settled yet what this looks like: what does not fit is left out, and a list of stacks never fails by it.
bool readSteps(JsonReader &in, JsonValue &value, Stack &out)
{
    out.deploymentStatus.clear();
    if (!startsWith(value, '['))
        return in.skip(value);
    simdjson::ondemand::array elements;
    if (!in.array(value, elements))
        return false;
    for (auto element : elements) {
        JsonValue step;
        if (std::move(element).get(step))
            return in.fail(JsonReader::Broken);
        if (!readStep(in, step, out.deploymentStatus))
            return false;
    }
    return true;
}

} // namespace

template <>
struct JsonFields<Stack> {
    static constexpr RawJson Stack::*exactText = &Stack::json;
    static constexpr std::array<JsonField<Stack>, 22> table{{
        {"Id", surely<&Stack::id>, Presence::Required},
        {"Name", into<&Stack::name>},
        {"Type", into<&Stack::type>},
        {"EndpointId", into<&Stack::environmentId>},
        {"SwarmId", shared<&Stack::swarmId>},
        {"EntryPoint", shared<&Stack::entryPoint>},
        {"Env", into<&Stack::env>},
        {"ResourceControl", into<&Stack::resourceControl>},
        {"Status", into<&Stack::status>},
        {"DeploymentStatus", readSteps},
        {"ProjectPath", into<&Stack::projectPath>},
        {"CreationDate", into<&Stack::creationDate>},
        {"CreatedBy", shared<&Stack::createdBy>},
        {"UpdateDate", into<&Stack::updateDate>},
        {"UpdatedBy", shared<&Stack::updatedBy>},
        {"AdditionalFiles", into<&Stack::additionalFiles>},
        {"AutoUpdate", into<&Stack::autoUpdate>},
        {"Option", from<&Stack::prune, &StackOption::prune>},
        {"GitConfig", into<&Stack::gitConfig>},
        {"FromAppTemplate", into<&Stack::fromAppTemplate>},
        {"Namespace", shared<&Stack::namespaceName>},
        {"IsComposeFormat", into<&Stack::isComposeFormat>},
    }};
};

template <>
struct JsonFields<PreviewedFile> {
    static constexpr std::array<JsonField<PreviewedFile>, 1> table{{
        {"FileContent", surely<&PreviewedFile::content>, Presence::Required},
    }};
};

template <>
struct JsonFields<StackFile> {
    static constexpr std::array<JsonField<StackFile>, 1> table{{
        {"StackFileContent", surely<&StackFile::content>, Presence::Required},
    }};
};

namespace decode {

Result<ResourceControl> resourceControl(const Answer &answer)
{
    return objectIn<ResourceControl>(answer, u"control"_s);
}

Result<QList<Stack>> stacks(const Answer &answer)
{
    return listIn<Stack>(answer, u"stacks"_s);
}

Result<Stack> stack(const Answer &answer)
{
    Result<Stack> stack = objectIn<Stack>(answer, u"stack"_s);
    if (stack)
        stack->json = wholeText(answer);
    return stack;
}

Result<StackFile> stackFile(const Answer &answer)
{
    return objectIn<StackFile>(answer, u"file"_s);
}

Result<StackFile> previewedFile(const Answer &answer)
{
    const Result<PreviewedFile> file = objectIn<PreviewedFile>(answer, u"file"_s);
    if (!file)
        return Failure(file.error());
    return StackFile{file->content};
}

} // namespace decode
} // namespace longshore
