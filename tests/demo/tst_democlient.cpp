// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo says, read by the client's own requests, and what it does when they ask for changes; for every line.
#include "app/portainer/requests.h"
#include "tests/demo/asker.h"

#include <QTest>

#include <algorithm>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEverything_data() { eachLine(); }
    void readsEverything();
    void signsInAndOut_data() { eachLine(); }
    void signsInAndOut();
    void changesPeople_data() { eachLine(); }
    void changesPeople();
    void changesAccess_data() { eachLine(); }
    void changesAccess();
    void setsUpAServer_data() { eachLine(); }
    void setsUpAServer();
    void readsTenThousand();

private:
    static void eachLine();
};

namespace {

QByteArray targetOf(const RequestParts &request)
{
    QByteArray target = "/api" + request.route().toUtf8();
    char separator = '?';
    for (const auto &item : request.query) {
        target += separator + item.first.toUtf8().toPercentEncoding() + '=' + item.second.toUtf8().toPercentEncoding();
        separator = '&';
    }
    return target;
}

/// Who asks: the administrator by token, unless the request says otherwise and there is a session.
struct Asking {
    SignInSession session;
    CsrfProof proof;
};

RawHeaders headersOf(const RequestParts &request, const DemoServer &server, const Asking &asking)
{
    RawHeaders headers;
    if (!request.body.isEmpty())
        headers.append({"Content-Type", request.bodyType});
    if (request.credential == Credential::AccessToken)
        headers += keyHeader(server.administratorToken());
    if (request.credential == Credential::Bearer)
        headers += bearerHeader(asking.session.jwt);
    if (request.credential == Credential::Cookie)
        headers.append({"Cookie", "portainer_api_key=" + asking.session.jwt + "; _gorilla_csrf=" + asking.proof.cookie});
    if (!asking.proof.token.isEmpty())
        headers.append({"X-CSRF-Token", asking.proof.token});
    return headers;
}

template <typename T>
Result<T> asked(Asker &asker, const Request<T> &request, const Asking &asking = {})
{
    const RawHeaders headers = headersOf(request, asker.server(), asking);
    const Heard heard = asker.ask(verbName(request.verb), targetOf(request), headers, request.body);
    if (heard.body.size() > request.byteCap) // The client would stop reading there.
        return Failure(ApiError{});
    if (!request.expected.contains(heard.status))
        return Failure(ApiError{});
    return request.decode(Answer{heard.status, heard.body, heard.headers});
}

template <typename T>
bool isRead(Asker &asker, const Request<T> &request, const Asking &asking = {})
{
    const Result<T> result = asked(asker, request, asking);
    if (!result)
        qWarning("%s: %s", targetOf(request).constData(), qPrintable(result.error().message));
    return bool(result);
}

} // namespace

void TestDemoClient::eachLine()
{
    QTest::addColumn<DemoLine>("line");
    QTest::newRow("2.19") << DemoLine::V2_19;
    QTest::newRow("2.21") << DemoLine::V2_21;
    QTest::newRow("2.23") << DemoLine::V2_23;
}

void TestDemoClient::readsEverything()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    QVERIFY(isRead(asker, requests::systemStatus()));
    QVERIFY(isRead(asker, requests::deprecatedStatus()));
    QVERIFY(isRead(asker, requests::publicSettings()));
    QVERIFY(isRead(asker, requests::settings()));
    QVERIFY(isRead(asker, requests::administratorExists()));
    QCOMPARE(bool(asked(asker, requests::me())), line != DemoLine::V2_19);
    QVERIFY(isRead(asker, requests::user(UserId(1))));
    QVERIFY(isRead(asker, requests::accessTokens(UserId(1))));
    QVERIFY(isRead(asker, requests::users()));
    QVERIFY(isRead(asker, requests::teams()));
    QVERIFY(isRead(asker, requests::systemVersion()));
    QVERIFY(isRead(asker, requests::memberships()));
    QVERIFY(isRead(asker, requests::membershipsOf(UserId(3))));
    QVERIFY(isRead(asker, requests::environmentAccess(EnvironmentId(2))));
    QCOMPARE(asked(asker, requests::environmentAccesses()).value_or(QList<EnvironmentAccess>()).size(), 4);
    QCOMPARE(asked(asker, requests::environmentGroups()).value_or(QList<EnvironmentGroup>()).size(), 2);
    QVERIFY(isRead(asker, requests::environment(EnvironmentId(4))));
    const Result<EnvironmentPage> page = asked(asker, requests::environments(2, 2));
    QVERIFY(page);
    QCOMPARE(page->environments.size(), 2);
    QCOMPARE(page->environments.first().name, u"swarm-b"_s);
    QCOMPARE(page->totalCount, 4);
    const Result<QList<Stack>> stacks = asked(asker, requests::stacks());
    QVERIFY(stacks);
    QCOMPARE(stacks->size(), 50);
    for (const Stack &stack : *stacks) {
        QVERIFY(isRead(asker, requests::stack(stack.id)));
        QVERIFY(isRead(asker, requests::stackFile(stack.id)));
    }
}

/// The whole way: a session, a token made with it, the token given back, the session ended.
void TestDemoClient::signsInAndOut()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    const Secret password(server.passwordOf("alice"));
    const Result<SignInSession> session = asked(asker, requests::signIn(u"Alice"_s, password));
    QVERIFY(session);
    QCOMPARE(session->user, UserId(2));
    QCOMPARE(session->userName, u"alice"_s);
    QCOMPARE(session->expiresAt - session->issuedAt, 8 * 3600);
    Asking alice{*session, {}};
    const auto made = asked(asker, requests::createAccessToken(UserId(2), u"desk"_s, line == DemoLine::V2_19 ? Secret() : password), alice);
    QVERIFY(made);
    QCOMPARE(server.tokenDescriptionsOf("alice"), (QByteArrayList{"Longshore", "desk"}));
    QVERIFY(isRead(asker, requests::revokeAccessToken(UserId(2), made->token.id)));
    QCOMPARE(server.tokenDescriptionsOf("alice"), QByteArrayList{"Longshore"});
    if (line != DemoLine::V2_19) {
        const Result<CsrfProof> proof = asked(asker, requests::csrfProof(), alice);
        QVERIFY(proof);
        alice.proof = *proof;
    }
    QVERIFY(isRead(asker, requests::endSession(), alice));
    QVERIFY(!server.wasSignOutMisused());
    QCOMPARE(asker.sendIn(session->jwt, "GET", "/api/users/2").status, line == DemoLine::V2_19 ? 200 : 401);
}

void TestDemoClient::changesPeople()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    const Secret password(QByteArray("longer-than-12-chars"));
    const Result<User> dora = asked(asker, requests::createUser(u"dora"_s, password, Role::Standard));
    QVERIFY(dora);
    const Result<User> changed = asked(asker, requests::changeUser(dora->id, {.name = u"dorothy"_s, .role = Role::Administrator}));
    QVERIFY(changed);
    QCOMPARE(changed->name, u"dorothy"_s);
    QCOMPARE(changed->role, Role::Administrator);
    QVERIFY(isRead(asker, requests::changePassword(dora->id, password, Secret(QByteArray("another-long-one")))));
    QVERIFY(!asker.signIn("dorothy", "another-long-one").isEmpty());
    const Result<Team> team = asked(asker, requests::createTeam(u"night"_s, {dora->id}));
    QVERIFY(team);
    QVERIFY(isRead(asker, requests::renameTeam(team->id, u"late"_s)));
    const Result<TeamMembership> member = asked(asker, requests::addToTeam(UserId(2), team->id, TeamRole::Member));
    QVERIFY(member);
    TeamMembership leader = *member;
    leader.role = TeamRole::Leader;
    QCOMPARE(asked(asker, requests::changeMembership(leader)).value_or(TeamMembership()), leader);
    QVERIFY(isRead(asker, requests::removeFromTeam(leader.id)));
    QVERIFY(isRead(asker, requests::deleteTeam(team->id)));
    QVERIFY(isRead(asker, requests::deleteUser(dora->id)));
    QVERIFY(!asked(asker, requests::user(dora->id)));
}

void TestDemoClient::changesAccess()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    const AccessPolicies policies{{{UserId(7), 0}}, {{TeamId(1), 0}}};
    QVERIFY(isRead(asker, requests::setEnvironmentAccess(EnvironmentId(1), policies)));
    QCOMPARE(asked(asker, requests::environmentAccess(EnvironmentId(1))).value_or(EnvironmentAccess()).policies, policies);
    const StackId shop{asker.stackId("local", "shop")};
    const Result<Stack> before = asked(asker, requests::stack(shop));
    QVERIFY(before && before->resourceControl);
    const OwnershipChoice shared{.level = Ownership::Restricted, .users = {UserId(2)}, .teams = {TeamId(1), TeamId(2)}};
    const Result<ResourceControl> control = asked(asker, requests::changeOwnership(before->resourceControl->id, shared));
    QVERIFY(control);
    const Result<Stack> after = asked(asker, requests::stack(shop));
    QVERIFY(after && after->resourceControl);
    QCOMPARE(*after->resourceControl, *control);
    QVERIFY(isRead(asker, requests::createStackOwnership(u"1_immich"_s, {.level = Ownership::Public})));
    const Result<ServerSettings> settings = asked(asker, requests::changeSettings({.requiredPasswordLength = 15, .userSessionTimeout = u"1h"_s}));
    QVERIFY(settings);
    QCOMPARE(asked(asker, requests::settings()).value_or(ServerSettings()), *settings);
    QCOMPARE(asked(asker, requests::publicSettings()).value_or(PublicSettings()).requiredPasswordLength, 15);
}

void TestDemoClient::setsUpAServer()
{
    QFETCH(const DemoLine, line);
    DemoServer server({.line = line, .firstRun = DemoFirstRun::NoAdministrator});
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(asked(asker, requests::administratorExists()).value_or(true), false);
    const Secret password(QByteArray("longer-than-12-chars"));
    const Result<User> captain = asked(asker, requests::createFirstAdministrator(u"captain"_s, password));
    QVERIFY(captain);
    QCOMPARE(captain->role, Role::Administrator);
    QCOMPARE(asked(asker, requests::administratorExists()).value_or(false), true);
    QVERIFY(isRead(asker, requests::signIn(u"captain"_s, password)));
}

void TestDemoClient::readsTenThousand()
{
    DemoServer server({.stacks = 10'000});
    QVERIFY(server.start());
    Asker asker(server);
    const Result<QList<Stack>> stacks = asked(asker, requests::stacks());
    QVERIFY(stacks);
    QCOMPARE(stacks->size(), 10'000);
    QVERIFY(std::ranges::is_sorted(*stacks, {}, &Stack::id));
}

QTEST_GUILESS_MAIN(TestDemoClient)
#include "tst_democlient.moc"
