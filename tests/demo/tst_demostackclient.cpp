// SPDX-License-Identifier: GPL-3.0-or-later
// Every change of a stack and every question to an engine, by the client's own requests and over its own network layer, for every line.
#include "app/net/apiclient.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/requests.h"
#include "app/portainer/stackrequests.h"
#include "app/portainer/templaterequests.h"
#include "tests/demo/asker.h"

#include <QFutureWatcher>
#include <QTest>

#include <algorithm>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoStackClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void composeStack_data() { eachLine(); }
    void composeStack();
    void swarmStack_data() { eachLine(); }
    void swarmStack();
    void kubernetesStack_data() { eachLine(); }
    void kubernetesStack();
    void gitStack_data() { eachLine(); }
    void gitStack();
    void templates_data() { eachLine(); }
    void templates();
    void everyContainerOfTheSample();

private:
    static void eachLine();
};

namespace {

const EnvironmentId Local{1};
const EnvironmentId SwarmB{2};
const EnvironmentId Cluster{4};

/// A client of a demo server, as its administrator.
class Client
{
public:
    explicit Client(const DemoServer &server)
        : m_client({.address = server.address(), .accessToken = server.token()}, ApiClient::systemManagers())
    {
    }

    template <typename T>
    Result<T> ask(const Request<T> &request)
    {
        QFutureWatcher<Result<T>> watcher;
        watcher.setFuture(m_client.send(request));
        if (!QTest::qWaitFor([&] { return watcher.isFinished(); }, 20'000))
            return Failure(ApiError{.kind = ApiError::Kind::Timeout});
        const Result<T> result = watcher.result();
        if (!result)
            qInfo("%s: %s", qPrintable(request.route()), qPrintable(result.error().message));
        return result;
    }

private:
    ApiClient m_client;
};

const QString TwoServices = u"services:\n  web: {image: \"nginx:1\", networks: [net]}\n  db: {image: postgres, volumes: [\"data:/data\"]}\n"
                            "networks: {net: {}}\nvolumes: {data: {}}\n"_s;

std::unique_ptr<DemoServer> started(DemoLine line)
{
    auto server = std::make_unique<DemoServer>(DemoOptions{.line = line, .swarmGraceMilliseconds = 0});
    return server->start() ? std::move(server) : nullptr;
}

} // namespace

void TestDemoStackClient::eachLine()
{
    QTest::addColumn<DemoLine>("line");
    QTest::newRow("2.19") << DemoLine::V2_19;
    QTest::newRow("2.21") << DemoLine::V2_21;
    QTest::newRow("2.23") << DemoLine::V2_23;
}

void TestDemoStackClient::composeStack()
{
    QFETCH(const DemoLine, line);
    const auto server = started(line);
    Client client(*server);
    const QList<EnvVariable> env{{u"A"_s, u"1"_s}, {u"A"_s, {}}};
    const auto made = client.ask(requests::createStack({.environmentId = Local, .name = u"Fleet 1"_s, .file = TwoServices, .env = env}));
    QVERIFY(made);
    QCOMPARE(made->name, u"fleet1"_s);
    QCOMPARE(made->env, env);
    const StackTarget target = targetOf(*made);
    const auto containers = client.ask(requests::containersOfProject(Local, made->name));
    QCOMPARE(containers->size(), 2);
    QCOMPARE(containers->first().project(), made->name);
    QCOMPARE(client.ask(requests::networksOfProject(Local, made->name))->size(), 2); // "net" and the default one of "db".
    QCOMPARE(client.ask(requests::volumesOfProject(Local, made->name))->first().name, u"fleet1_data"_s);
    QVERIFY(client.ask(requests::updateStack(target, {.file = TwoServices + u"# more\n"_s, .env = env})));
    QCOMPARE(client.ask(requests::stackFile(target.id))->content, TwoServices + u"# more\n"_s);
    QCOMPARE(client.ask(requests::stopStack(target))->status.value, StackStatus::Inactive);
    QCOMPARE(client.ask(requests::containersOfProject(Local, made->name))->size(), 0);
    QCOMPARE(client.ask(requests::startStack(target))->status.value, StackStatus::Active);
    QCOMPARE(client.ask(requests::startStack(target)).error().httpStatus, 409);
    const auto moved = client.ask(requests::migrateStack(target, {.target = SwarmB, .name = u"moved"_s}));
    QVERIFY(moved);
    QCOMPARE(moved->environmentId, SwarmB);
    QVERIFY(client.ask(requests::deleteStack(targetOf(*moved))));
    QVERIFY(!client.ask(requests::stack(target.id)));
    QCOMPARE(server->mishaps(), DemoMishaps());
}

void TestDemoStackClient::swarmStack()
{
    QFETCH(const DemoLine, line);
    const auto server = started(line);
    Client client(*server);
    const auto cluster = client.ask(requests::clusterId(SwarmB));
    QVERIFY(cluster);
    QCOMPARE(client.ask(requests::clusterId(Local)).error().httpStatus, 503);
    const auto made = client.ask(requests::createStack({.type = StackType::Swarm, .environmentId = SwarmB, .name = u"fleet"_s, .file = TwoServices, .swarmId = *cluster}));
    QVERIFY(made);
    const auto services = client.ask(requests::servicesOfStack(SwarmB, u"fleet"_s));
    QCOMPARE(services->size(), 2);
    QCOMPARE(services->first().stackName(), u"fleet"_s);
    QVERIFY(client.ask(requests::services(SwarmB))->size() > 2);
    const auto tasks = client.ask(requests::tasksOfStack(SwarmB, u"fleet"_s));
    QCOMPARE(tasks->size(), 2);
    const auto containers = client.ask(requests::containersOfSwarmStack(SwarmB, u"fleet"_s));
    QCOMPARE(containers->size(), 2);
    for (const Container &each : *containers)
        QVERIFY(std::ranges::any_of(*tasks, [&](const SwarmTask &task) { return task.containerId == each.id; }));
    QCOMPARE(client.ask(requests::networksOfSwarmStack(SwarmB, u"fleet"_s))->size(), 2);
    QCOMPARE(client.ask(requests::volumesOfSwarmStack(SwarmB, u"fleet"_s))->size(), 1);
    QVERIFY(client.ask(requests::deleteStack(targetOf(*made))));
    QVERIFY(client.ask(requests::deleteExternalSwarmStack(u"left over"_s, SwarmB)));
    QCOMPARE(client.ask(requests::servicesOfStack(SwarmB, u"fleet"_s))->size(), 0);
}

void TestDemoStackClient::kubernetesStack()
{
    QFETCH(const DemoLine, line);
    const auto server = started(line);
    Client client(*server);
    const QString manifest = u"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n"_s;
    QVERIFY(client.ask(requests::createKubernetesStack({.environmentId = Cluster, .name = u"Notes"_s, .file = manifest, .namespaceName = u"shop"_s})));
    const auto stacks = client.ask(requests::stacks());
    const Stack made = stacks->last();
    QCOMPARE(made.name, u"Notes"_s);
    QCOMPARE(made.type.value, StackType::Kubernetes);
    const auto updated = client.ask(requests::updateStack(targetOf(made), {.file = manifest + u"data: {a: b}\n"_s, .kubernetesName = made.name}));
    QVERIFY(updated);
    QCOMPARE(updated->name, u"Notes"_s);
    QVERIFY(!client.ask(requests::stopStack(targetOf(made))));
    const NewGitStack fromGit{.environmentId = Cluster, .name = u"git"_s, .url = u"https://git.example.org/deploy/api"_s, .filePath = u"app.yml"_s};
    QVERIFY(client.ask(requests::createKubernetesGitStack(fromGit)));
    const Stack second = client.ask(requests::stacks())->last();
    QVERIFY(second.gitConfig);
    QVERIFY(client.ask(requests::changeKubernetesGitSettings(targetOf(second), {.referenceName = u"refs/heads/main"_s})));
    QVERIFY(client.ask(requests::redeployGitStack(targetOf(second), {.referenceName = u"refs/heads/main"_s, .kubernetesName = u"git"_s})));
    QVERIFY(client.ask(requests::deleteStack(targetOf(made))));
}

void TestDemoStackClient::gitStack()
{
    QFETCH(const DemoLine, line);
    const auto server = started(line);
    Client client(*server);
    const QString url = u"https://git.example.org/private/shop.git"_s;
    const GitLogin login{u"bot"_s, Secret("sesame")};
    const auto preview = client.ask(requests::previewGitFile({.url = url, .filePath = u"compose.yml"_s, .login = login}));
    QVERIFY(preview);
    const AutoUpdate hook{.webhook = u"12345678-90ab-4def-9234-567890abcdef"_s};
    const auto made = client.ask(requests::createGitStack({.environmentId = Local, .name = u"fleet"_s, .url = url, .filePath = u"compose.yml"_s, .login = login, .autoUpdate = hook}));
    QVERIFY(made && made->gitConfig && made->gitConfig->authentication);
    const StackTarget target = targetOf(*made);
    const GitLogin kept{u"bot"_s, {}};
    const auto saved = client.ask(requests::changeGitSettings(target, {.referenceName = u"refs/heads/main"_s, .login = kept, .autoUpdate = hook}));
    QVERIFY(saved && saved->gitConfig->authentication && saved->autoUpdate);
    server->commitTo(url.toUtf8(), "compose.yml", "services: {web: {image: nginx}}\n");
    const auto redeployed = client.ask(requests::redeployGitStack(target, {.referenceName = u"refs/heads/main"_s, .login = kept}));
    QVERIFY(redeployed);
    QVERIFY(redeployed->gitConfig->configHash != made->gitConfig->configHash);
    QCOMPARE(client.ask(requests::stackFile(target.id))->content, u"services: {web: {image: nginx}}\n"_s);
    QVERIFY(!client.ask(requests::redeployGitStack(target, {.referenceName = u"refs/heads/main"_s})));
    const auto stacks = client.ask(requests::stacks());
    const StackId orphan = std::ranges::find(*stacks, u"old-wiki"_s, &Stack::name)->id;
    QVERIFY(client.ask(requests::associateStack(orphan, Local, {}, false)));
    QCOMPARE(server->mishaps(), DemoMishaps());
}

void TestDemoStackClient::templates()
{
    QFETCH(const DemoLine, line);
    const auto server = started(line);
    Client client(*server);
    const auto customs = client.ask(requests::customTemplates());
    QCOMPARE(customs->size(), 3);
    QCOMPARE(customs->first().variables.size(), 2);
    QVERIFY(client.ask(requests::customTemplateFile(customs->first().id))->content.contains(u"{{ tag }}"_s));
    const auto made = client.ask(requests::createCustomTemplate({.title = u"Shop"_s, .description = u"A shop"_s, .file = TwoServices}));
    QVERIFY(made);
    QCOMPARE(client.ask(requests::customTemplateFile(made->id))->content, TwoServices);
    const auto apps = client.ask(requests::appTemplates());
    QCOMPARE(apps->size(), 5);
    QCOMPARE(bool(client.ask(requests::appTemplateFile(apps->first().id))), line != DemoLine::V2_19);
    QVERIFY(client.ask(requests::appTemplateFileAt(apps->first().repositoryUrl, apps->first().repositoryFile)));
}

void TestDemoStackClient::everyContainerOfTheSample()
{
    DemoServer server;
    QVERIFY(server.start());
    Client client(server);
    int running = 0;
    int unwell = 0;
    const auto containers = client.ask(requests::containers(Local));
    QVERIFY(containers);
    for (const Container &each : *containers) {
        QVERIFY(!each.project().isEmpty() && !each.service().isEmpty() && !each.image.isEmpty());
        running += each.isRunning();
        unwell += each.health() == Health::Unhealthy || !each.isRunning();
    }
    QVERIFY2(running > 40, qPrintable(QString::number(running)));
    QVERIFY2(unwell >= 2 && unwell < 15, qPrintable(QString::number(unwell)));
}

QTEST_GUILESS_MAIN(TestDemoStackClient)
#include "tst_demostackclient.moc"
