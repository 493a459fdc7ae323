// SPDX-License-Identifier: GPL-3.0-or-later
// What the values say about themselves.
#include "app/portainer/environment.h"
#include "app/portainer/serverline.h"
#include "app/portainer/stackwebhook.h"
#include "app/portainer/user.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownership_data();
    void ownership();
    void displayName_data();
    void displayName();
    void composeFormat_data();
    void composeFormat();
    void environments_data();
    void environments();
    void meanings();
    void rawTextsCompareByText();
    void lines_data();
    void lines();
    void everyFeatureHasItsLine();
    void unknownVersionHasNothing();
    void addressOfAWebhook();
};

void TestValues::ownership_data()
{
    QTest::addColumn<QList<int>>("users");
    QTest::addColumn<QList<int>>("teams");
    QTest::addColumn<bool>("isPublic");
    QTest::addColumn<bool>("administratorsOnly");
    QTest::addColumn<int>("ownership");
    const auto row = [](const char *name, const QList<int> &users, const QList<int> &teams, bool isPublic,
                         bool administrators, Ownership ownership) {
        QTest::newRow(name) << users << teams << isPublic << administrators << int(ownership);
    };
    row("administrators", {}, {}, false, true, Ownership::Administrators);
    row("administrators before all", {1}, {1}, true, true, Ownership::Administrators);
    row("public", {}, {}, true, false, Ownership::Public);
    row("public although someone is named", {2}, {}, true, false, Ownership::Public);
    row("one user", {2}, {}, false, false, Ownership::Private);
    row("two users", {2, 3}, {}, false, false, Ownership::Restricted);
    row("one user and a team", {2}, {1}, false, false, Ownership::Restricted);
    row("a team", {}, {1}, false, false, Ownership::Restricted);
    row("nobody", {}, {}, false, false, Ownership::Restricted);
}

void TestValues::ownership()
{
    QFETCH(const QList<int>, users);
    QFETCH(const QList<int>, teams);
    QFETCH(const bool, isPublic);
    QFETCH(const bool, administratorsOnly);
    ResourceControl control{.isPublic = isPublic, .administratorsOnly = administratorsOnly};
    for (const int user : users)
        control.users.append(UserId(user));
    for (const int team : teams)
        control.teams.append(TeamId(team));
    QTEST(int(control.ownership()), "ownership");
}

void TestValues::displayName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("space");
    QTest::addColumn<QString>("shown");
    QTest::newRow("name") << u"web"_s << QString() << u"web"_s;
    QTest::newRow("name and namespace") << u"web"_s << u"prod"_s << u"web"_s;
    QTest::newRow("namespace") << QString() << u"my-namespace"_s << u"(my-namespace)"_s;
    QTest::newRow("neither") << QString() << QString() << u"(unnamed stack 5)"_s;
    QTest::newRow("placeholder in the namespace") << QString() << u"%1"_s << u"(%1)"_s;
}

void TestValues::displayName()
{
    QFETCH(const QString, name);
    QFETCH(const QString, space);
    Stack stack{.id = StackId(5), .name = name};
    stack.namespaceName = space;
    QTEST(stack.displayName(), "shown");
}

void TestValues::composeFormat_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("sent");
    QTest::addColumn<bool>("compose");
    QTest::newRow("swarm") << 1 << QString() << true;
    QTest::newRow("compose") << 2 << QString() << true;
    QTest::newRow("kubernetes") << 3 << QString() << false;
    QTest::newRow("kubernetes from compose") << 3 << u"true"_s << true;
    QTest::newRow("compose, older server") << 2 << u"false"_s << false;
}

void TestValues::composeFormat()
{
    QFETCH(const int, type);
    QFETCH(const QString, sent);
    Stack stack{.type = Coded<StackType>::fromCode(type)};
    if (!sent.isEmpty())
        stack.isComposeFormat = sent == u"true"_s;
    QTEST(stack.usesComposeFormat(), "compose");
}

void TestValues::environments_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("edge");
    QTest::addColumn<bool>("kubernetes");
    QTest::newRow("unknown") << 0 << false << false;
    QTest::newRow("docker") << 1 << false << false;
    QTest::newRow("agent") << 2 << false << false;
    QTest::newRow("azure") << 3 << false << false;
    QTest::newRow("edge agent on docker") << 4 << true << false;
    QTest::newRow("kubernetes") << 5 << false << true;
    QTest::newRow("agent on kubernetes") << 6 << false << true;
    QTest::newRow("edge agent on kubernetes") << 7 << true << true;
    QTest::newRow("from the future") << 8 << false << false;
}

void TestValues::environments()
{
    QFETCH(const int, type);
    QFETCH(const bool, edge);
    Environment environment{.type = Coded<EnvironmentType>::fromCode(type)};
    QCOMPARE(environment.isEdge(), edge);
    QTEST(environment.isKubernetes(), "kubernetes");
    for (const bool heartbeat : {false, true}) {
        for (const int status : {0, 1, 2, 3}) {
            environment.heartbeat = heartbeat;
            environment.status = Coded<EnvironmentStatus>::fromCode(status);
            QCOMPARE(environment.isUp(), edge ? heartbeat : status == 1);
        }
    }
}

void TestValues::meanings()
{
    QCOMPARE(meaningOf<StackType>(1), StackType::Swarm);
    QCOMPARE(meaningOf<StackType>(3), StackType::Kubernetes);
    QCOMPARE(meaningOf<StackType>(4), StackType::Unknown);
    QCOMPARE(meaningOf<StackType>(0), StackType::Unknown);
    QCOMPARE(meaningOf<StackType>(-1), StackType::Unknown);
    QCOMPARE(meaningOf<StackType>((1LL << 32) + 1), StackType::Unknown);
    QCOMPARE(meaningOf<StackStatus>(4), StackStatus::Error);
    QCOMPARE(meaningOf<EnvironmentType>(7), EnvironmentType::EdgeAgentOnKubernetes);
    QCOMPARE(meaningOf<Role>(2), Role::Standard);
    QVERIFY(Coded<StackType>::fromCode(8) != Coded<StackType>::fromCode(9));
}

void TestValues::rawTextsCompareByText()
{
    QCOMPARE(RawJson().text().size(), 0);
    QVERIFY(RawJson("[{},1]", 1, 2) == RawJson("{}", 0, 2));
    const QByteArray answer = "[{},1]";
    QVERIFY(RawJson(answer, 1, 2).ownCopy() == RawJson(answer, 1, 2));
    QVERIFY(RawJson(answer, 1, 2).text().data() == answer.constData() + 1);
    QVERIFY(RawJson(answer, 1, 2).ownCopy().text().data() != answer.constData() + 1);
    QCOMPARE(RawJson().ownCopy().text().size(), 0);
    QVERIFY(!(RawJson("[{},1]", 1, 2) == RawJson("{ }", 0, 3)));
}

void TestValues::lines_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("feature");
    QTest::addColumn<bool>("has");
    const auto row = [](const char *version, Feature feature, bool has) {
        QTest::addRow("%s, feature %d", version, int(feature)) << QString::fromLatin1(version) << int(feature) << has;
    };
    for (const Feature feature : {Feature::CookieSessions, Feature::UsersMe, Feature::TokenNeedsPassword,
             Feature::OneCredentialOnly, Feature::RefusalTellsWhy, Feature::ForceUpdateService,
             Feature::KubernetesDeleteByName, Feature::KubernetesNameOptional}) {
        row("2.19.5", feature, false);
        row("2.20.0", feature, true);
        row("2.21.4", feature, true);
    }
    for (const Feature feature : {Feature::DockerImages, Feature::CapitalDetails, Feature::RefusalEchoesRequest}) {
        row("2.19.5", feature, false);
        row("2.21.0", feature, true);
    }
    row("2.20.2", Feature::SnapshotContainerCount, false);
    row("2.20.3", Feature::SnapshotContainerCount, true);
    row("2.19.5", Feature::SignOutRevokesToken, false);
    row("2.21.4", Feature::SignOutRevokesToken, true);
    row("2.21.4", Feature::DockerDashboard, false);
    row("2.22.0", Feature::DockerDashboard, true);
    row("2.21.4", Feature::ShellMessageLimit, false);
    row("2.22.0", Feature::ShellMessageLimit, true);
    row("2.22.0", Feature::ContainerEngine, false);
    row("2.23.0", Feature::ContainerEngine, true);
    row("2.22.0", Feature::WebhookInBackground, false);
    row("2.23.0", Feature::WebhookInBackground, true);
    row("2.23.0", Feature::OriginCheck, false);
    row("2.31.0", Feature::OriginCheck, true);
    row("2.19.5", Feature::SnapshotHealth, true);
    row("2.21.4", Feature::SnapshotHealth, false);
    row("2.19.5", Feature::StackComposeFormat, true);
    row("2.21.4", Feature::StackComposeFormat, true);
    row("2.23.0", Feature::StackComposeFormat, false);
    row("2.18.4", Feature::CreateByTypeAndMethod, false);
    row("2.19.5", Feature::CreateByTypeAndMethod, true);
    row("2.19.0", Feature::CreateByQuery, false);
    row("2.39.0", Feature::CreateByQuery, true);
    row("2.45.0", Feature::CreateByQuery, false);
    row("2.35.9", Feature::RepullFlag, false);
    row("2.36.0", Feature::RepullFlag, true);
    row("2.44.9", Feature::AsynchronousDeploys, false);
    row("2.45.0", Feature::AsynchronousDeploys, true);
    row("3.0.0", Feature::AsynchronousDeploys, true);
}

void TestValues::lines()
{
    QFETCH(const QString, version);
    QFETCH(const int, feature);
    QTEST(longshore::has(ServerVersion::fromText(version), Feature(feature)), "has");
}

void TestValues::everyFeatureHasItsLine()
{
    for (int feature = 0; feature <= int(Feature::LastFeature); ++feature)
        QVERIFY2(availableSince(Feature(feature)).isKnown() || goneSince(Feature(feature)).isKnown(),
            qPrintable(QString::number(feature)));
    QCOMPARE(availableSince(Feature::DockerDashboard).line(), u"2.22"_s);
}

void TestValues::unknownVersionHasNothing()
{
    for (int feature = 0; feature <= int(Feature::LastFeature); ++feature)
        QVERIFY(!longshore::has(ServerVersion(), Feature(feature)));
}

/// Below the server's own path, as all of its API.
void TestValues::addressOfAWebhook()
{
    const ServerAddress server = ServerAddress::parse(u"https://example.org:9443/portainer"_s).address;
    Stack stack;
    QVERIFY(stackWebhookUrl(server, stack).isEmpty());
    stack.autoUpdate = AutoUpdate{.interval = u"5m"_s};
    QVERIFY(stackWebhookUrl(server, stack).isEmpty());
    stack.autoUpdate->webhook = u"12345678-90ab-4def-9234-567890abcdef"_s;
    QCOMPARE(stackWebhookUrl(server, stack), QUrl(u"https://example.org:9443/portainer/api/stacks/webhooks/12345678-90ab-4def-9234-567890abcdef"_s));
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
