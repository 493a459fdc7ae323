// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

using namespace Qt::StringLiterals;

namespace longshore::samples {

ServerId server(int n)
{
    return {QUuid(0x20000000U + static_cast<uint>(n), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)};
}

Environment environment(qint64 id, const QString &name)
{
    Environment environment;
    environment.id = EnvironmentId(id);
    environment.name = name;
    environment.type = {EnvironmentType::Docker, 1};
    environment.status = {EnvironmentStatus::Up, 1};
    return environment;
}

QList<Environment> environments()
{
    return {environment(1, u"local"_s), environment(2, u"swarm-b"_s), environment(3, u"k8s-east"_s)};
}

QByteArray jsonOf(const Stack &stack)
{
    QByteArray env = "null";
    if (!stack.env.isEmpty()) {
        env = "[";
        for (const EnvVariable &variable : stack.env)
            env += (env.size() > 1 ? "," : "") + ("{\"name\":\"" + variable.name.toUtf8() + "\",\"value\":\"" + variable.value.toUtf8() + "\"}");
        env += "]";
    }
    const QByteArray webhook = stack.autoUpdate ? "{\"Interval\":\"\",\"Webhook\":\"" + stack.autoUpdate->webhook.toUtf8() + "\"}" : QByteArray("null");
    const QByteArray git = stack.gitConfig ? "{\"URL\":\"" + stack.gitConfig->url.toUtf8() + "\"}" : QByteArray("null");
    return "{\"Id\":" + QByteArray::number(number(stack.id)) + ",\"Name\":\"" + stack.name.toUtf8() + "\",\"Type\":2,\"Env\":" + env
        + ",\"AutoUpdate\":" + webhook + ",\"GitConfig\":" + git + ",\"SomethingNew\":1.50e+3}";
}

Stack stack(qint64 id, const QString &name, qint64 environmentId)
{
    Stack stack;
    stack.id = StackId(id);
    stack.name = name;
    stack.environmentId = EnvironmentId(environmentId);
    stack.type = {StackType::Compose, 2};
    stack.status = {StackStatus::Active, 1};
    stack.entryPoint = u"docker-compose.yml"_s;
    stack.projectPath = u"/data/compose/%1"_s.arg(id);
    stack.creationDate = 1'726'521'185; // 16 Sep 2024, 21:13:05 UTC
    stack.createdBy = u"admin"_s;
    const QByteArray json = jsonOf(stack);
    stack.json = RawJson(json, 0, json.size());
    return stack;
}

Stack gitStack(qint64 id, const QString &name)
{
    Stack stack = samples::stack(id, name);
    stack.updateDate = 1'732'390'800; // 23 Nov 2024, 19:40:00 UTC
    stack.updatedBy = u"maria"_s;
    stack.env = {{u"DB_USER"_s, u"shop"_s}, {u"DB_PASSWORD"_s, SecretValue}, {u"EMPTY"_s, {}}, {u"DB_USER"_s, u"again"_s}};
    stack.additionalFiles = {u"docker-compose.prod.yml"_s, u"docker-compose.eu.yml"_s};
    GitConfig git;
    git.url = u"https://bot:%1@git.example/shop.git"_s.arg(SecretInUrl);
    git.referenceName = u"refs/heads/main"_s;
    git.configFilePath = u"deploy/docker-compose.yml"_s;
    git.configHash = u"2e71920bf1ee1bbac976d320f8f274411fba3bad"_s;
    git.authentication = GitAuthentication{u"bot"_s, 0};
    stack.gitConfig = git;
    AutoUpdate update;
    update.webhook = SecretWebhook;
    update.jobId = u"8"_s;
    stack.autoUpdate = update;
    ResourceControl control;
    control.id = ResourceControlId(31);
    control.users = {UserId(3)};
    control.teams = {TeamId(4), TeamId(9)};
    stack.resourceControl = control;
    const QByteArray json = jsonOf(stack);
    stack.json = RawJson(json, 0, json.size());
    return stack;
}

Stack kubernetesStack(qint64 id, const QString &namespaceName)
{
    Stack stack = samples::stack(id, {}, 3);
    stack.type = {StackType::Kubernetes, 3};
    stack.namespaceName = namespaceName;
    stack.entryPoint = u"k8s-deployment.yml"_s;
    return stack;
}

QList<Stack> many(int count)
{
    static const QStringList names{u"chatty"_s, u"fleet"_s, u"grafana"_s, u"ingress"_s, u"media"_s, u"shop"_s, u"vault"_s, u"web"_s,
                                   u"paperless-with-a-rather-long-name"_s, u"wiki"_s};
    static const QStringList people{u"admin"_s, u"maria"_s, u"ops"_s};
    QList<Stack> stacks;
    stacks.reserve(count);
    for (int i = 0; i < count; ++i) {
        Stack stack = i % 10 == 3 ? gitStack(i + 1, {}) : i % 10 == 6 ? kubernetesStack(i + 1, u"team-%1"_s.arg(i)) : samples::stack(i + 1, {});
        if (stack.type.value != StackType::Kubernetes)
            stack.name = u"%1-%2"_s.arg(names[i % names.size()]).arg(i);
        if (i % 7 == 1) {
            stack.type = {StackType::Swarm, 1};
            stack.environmentId = EnvironmentId(2);
            stack.swarmId = u"jpofkc0i9uo9wtx1zesuk649w"_s;
        }
        if (i % 5 == 2)
            stack.status = {StackStatus::Inactive, 2};
        if (i % 17 == 4)
            stack.status = {StackStatus::Error, 4};
        stack.createdBy = people[i % 3];
        stack.creationDate -= 86'400LL * i;
        stacks.append(stack);
    }
    return stacks;
}

StackRow row(const Stack &stack, const QString &environmentName)
{
    StackRow row;
    row.server = server();
    row.serverName = u"home-lab"_s;
    row.environmentName = environmentName;
    row.stack = stack;
    return row;
}

StackDetails details(const Stack &stack)
{
    User maria;
    maria.id = UserId(3);
    maria.name = u"maria"_s;
    return {row(stack), {u"2.23.0"_s, {maria}, {Team{TeamId(4), u"web"_s}}}};
}

} // namespace longshore::samples
