// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/portainer/stackcompare.h"

#include <QJsonArray>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

/// Collects what differs, by field name.
class Comparison
{
public:
    template <typename T>
    void same(const char *field, const T &decoded, const T &expected)
    {
        if (!(decoded == expected))
            m_fields.append(QString::fromLatin1(field));
    }
    template <typename T>
    bool bothOrNone(const char *field, const std::optional<T> &decoded, const QJsonValue &json)
    {
        same(field, decoded.has_value(), json.isObject());
        return decoded && json.isObject();
    }
    QStringList fields() const { return m_fields; }

private:
    QStringList m_fields;
};

qint64 integer(const QJsonObject &json, QLatin1StringView key)
{
    return json.value(key).toInteger();
}

QString text(const QJsonObject &json, QLatin1StringView key)
{
    return json.value(key).toString();
}

template <typename Id>
QList<Id> idsIn(const QJsonValue &accesses, QLatin1StringView key)
{
    QList<Id> ids;
    const QJsonArray all = accesses.toArray();
    for (const QJsonValue &access : all)
        ids.append(Id(access[key].toInteger()));
    return ids;
}

void compareControl(Comparison &compare, const ResourceControl &control, const QJsonObject &json)
{
    compare.same("ResourceControl.Id", number(control.id), integer(json, "Id"_L1));
    compare.same("ResourceControl.ResourceId", control.resourceId, text(json, "ResourceId"_L1));
    compare.same("ResourceControl.Type", control.type, integer(json, "Type"_L1));
    compare.same("ResourceControl.UserAccesses", control.users, idsIn<UserId>(json["UserAccesses"_L1], "UserId"_L1));
    compare.same("ResourceControl.TeamAccesses", control.teams, idsIn<TeamId>(json["TeamAccesses"_L1], "TeamId"_L1));
    compare.same("ResourceControl.Public", control.isPublic, json["Public"_L1].toBool());
    compare.same("ResourceControl.AdministratorsOnly", control.administratorsOnly, json["AdministratorsOnly"_L1].toBool());
    compare.same("ResourceControl.System", control.isSystem, json["System"_L1].toBool());
}

void compareAutoUpdate(Comparison &compare, const AutoUpdate &update, const QJsonObject &json)
{
    compare.same("AutoUpdate.Interval", update.interval, text(json, "Interval"_L1));
    compare.same("AutoUpdate.Webhook", update.webhook, text(json, "Webhook"_L1));
    compare.same("AutoUpdate.JobID", update.jobId, text(json, "JobID"_L1));
    compare.same("AutoUpdate.ForceUpdate", update.forceUpdate, json["ForceUpdate"_L1].toBool());
    compare.same("AutoUpdate.ForcePullImage", update.forcePullImage, json["ForcePullImage"_L1].toBool());
}

void compareGit(Comparison &compare, const GitConfig &git, const QJsonObject &json)
{
    compare.same("GitConfig.URL", git.url, text(json, "URL"_L1));
    compare.same("GitConfig.ReferenceName", git.referenceName, text(json, "ReferenceName"_L1));
    compare.same("GitConfig.ConfigFilePath", git.configFilePath, text(json, "ConfigFilePath"_L1));
    compare.same("GitConfig.ConfigHash", git.configHash, text(json, "ConfigHash"_L1));
    compare.same("GitConfig.TLSSkipVerify", git.tlsSkipVerify, json["TLSSkipVerify"_L1].toBool());
    const QJsonObject login = json["Authentication"_L1].toObject();
    if (compare.bothOrNone("GitConfig.Authentication", git.authentication, json["Authentication"_L1])) {
        compare.same("GitConfig.Authentication.Username", git.authentication->username, text(login, "Username"_L1));
        compare.same("GitConfig.Authentication.GitCredentialID", git.authentication->credentialId,
            integer(login, "GitCredentialID"_L1));
    }
}

QList<EnvVariable> variablesIn(const QJsonValue &json)
{
    QList<EnvVariable> variables;
    const QJsonArray all = json.toArray();
    for (const QJsonValue &each : all)
        variables.append({each["name"_L1].toString(), each["value"_L1].toString()});
    return variables;
}

QStringList textsIn(const QJsonValue &json)
{
    QStringList texts;
    const QJsonArray all = json.toArray();
    for (const QJsonValue &each : all)
        texts.append(each.toString());
    return texts;
}

std::optional<bool> flag(const QJsonValue &json)
{
    return json.isBool() ? std::optional(json.toBool()) : std::nullopt;
}

void compareScalars(Comparison &compare, const Stack &stack, const QJsonObject &json)
{
    compare.same("Id", number(stack.id), integer(json, "Id"_L1));
    compare.same("Name", stack.name, text(json, "Name"_L1));
    compare.same("Type", stack.type.code, integer(json, "Type"_L1));
    compare.same("EndpointId", number(stack.environmentId), integer(json, "EndpointId"_L1));
    compare.same("SwarmId", stack.swarmId, text(json, "SwarmId"_L1));
    compare.same("EntryPoint", stack.entryPoint, text(json, "EntryPoint"_L1));
    compare.same("Status", stack.status.code, integer(json, "Status"_L1));
    compare.same("ProjectPath", stack.projectPath, text(json, "ProjectPath"_L1));
    compare.same("CreationDate", stack.creationDate, integer(json, "CreationDate"_L1));
    compare.same("CreatedBy", stack.createdBy, text(json, "CreatedBy"_L1));
    compare.same("UpdateDate", stack.updateDate, integer(json, "UpdateDate"_L1));
    compare.same("UpdatedBy", stack.updatedBy, text(json, "UpdatedBy"_L1));
    compare.same("Namespace", stack.namespaceName, text(json, "Namespace"_L1));
    compare.same("FromAppTemplate", stack.fromAppTemplate, flag(json["FromAppTemplate"_L1]));
    compare.same("IsComposeFormat", stack.isComposeFormat, flag(json["IsComposeFormat"_L1]));
}

template <typename E>
E meaning(qint64 code, std::initializer_list<E> known)
{
    return code >= 1 && code <= qint64(known.size()) ? *(known.begin() + (code - 1)) : E::Unknown;
}

QJsonArray accesses(const auto &ids, QLatin1StringView key)
{
    QJsonArray all;
    for (const auto id : ids)
        all.append(QJsonObject{{key, number(id)}, {"AccessLevel"_L1, 1}});
    return all;
}

QJsonValue jsonOf(const std::optional<ResourceControl> &control)
{
    if (!control)
        return QJsonValue::Null;
    return QJsonObject{{"Id"_L1, number(control->id)}, {"ResourceId"_L1, control->resourceId},
        {"SubResourceIds"_L1, QJsonArray()}, {"Type"_L1, control->type},
        {"UserAccesses"_L1, accesses(control->users, "UserId"_L1)},
        {"TeamAccesses"_L1, accesses(control->teams, "TeamId"_L1)}, {"Public"_L1, control->isPublic},
        {"AdministratorsOnly"_L1, control->administratorsOnly}, {"System"_L1, control->isSystem}};
}

QJsonValue jsonOf(const std::optional<AutoUpdate> &update)
{
    if (!update)
        return QJsonValue::Null;
    return QJsonObject{{"Interval"_L1, update->interval}, {"Webhook"_L1, update->webhook}, {"JobID"_L1, update->jobId},
        {"ForceUpdate"_L1, update->forceUpdate}, {"ForcePullImage"_L1, update->forcePullImage}};
}

QJsonValue jsonOf(const std::optional<GitAuthentication> &login)
{
    if (!login)
        return QJsonValue::Null;
    return QJsonObject{
        {"Username"_L1, login->username}, {"Password"_L1, QString()}, {"GitCredentialID"_L1, login->credentialId}};
}

QJsonValue jsonOf(const std::optional<GitConfig> &git)
{
    if (!git)
        return QJsonValue::Null;
    return QJsonObject{{"URL"_L1, git->url}, {"ReferenceName"_L1, git->referenceName},
        {"ConfigFilePath"_L1, git->configFilePath}, {"Authentication"_L1, jsonOf(git->authentication)},
        {"ConfigHash"_L1, git->configHash}, {"TLSSkipVerify"_L1, git->tlsSkipVerify}};
}

QJsonValue jsonOf(const QList<EnvVariable> &variables)
{
    QJsonArray all;
    for (const EnvVariable &each : variables)
        all.append(QJsonObject{{"name"_L1, each.name}, {"value"_L1, each.value}});
    return variables.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(all);
}

QJsonArray jsonOf(const QList<DeploymentStep> &steps)
{
    QJsonArray all;
    for (const DeploymentStep &step : steps)
        all.append(QJsonObject{{"Status"_L1, step.status}, {"Time"_L1, step.time}, {"Message"_L1, step.message}});
    return all;
}

QJsonValue optionOf(std::optional<bool> prune)
{
    return prune ? QJsonValue(QJsonObject{{"Prune"_L1, *prune}}) : QJsonValue(QJsonValue::Null);
}

} // namespace

QStringList differences(const Stack &stack, const QJsonObject &json)
{
    Comparison compare;
    compareScalars(compare, stack, json);
    compare.same("Type's meaning", stack.type.value,
        meaning(stack.type.code, {StackType::Swarm, StackType::Compose, StackType::Kubernetes}));
    compare.same("Status's meaning", stack.status.value,
        meaning(
            stack.status.code, {StackStatus::Active, StackStatus::Inactive, StackStatus::Deploying, StackStatus::Error}));
    compare.same("Env", stack.env, variablesIn(json["Env"_L1]));
    compare.same("AdditionalFiles", stack.additionalFiles, textsIn(json["AdditionalFiles"_L1]));
    compare.same("DeploymentStatus", jsonOf(stack.deploymentStatus), json["DeploymentStatus"_L1].toArray());
    if (compare.bothOrNone("Option", stack.prune, json["Option"_L1]))
        compare.same("Option.Prune", *stack.prune, json["Option"_L1]["Prune"_L1].toBool());
    if (compare.bothOrNone("ResourceControl", stack.resourceControl, json["ResourceControl"_L1]))
        compareControl(compare, *stack.resourceControl, json["ResourceControl"_L1].toObject());
    if (compare.bothOrNone("AutoUpdate", stack.autoUpdate, json["AutoUpdate"_L1]))
        compareAutoUpdate(compare, *stack.autoUpdate, json["AutoUpdate"_L1].toObject());
    if (compare.bothOrNone("GitConfig", stack.gitConfig, json["GitConfig"_L1]))
        compareGit(compare, *stack.gitConfig, json["GitConfig"_L1].toObject());
    return compare.fields();
}

QJsonObject jsonOf(const Stack &stack)
{
    QJsonObject json{{"Id"_L1, number(stack.id)}, {"Name"_L1, stack.name}, {"Type"_L1, stack.type.code},
        {"EndpointId"_L1, number(stack.environmentId)}, {"SwarmId"_L1, stack.swarmId}, {"EntryPoint"_L1, stack.entryPoint},
        {"Env"_L1, jsonOf(stack.env)}, {"ResourceControl"_L1, jsonOf(stack.resourceControl)},
        {"Status"_L1, stack.status.code}, {"ProjectPath"_L1, stack.projectPath}, {"CreationDate"_L1, stack.creationDate},
        {"CreatedBy"_L1, stack.createdBy}, {"UpdateDate"_L1, stack.updateDate}, {"UpdatedBy"_L1, stack.updatedBy},
        {"AdditionalFiles"_L1, QJsonArray::fromStringList(stack.additionalFiles)},
        {"AutoUpdate"_L1, jsonOf(stack.autoUpdate)}, {"Option"_L1, optionOf(stack.prune)},
        {"GitConfig"_L1, jsonOf(stack.gitConfig)}, {"Namespace"_L1, stack.namespaceName}};
    if (stack.fromAppTemplate)
        json.insert("FromAppTemplate"_L1, *stack.fromAppTemplate);
    if (stack.isComposeFormat)
        json.insert("IsComposeFormat"_L1, *stack.isComposeFormat);
    if (!stack.deploymentStatus.isEmpty())
        json.insert("DeploymentStatus"_L1, jsonOf(stack.deploymentStatus));
    return json;
}
