// SPDX-License-Identifier: GPL-3.0-or-later
// Every change of a stack: says what a real server was told in the recordings, no more and no less, and reads what it answered.
#include "app/portainer/stackrequests.h"
#include "tests/portainer/change.h"
#include "tests/portainer/recording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestStackChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatWasRecorded_data();
    void saysWhatWasRecorded();
    void textIsSentByteForByte_data();
    void textIsSentByteForByte();
    void variablesKeepTheirOrder();
    void pullIsSaidInBothSpellings();
    void anUpdateSaysEverything();
    void gitSettingsSayEverything();
    void kubernetesKeepsItsName();
    void automationIsSwitchedOffWithNull();
    void anEmptyPasswordKeepsTheStoredOne();
    void longOnesWaitLong();
    void nobodyReadsARecordInAnAnswerWithoutOne();

private:
    void addRunning();
    void addUpdates();
    void addCreations();
    void addGit();
    void addRefusedGit();
    void addMoves();
    void addSwarmAndKubernetes();
    template <typename T>
    void row(const char *file, const Request<T> &request);
};

namespace {

constexpr char Web[] = "services:\n  web:\n    image: lab/web:1.0\n";
constexpr char WebStopping[] = "services:\n  web:\n    image: lab/web:1.0\n    stop_grace_period: 0s\n";
const EnvironmentId Local{1};
const EnvironmentId SwarmB{2};

StackTarget compose(qint64 id, EnvironmentId environment = Local)
{
    return {StackId(id), environment, StackType::Compose};
}

StackTarget swarm(qint64 id)
{
    return {StackId(id), SwarmB, StackType::Swarm};
}

StackTarget kubernetes(qint64 id)
{
    return {StackId(id), EnvironmentId(1), StackType::Kubernetes}; // The cluster was environment 1 of its own server.
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

NewStack named(const char *name, const char *file)
{
    return {.environmentId = Local, .name = text(name), .file = text(file)};
}

NewGitStack fromGit(const char *name, const char *url)
{
    return {.environmentId = Local, .name = text(name), .url = text(url)};
}

QJsonObject bodyOf(const RequestParts &parts)
{
    return QJsonDocument::fromJson(parts.body).object();
}

/// The files that were sent, which are longer than a line.
QString recordedFile(const char *name)
{
    return readRecording(QStringLiteral(TEST_DATA "/recordings/") + text(name) + u".json"_s).requestBody["StackFileContent"_L1].toString();
}

} // namespace

template <typename T>
void TestStackChanges::row(const char *file, const Request<T> &request)
{
    QTest::newRow(file) << asChange(request) << text(file);
}

void TestStackChanges::addRunning()
{
    using namespace requests;
    row("2.23/stacks/start", startStack(compose(1)));
    row("2.23/stacks/stop", stopStack(compose(1)));
    row("2.23/errors/start-twice", startStack(compose(1)));
    row("2.23/errors/start-after-failed-update", startStack(compose(1)));
    row("2.23/errors/stop-twice", stopStack(compose(1)));
    row("2.23/errors/stop-orphan", stopStack(compose(22, EnvironmentId(5))));
    row("2.23/access/environment/08b-start-stack", startStack(compose(8)));
    row("2.23/access/environment/25-stop-while-forbidden", stopStack(compose(25)));
    row("2.23/access/no-environment/start-stack", startStack(compose(8)));
    row("2.23/swarm/stack-start", startStack(swarm(2)));
    row("2.23/swarm/stack-start-too-soon", startStack(swarm(2)));
    row("2.23/swarm/stack-stop", stopStack(swarm(2)));
}

void TestStackChanges::addUpdates()
{
    using namespace requests;
    const QList<EnvVariable> port{{u"PORT"_s, u"8081"_s}};
    row("2.23/stacks/update-with-env",
        updateStack(compose(1), {.file = u"services:\n  web:\n    image: lab/web:1.1\n"_s, .env = {{u"PORT"_s, u"8082"_s}, {u"EMPTY"_s, {}}}}));
    row("2.23/stacks/update-without-env-wipes-it", updateStack(compose(1), {.file = text(Web)}));
    row("2.23/stacks/update-of-stopped-starts-it", updateStack(compose(1), {.file = text(Web)}));
    row("2.23/stacks/update-pull-from-registry",
        updateStack(compose(1), {.file = recordedFile("2.23/stacks/update-pull-from-registry"), .env = port, .pullImages = true}));
    row("2.23/stacks/concurrent-update-1",
        updateStack(compose(77), {.file = recordedFile("2.23/stacks/concurrent-update-1"), .env = {{u"GREETING"_s, u"v1"_s}}}));
    row("2.23/errors/update-bad-yaml", updateStack(compose(1), {.file = u"services: ["_s}));
    row("2.19/errors/update-bad-yaml", updateStack(compose(1), {.file = u"services: ["_s}));
    row("2.23/errors/update-no-such-image", updateStack(compose(1), {.file = recordedFile("2.23/errors/update-no-such-image")}));
    row("2.23/errors/update-pull-fails", updateStack(compose(1), {.file = recordedFile("2.23/errors/update-pull-fails"), .pullImages = true}));
    row("2.23/errors/update-unreadable-env",
        updateStack(compose(112), {.file = recordedFile("2.23/errors/update-unreadable-env"), .env = {{u"KEY"_s, u"line one\nline two has spaces"_s}}}));
    row("2.23/errors/update-orphan", updateStack(compose(22, EnvironmentId(5)), {.file = text(WebStopping)}));
    row("2.23/access/environment/24-update-while-forbidden", updateStack(compose(25), {.file = text(WebStopping)}));
    row("2.23/git/14-file-update-detaches-it", updateStack(compose(9), {.file = text(WebStopping)}));
}

void TestStackChanges::addCreations()
{
    using namespace requests;
    NewStack first = named("a-Web One!", Web);
    first.env = {{u"PORT"_s, u"8081"_s}};
    row("2.23/stacks/create-string", createStack(first));
    row("2.23/stacks/create-name-without-allowed-characters", createStack(named("!!!", Web)));
    row("2.23/stacks/concurrent-create-1", createStack(named("a-twins", WebStopping)));
    row("2.21/stacks/create-string", createStack([] {
            NewStack stack = named("l21-web", WebStopping);
            stack.env = {{u"A"_s, u"1"_s}};
            return stack;
        }()));
    row("2.23/errors/create-bad-yaml", createStack(named("a-badyaml", "services:\n  web:\n   image: [x\n")));
    row("2.23/errors/create-duplicate-name", createStack(named("A-WEBONE", Web)));
    row("2.23/errors/create-no-services", createStack(named("a-nosvc", "services: {}\n")));
    row("2.23/access/no-environment/create-stack", createStack(named("a-alice", WebStopping)));
    row("2.23/access/environment/28-create-while-forbidden", createStack(named("a-al2", WebStopping)));
    row("2.23/access/environment/32-create-with-bind-mount",
        createStack({.environmentId = Local, .name = u"a-al2"_s, .file = recordedFile("2.23/access/environment/32-create-with-bind-mount")}));
    row("2.23/errors/create-k8s-on-docker", createKubernetesStack(named("a-x", "apiVersion: v1\nkind: ConfigMap\n")));
}

void TestStackChanges::addGit()
{
    using namespace requests;
    NewGitStack first = fromGit("a-git", "http://127.0.0.1:9418/a-site.git");
    first.referenceName = u"refs/heads/main"_s;
    first.filePath = u"deploy/docker-compose.yml"_s;
    first.additionalFiles = QStringList{u"deploy/extra.yml"_s};
    first.env = {{u"TZ"_s, u"Europe/Paris"_s}};
    first.autoUpdate = AutoUpdate{.interval = u"1h"_s, .webhook = u"12345678-90ab-4def-9234-567890abcdef"_s};
    row("2.23/git/01-create", createGitStack(first));
    NewGitStack closed = fromGit("a-private", "http://127.0.0.1:9418/private-site.git");
    closed.login = GitLogin{u"bot"_s, Secret("sesame")};
    row("2.23/git/20-create-private", createGitStack(closed));
    const QList<EnvVariable> oslo{{u"TZ"_s, u"Europe/Oslo"_s}};
    const QString main = u"refs/heads/main"_s;
    row("2.23/git/04-settings-without-auto-update", changeGitSettings(compose(9), {.referenceName = main}));
    row("2.23/git/05-settings",
        changeGitSettings(compose(9), {.referenceName = main, .env = oslo, .prune = true, .autoUpdate = AutoUpdate{.interval = u"15m"_s}}));
    row("2.23/git/09-settings-with-webhook",
        changeGitSettings(compose(9), {.referenceName = main, .autoUpdate = AutoUpdate{.webhook = u"12345678-90ab-4def-9234-567890abcdef"_s}}));
    row("2.23/git/21-settings-empty-password-keeps-it", changeGitSettings(compose(20), {.referenceName = main, .login = GitLogin{u"bot"_s, {}}}));
    row("2.23/git/23-settings-auth-off-deletes-credentials", changeGitSettings(compose(20), {.referenceName = main}));
    row("2.23/git/06-redeploy", redeployGitStack(compose(9), {.referenceName = main, .env = oslo}));
    row("2.23/git/08-redeploy-empty-object", redeployGitStack(compose(9), {}));
    row("2.23/git/22-redeploy-empty-password", redeployGitStack(compose(20), {.referenceName = main, .login = GitLogin{u"bot"_s, {}}}));
    row("2.23/git/preview-file", previewGitFile({.url = u"http://127.0.0.1:9418/a-site.git"_s, .referenceName = main, .filePath = u"docker-compose.yml"_s}));
    row("2.23/git/preview-default-reference", previewGitFile({.url = u"http://127.0.0.1:9418/a-site.git"_s, .filePath = u"docker-compose.yml"_s}));
}

void TestStackChanges::addRefusedGit()
{
    using namespace requests;
    const QString main = u"refs/heads/main"_s;
    const GitLogin wrong{u"bot"_s, Secret("wrong")};
    row("2.23/errors/git-settings-wrong-password", changeGitSettings(compose(20), {.referenceName = main, .login = wrong}));
    row("2.23/errors/git-redeploy-wrong-password", redeployGitStack(compose(20), {.referenceName = main, .login = wrong}));
    row("2.23/errors/git-redeploy-without-auth", redeployGitStack(compose(20), {.referenceName = main}));
    row("2.23/errors/git-redeploy-bad-ref", redeployGitStack(compose(9), {.referenceName = u"refs/heads/nope"_s}));
    row("2.23/errors/git-redeploy-not-git", redeployGitStack(compose(1), {}));
    row("2.23/errors/git-settings-not-git", changeGitSettings(compose(1), {}));
    row("2.23/errors/git-create-bad-url", createGitStack(fromGit("a-g2", "not a url")));
    row("2.23/errors/git-create-no-such-repository", createGitStack(fromGit("a-g2", "http://127.0.0.1:9418/nope.git")));
    row("2.23/errors/git-create-needs-credentials", createGitStack(fromGit("a-g3", "http://127.0.0.1:9418/private-site.git")));
    row("2.23/errors/git-create-unreachable", createGitStack(fromGit("a-g2", "http://127.0.0.1:9419/x.git")));
    NewGitStack noBranch = fromGit("a-g2", "http://127.0.0.1:9418/a-site.git");
    noBranch.referenceName = u"refs/heads/nope"_s;
    row("2.23/errors/git-create-no-such-branch", createGitStack(noBranch));
    row("2.23/errors/preview-no-such-file", previewGitFile({.url = u"http://127.0.0.1:9418/a-site.git"_s, .filePath = u"nope.yml"_s}));
    row("2.23/errors/preview-needs-credentials",
        previewGitFile({.url = u"http://127.0.0.1:9418/private-site.git"_s, .filePath = u"docker-compose.yml"_s}));
}

void TestStackChanges::addMoves()
{
    using namespace requests;
    row("2.23/stacks/delete", deleteStack(compose(22)));
    row("2.23/stacks/concurrent-delete-1", deleteStack(compose(77)));
    row("2.23/errors/delete-empty-name", deleteStack(compose(7)));
    row("2.23/access/environment/27-delete-while-forbidden", deleteStack(compose(25)));
    row("2.23/access/delete-other-endpoint-id", deleteStack(compose(8, SwarmB)));
    row("2.23/access/delete-external", deleteExternalSwarmStack(u"a-ext"_s, Local));
    row("2.23/errors/delete-external-on-standalone", deleteExternalSwarmStack(u"a-ext"_s, Local));
    row("2.23/errors/delete-external-name-taken", deleteExternalSwarmStack(u"a-webone"_s, Local));
    const EnvironmentId twin{7};
    row("2.23/stacks/migrate", migrateStack(compose(24), {.target = twin, .name = u"a-moved"_s}));
    row("2.23/stacks/migrate-rename-in-place", migrateStack(compose(24, twin), {.target = twin, .name = u"a-renamed"_s}));
    row("2.23/errors/migrate-bad-name", migrateStack(compose(1), {.target = EnvironmentId(5), .name = u"a-Moved"_s}));
    row("2.23/errors/migrate-same-engine", migrateStack(compose(1), {.target = EnvironmentId(5)}));
    row("2.23/errors/migrate-orphan", migrateStack(compose(24, twin), {.target = Local}));
    row("2.23/access/environment/29-migrate-while-forbidden", migrateStack(compose(25), {.target = Local}));
    row("2.23/stacks/associate", associateStack(StackId(22), Local, {}, true));
    row("2.23/access/associate", associateStack(StackId(8), Local, {}, true));
}

void TestStackChanges::addSwarmAndKubernetes()
{
    using namespace requests;
    const QString cluster = u"6ok1lzmm3q3wxqkk9sr2wncdq"_s;
    const auto swarmStack = [&](const char *name, const QString &file, EnvironmentId environment, const QString &id) {
        return createStack({.type = StackType::Swarm, .environmentId = environment, .name = text(name), .file = file, .swarmId = id});
    };
    row("2.23/swarm/stack-create-string", swarmStack("B-Fleet", recordedFile("2.23/swarm/stack-create-string"), SwarmB, cluster));
    row("2.21/stacks/create-swarm", swarmStack("l21-sw", recordedFile("2.21/stacks/create-swarm"), SwarmB, cluster));
    row("2.23/swarm/stack-create-bad-file", swarmStack("b-bad", recordedFile("2.23/swarm/stack-create-bad-file"), SwarmB, cluster));
    row("2.23/swarm/stack-create-on-standalone", swarmStack("b-onstd", recordedFile("2.23/swarm/stack-create-on-standalone"), Local, cluster));
    row("2.23/swarm/stack-update-prune",
        updateStack(swarm(2), {.file = recordedFile("2.23/swarm/stack-update-prune"), .prune = true, .pullImages = true}));
    row("2.23/swarm/stack-update-bad-file", updateStack(swarm(2), {.file = u"services: nonsense"_s}));
    row("2.23/swarm/stack-delete", deleteStack(swarm(7)));
    const auto manifests = [](const char *name, const char *nameSpace, const char *file) {
        return requests::createKubernetesStack({.environmentId = Local, .name = text(name), .file = recordedFile(file), .namespaceName = text(nameSpace)});
    };
    row("2.23/kubernetes/stack-create-string", manifests("shop", "shop", "2.23/kubernetes/stack-create-string"));
    row("2.23/kubernetes/stack-create-string-no-name", manifests("", "", "2.23/kubernetes/stack-create-string-no-name"));
    row("2.23/kubernetes/stack-create-not-k8s-yaml", manifests("c", "shop", "2.23/kubernetes/stack-create-not-k8s-yaml"));
    NewGitStack jobs = fromGit("Worker Jobs (EU)", "http://127.0.0.1:9419/shop.git");
    jobs.namespaceName = u"shop"_s;
    jobs.referenceName = u"refs/heads/main"_s;
    jobs.filePath = u"deploy/app.yml"_s;
    jobs.additionalFiles = QStringList{u"deploy/config.yml"_s};
    row("2.23/kubernetes/stack-create-repository", createKubernetesGitStack(jobs));
    row("2.23/kubernetes/stack-update",
        updateStack(kubernetes(8), {.file = recordedFile("2.23/kubernetes/stack-update"), .kubernetesName = u"by-url"_s}));
    row("2.23/kubernetes/stack-update-failed",
        updateStack(kubernetes(8), {.file = recordedFile("2.23/kubernetes/stack-update-failed"), .kubernetesName = u"renamed"_s}));
    row("2.23/kubernetes/stack-git-update-through-put", changeKubernetesGitSettings(kubernetes(6), {.referenceName = u"refs/heads/main"_s}));
    row("2.23/kubernetes/stack-git-redeploy",
        redeployGitStack(kubernetes(6), {.referenceName = u"refs/heads/main"_s, .kubernetesName = u"Worker Jobs (EU)"_s}));
    row("2.23/kubernetes/stack-stop", stopStack(kubernetes(8)));
}

void TestStackChanges::saysWhatWasRecorded_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("file");
    addRunning();
    addUpdates();
    addCreations();
    addGit();
    addRefusedGit();
    addMoves();
    addSwarmAndKubernetes();
}

void TestStackChanges::saysWhatWasRecorded()
{
    QFETCH(const Change, change);
    QFETCH(const QString, file);
    compareWithRecording(change, file);
}

void TestStackChanges::textIsSentByteForByte_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("line ends of Windows") << u"services:\r\n  web: {}\r\n"_s;
    QTest::newRow("byte order mark") << u"\ufeffservices: {}\n"_s;
    QTest::newRow("tabs, no last line end") << u"services:\n\tweb: {}"_s;
    QTest::newRow("beyond the basic plane") << u"# žluť 😀 𠀋\n"_s;
    QTest::newRow("control characters") << u"a\u0001b\u007f\u2028c"_s;
    QTest::newRow("a megabyte") << u"    - \"a line of some length\\n\"\n"_s.repeated(34'000);
}

void TestStackChanges::textIsSentByteForByte()
{
    QFETCH(const QString, file);
    QCOMPARE(bodyOf(requests::updateStack(compose(1), {.file = file}))["StackFileContent"_L1].toString(), file);
    QCOMPARE(bodyOf(requests::createStack({.environmentId = Local, .name = u"a"_s, .file = file}))["StackFileContent"_L1].toString(), file);
    QCOMPARE(bodyOf(requests::createKubernetesStack({.environmentId = Local, .file = file}))["StackFileContent"_L1].toString(), file);
}

void TestStackChanges::variablesKeepTheirOrder()
{
    const QList<EnvVariable> odd{{u"B"_s, u"2"_s}, {u"A"_s, u"a=b=c=="_s}, {u"B"_s, {}}, {u""_s, u"\"say\"\nmore"_s}, {u"Z"_s, u"  both ends  "_s}};
    const QJsonArray sent = bodyOf(requests::updateStack(compose(1), {.file = u"x"_s, .env = odd}))["Env"_L1].toArray();
    QCOMPARE(sent.size(), odd.size());
    for (qsizetype index = 0; index < odd.size(); ++index) {
        QCOMPARE(sent.at(index)["name"_L1].toString(), odd.at(index).name);
        QCOMPARE(sent.at(index)["value"_L1].toString(), odd.at(index).value);
        QCOMPARE(sent.at(index).toObject().size(), 2);
    }
}

void TestStackChanges::pullIsSaidInBothSpellings()
{
    for (const bool pull : {false, true}) {
        for (const QJsonObject &body : {bodyOf(requests::updateStack(compose(1), {.file = u"x"_s, .pullImages = pull})),
                                        bodyOf(requests::redeployGitStack(swarm(2), {.pullImages = pull}))}) {
            QCOMPARE(body["PullImage"_L1], QJsonValue(pull));
            QCOMPARE(body["RepullImageAndRedeploy"_L1], QJsonValue(pull));
        }
    }
}

/// What is left out is gone (portainer-api.md 4.6): so nothing is, not even when there is nothing.
void TestStackChanges::anUpdateSaysEverything()
{
    for (const StackTarget &target : {compose(1), swarm(2)}) {
        const QStringList keys = bodyOf(requests::updateStack(target, {.file = u"x"_s})).keys();
        QCOMPARE(keys, (QStringList{u"Env"_s, u"Prune"_s, u"PullImage"_s, u"RepullImageAndRedeploy"_s, u"StackFileContent"_s}));
        QCOMPARE(bodyOf(requests::updateStack(target, {.file = u"x"_s}))["Env"_L1], QJsonValue(QJsonArray()));
    }
}

void TestStackChanges::gitSettingsSayEverything()
{
    QCOMPARE(bodyOf(requests::changeGitSettings(compose(1), {})).keys(),
             (QStringList{u"AutoUpdate"_s, u"Env"_s, u"Prune"_s, u"RepositoryAuthentication"_s, u"RepositoryReferenceName"_s, u"TLSSkipVerify"_s}));
    const QStringList redeploy = bodyOf(requests::redeployGitStack(compose(1), {})).keys();
    for (const QString &key : {u"Env"_s, u"Prune"_s, u"RepositoryAuthentication"_s, u"RepositoryReferenceName"_s})
        QVERIFY2(redeploy.contains(key), qPrintable(key));
}

void TestStackChanges::kubernetesKeepsItsName()
{
    QCOMPARE(bodyOf(requests::updateStack(kubernetes(8), {.file = u"x"_s, .kubernetesName = u"shop"_s})),
             (QJsonObject{{u"StackFileContent"_s, u"x"_s}, {u"StackName"_s, u"shop"_s}}));
    const QJsonObject redeploy = bodyOf(requests::redeployGitStack(kubernetes(6), {.kubernetesName = u"shop"_s}));
    QCOMPARE(redeploy["StackName"_L1].toString(), u"shop"_s);
    QVERIFY(!redeploy.contains("Env"_L1));
}

void TestStackChanges::automationIsSwitchedOffWithNull()
{
    QVERIFY(bodyOf(requests::changeGitSettings(compose(1), {}))["AutoUpdate"_L1].isNull());
    QVERIFY(bodyOf(requests::changeKubernetesGitSettings(kubernetes(1), {}))["AutoUpdate"_L1].isNull());
}

void TestStackChanges::anEmptyPasswordKeepsTheStoredOne()
{
    const QJsonObject kept = bodyOf(requests::changeGitSettings(compose(1), {.login = GitLogin{u"bot"_s, {}}}));
    QCOMPARE(kept["RepositoryAuthentication"_L1], QJsonValue(true));
    QCOMPARE(kept["RepositoryUsername"_L1].toString(), u"bot"_s);
    QCOMPARE(kept["RepositoryPassword"_L1].toString(), QString());
    QCOMPARE(bodyOf(requests::changeGitSettings(compose(1), {}))["RepositoryAuthentication"_L1], QJsonValue(false));
}

void TestStackChanges::longOnesWaitLong()
{
    const QList<RequestParts> all{requests::startStack(compose(1)),        requests::stopStack(compose(1)),
                                  requests::updateStack(compose(1), {}),   requests::deleteStack(compose(1)),
                                  requests::migrateStack(compose(1), {}),  requests::createStack({}),
                                  requests::createGitStack({}),            requests::createKubernetesStack({}),
                                  requests::redeployGitStack(compose(1), {}), requests::changeGitSettings(compose(1), {}),
                                  requests::previewGitFile({})};
    for (const RequestParts &each : all)
        QCOMPARE(each.deadline, DeadlineClass::Deploy);
}

/// A cluster's create tells what kubectl said and no id: nobody may take that for a stack.
void TestStackChanges::nobodyReadsARecordInAnAnswerWithoutOne()
{
    const Answer output = readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/kubernetes/stack-create-string.json")).answer;
    QVERIFY(requests::createKubernetesStack({}).decode(output));
    QVERIFY(!requests::createStack({}).decode(output));
}

QTEST_GUILESS_MAIN(TestStackChanges)
#include "tst_stackchanges.moc"
