// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/readonlyswitch.h"
#include "app/net/requestbuilder.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/execrequests.h"
#include "app/portainer/kubernetesrequests.h"
#include "app/portainer/requests.h"
#include "app/portainer/templaterequests.h"
#include "tests/faults/client.h"
#include "tests/faults/faultserver.h"
#include "tests/faults/stackchanges.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <utility>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// Everything there is to ask a server but for changes of stacks: what is missing here is found by comparing with the headers.
QList<Row> otherRequests()
{
    using namespace requests;
    const Secret secret("secret");
    return {row(u"systemStatus"_s, systemStatus()),
            row(u"deprecatedStatus"_s, deprecatedStatus()),
            row(u"publicSettings"_s, publicSettings()),
            row(u"settings"_s, settings()),
            row(u"changeSettings"_s, changeSettings({.snapshotInterval = u"5m"_s})),
            row(u"systemVersion"_s, systemVersion()),
            row(u"administratorExists"_s, administratorExists()),
            row(u"createFirstAdministrator"_s, createFirstAdministrator(u"admin"_s, secret)),
            row(u"signIn"_s, signIn(u"admin"_s, secret)),
            row(u"csrfProof"_s, csrfProof()),
            row(u"endSession"_s, endSession()),
            row(u"me"_s, me()),
            row(u"user"_s, user(UserId(2))),
            row(u"accessTokens"_s, accessTokens(UserId(2))),
            row(u"createAccessToken"_s, createAccessToken(UserId(2), u"token"_s, secret)),
            row(u"revokeAccessToken"_s, revokeAccessToken(UserId(2), AccessTokenId(3))),
            row(u"users"_s, users()),
            row(u"createUser"_s, createUser(u"bob"_s, secret, Role::Standard)),
            row(u"changeUser"_s, changeUser(UserId(2), {.name = u"bobby"_s})),
            row(u"changePassword"_s, changePassword(UserId(2), secret, Secret("other"))),
            row(u"deleteUser"_s, deleteUser(UserId(2))),
            row(u"teams"_s, teams()),
            row(u"createTeam"_s, createTeam(u"ops"_s)),
            row(u"renameTeam"_s, renameTeam(TeamId(1), u"dev"_s)),
            row(u"deleteTeam"_s, deleteTeam(TeamId(1))),
            row(u"memberships"_s, memberships()),
            row(u"membershipsOf"_s, membershipsOf(UserId(2))),
            row(u"addToTeam"_s, addToTeam(UserId(2), TeamId(1), TeamRole::Member)),
            row(u"changeMembership"_s, changeMembership({})),
            row(u"removeFromTeam"_s, removeFromTeam(MembershipId(4))),
            row(u"stacks"_s, stacks()),
            row(u"stack"_s, stack(StackId(5))),
            row(u"stackFile"_s, stackFile(StackId(5))),
            row(u"environments"_s, environments()),
            row(u"environment"_s, environment(EnvironmentId(1))),
            row(u"environmentAccesses"_s, environmentAccesses()),
            row(u"environmentAccess"_s, environmentAccess(EnvironmentId(1))),
            row(u"setEnvironmentAccess"_s, setEnvironmentAccess(EnvironmentId(1), {})),
            row(u"environmentGroups"_s, environmentGroups()),
            row(u"changeOwnership"_s, changeOwnership(ResourceControlId(6), {})),
            row(u"createStackOwnership"_s, createStackOwnership(u"1_shop"_s, {})),
            row(u"customTemplates"_s, customTemplates()),
            row(u"customTemplateFile"_s, customTemplateFile(CustomTemplateId(1))),
            row(u"appTemplates"_s, appTemplates()),
            row(u"containers"_s, containers(EnvironmentId(1))),
            row(u"containersOfProject"_s, containersOfProject(EnvironmentId(1), u"shop"_s)),
            row(u"containersOfSwarmStack"_s, containersOfSwarmStack(EnvironmentId(2), u"shop"_s)),
            row(u"networksOfProject"_s, networksOfProject(EnvironmentId(1), u"shop"_s)),
            row(u"networksOfSwarmStack"_s, networksOfSwarmStack(EnvironmentId(2), u"shop"_s)),
            row(u"volumesOfProject"_s, volumesOfProject(EnvironmentId(1), u"shop"_s)),
            row(u"volumesOfSwarmStack"_s, volumesOfSwarmStack(EnvironmentId(2), u"shop"_s)),
            row(u"services"_s, services(EnvironmentId(2))),
            row(u"servicesOfStack"_s, servicesOfStack(EnvironmentId(2), u"shop"_s)),
            row(u"tasksOfStack"_s, tasksOfStack(EnvironmentId(2), u"shop"_s)),
            row(u"nodes"_s, nodes(EnvironmentId(2))),
            row(u"service"_s, service(EnvironmentId(2), u"shop_web"_s)),
            row(u"updateService"_s, updateService(EnvironmentId(2), u"shop_web"_s, 7, {})),
            row(u"rollBackService"_s, rollBackService(EnvironmentId(2), u"shop_web"_s, 7, {})),
            row(u"forceUpdateService"_s, forceUpdateService(EnvironmentId(2), u"shop_web"_s, false)),
            row(u"removeService"_s, removeService(EnvironmentId(2), u"shop_web"_s)),
            row(u"removeNetwork"_s, removeNetwork(EnvironmentId(1), u"0123456789abcdef"_s)),
            row(u"removeVolume"_s, removeVolume(EnvironmentId(1), u"shop_data"_s)),
            row(u"clusterId"_s, clusterId(EnvironmentId(2))),
            row(u"events"_s, events(EnvironmentId(1), 1, 2)),
            row(u"eventsOfStack"_s, eventsOfStack(EnvironmentId(1), false, u"shop"_s, 1, 2))};
}

/// What is done to one container, and in it.
QList<Row> containerRequests()
{
    using namespace requests;
    const auto local = EnvironmentId(1);
    const QString id = u"0123456789abcdef"_s;
    return {row(u"container"_s, container(local, id)),
            row(u"startContainer"_s, startContainer(local, id)),
            row(u"stopContainer"_s, stopContainer(local, id)),
            row(u"restartContainer"_s, restartContainer(local, id)),
            row(u"killContainer"_s, killContainer(local, id)),
            row(u"pauseContainer"_s, pauseContainer(local, id)),
            row(u"resumeContainer"_s, resumeContainer(local, id)),
            row(u"removeContainer"_s, removeContainer(local, id)),
            row(u"recreateContainer"_s, recreateContainer(local, id, true)),
            row(u"createExec"_s, createExec(local, id, {.command = {u"sh"_s}, .user = {}, .variables = {}, .hasTerminal = true})),
            row(u"startExecAlone"_s, startExecAlone(local, id)),
            row(u"resizeExec"_s, resizeExec(local, id, 24, 80)),
            row(u"resizeContainer"_s, resizeContainer(local, id, 24, 80)),
            row(u"execState"_s, execState(local, id)),
            row(u"processes"_s, processes(local, id)),
            row(u"containerStats"_s, containerStats(local, id))};
}

/// What a cluster is asked, and told.
QList<Row> clusterRequests()
{
    using namespace requests;
    const KubernetesScope scope = KubernetesScope::ofStack(EnvironmentId(4), StackId(7), u"shop"_s);
    const WorkloadPlace web{EnvironmentId(4), WorkloadKind::Deployment, u"shop"_s, u"web"_s};
    return {row(u"deployments"_s, deployments(scope)),
            row(u"statefulSets"_s, statefulSets(scope)),
            row(u"daemonSets"_s, daemonSets(scope)),
            row(u"jobs"_s, jobs(scope)),
            row(u"cronJobs"_s, cronJobs(scope)),
            row(u"workloads"_s, workloads(WorkloadKind::Job, scope)),
            row(u"pods"_s, pods(scope)),
            row(u"kubernetesServices"_s, kubernetesServices(scope)),
            row(u"ingresses"_s, ingresses(scope)),
            row(u"kubernetesWarnings"_s, kubernetesWarnings(EnvironmentId(4), u"shop"_s)),
            row(u"workload"_s, workload(web)),
            row(u"pod"_s, pod(EnvironmentId(4), u"shop"_s, u"web-1"_s)),
            row(u"kubernetesEvents"_s, kubernetesEvents(EnvironmentId(4), u"shop"_s)),
            row(u"podMetrics"_s, podMetrics(EnvironmentId(4), u"shop"_s))};
}

QList<Row> everyRequest()
{
    return otherRequests() + containerRequests() + clusterRequests() + stackChanges({});
}

/// What a header declares: the name of each function, and whether the route above it changes something. A function without a route
/// is another form of the one before, and so is one that says "The same".
void addDeclared(const QString &name, QMap<QString, bool> &all)
{
    QFile header(QStringLiteral(TEST_DATA "/../app/portainer/") + name);
    if (!header.open(QIODevice::ReadOnly))
        return;
    QString comment;
    bool changes = true;
    static const QRegularExpression function(u"^Request<.+> (\\w+)\\("_s);
    for (const QString &line : QString::fromUtf8(header.readAll()).split(u'\n')) {
        if (line.startsWith("///"_L1) && comment.isEmpty())
            comment = line.mid(4);
        const QRegularExpressionMatch match = function.match(line);
        if (match.hasMatch()) {
            changes = comment.startsWith("The same"_L1) ? changes : !comment.startsWith("GET "_L1);
            all.insert(match.captured(1), changes);
        }
        if (!line.startsWith("///"_L1))
            comment.clear();
    }
}

QMap<QString, bool> declared()
{
    QMap<QString, bool> all;
    for (const char *header : {"requests.h", "stackrequests.h", "enginerequests.h", "execrequests.h", "kubernetesrequests.h", "templaterequests.h"}) {
        const qsizetype before = all.size();
        addDeclared(QString::fromLatin1(header), all);
        if (all.size() == before)
            return {};
    }
    return all;
}

void answerAll(Wire &wire)
{
    while (wire.readHead() && wire.readBody()) {
        wire.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        return wire.finish();
    }
}

} // namespace

/// Read-only is kept in the one place every request passes: nothing that changes a server gets as far as a connection.
class ReadOnlyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tableIsWhole();
    void nothingIsSent_data();
    void nothingIsSent();
    void offEachArrivesOnce();
    void switchedWhileOpen();

private:
    ApiTarget target() const;

    const QList<Row> m_rows = everyRequest();
    FaultServer m_server{answerAll};
};

void ReadOnlyTest::init()
{
    m_server.forget();
}

ApiTarget ReadOnlyTest::target() const
{
    return {.address = at("http", "127.0.0.1", m_server.port()), .accessToken = Token, .session = {"a.b.c", "csrf", "cookie"}};
}

void ReadOnlyTest::tableIsWhole()
{
    const QMap<QString, bool> functions = declared();
    QVERIFY2(functions.size() >= 85, "the header could not be read");
    for (auto at = functions.cbegin(); at != functions.cend(); ++at) {
        const auto found = std::ranges::find(m_rows, at.key(), &Row::name);
        QVERIFY2(found != m_rows.end(), qPrintable(at.key() + u" is missing from the table"_s));
        QVERIFY2(sendsOnce(found->parts) == at.value(), qPrintable(at.key() + u" is not what its route says"_s));
    }
    QSet<QString> names;
    for (const Row &each : m_rows)
        names.insert(each.name);
    QCOMPARE(names.size(), functions.size());
}

void ReadOnlyTest::nothingIsSent_data()
{
    QTest::addColumn<bool>("everywhere");
    QTest::addColumn<bool>("here");
    QTest::newRow("the program") << true << false;
    QTest::newRow("this server") << false << true;
    QTest::newRow("both") << true << true;
}

void ReadOnlyTest::nothingIsSent()
{
    QFETCH(bool, everywhere);
    QFETCH(bool, here);
    const auto readOnly = std::make_shared<ReadOnlySwitch>();
    readOnly->setOn(everywhere);
    ApiTarget to = target();
    to.readOnly = here;
    ApiClient client(to, ApiClient::systemManagers(readOnly));
    int refused = 0;
    for (const Row &each : m_rows) {
        if (!sendsOnce(each.parts))
            continue;
        const auto error = each.send(client);
        QVERIFY2(error && error->kind == ApiError::Kind::ReadOnly, qPrintable(each.name));
        ++refused;
    }
    QTest::qWait(50); // Whatever was on its way would be here by now.
    QVERIFY(refused >= 34);
    QCOMPARE(m_server.connections(), 0);
    QCOMPARE(m_server.bytesReceived(), 0);
    // Looking is still possible.
    const auto looking = std::ranges::find(m_rows, u"stacks"_s, &Row::name);
    looking->send(client);
    QCOMPARE(m_server.received().size(), 1);
    std::printf("read-only: %d of %d requests refused, 0 bytes on the wire\n", refused, int(m_rows.size()));
}

void ReadOnlyTest::offEachArrivesOnce()
{
    ApiClient client(target(), ApiClient::systemManagers(std::make_shared<ReadOnlySwitch>()));
    for (const Row &each : m_rows) {
        if (!sendsOnce(each.parts))
            continue;
        m_server.forget();
        const auto error = each.send(client);
        QVERIFY2(!error || error->kind != ApiError::Kind::ReadOnly, qPrintable(each.name));
        QCOMPARE(m_server.received().size(), 1);
        QCOMPARE(m_server.received().constFirst().verb(), verbName(each.parts.verb));
    }
}

void ReadOnlyTest::switchedWhileOpen()
{
    const auto readOnly = std::make_shared<ReadOnlySwitch>();
    ApiClient client(target(), ApiClient::systemManagers(readOnly));
    const auto change = std::ranges::find(m_rows, u"deleteUser"_s, &Row::name);
    for (const bool on : {false, true, false}) {
        readOnly->setOn(on);
        m_server.forget();
        change->send(client);
        QCOMPARE(m_server.received().size(), on ? 0 : 1);
    }
    client.setReadOnly(true);
    m_server.forget();
    QCOMPARE(change->send(client)->kind, ApiError::Kind::ReadOnly);
    QCOMPARE(m_server.connections(), 0);
}

QTEST_GUILESS_MAIN(ReadOnlyTest)
#include "tst_readonly.moc"
