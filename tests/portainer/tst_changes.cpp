// SPDX-License-Identifier: GPL-3.0-or-later
// Every request that changes something: says what a real server was told in the recordings, and reads what it answered.
#include "app/portainer/requests.h"
#include "tests/portainer/change.h"
#include "tests/portainer/recording.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

const UserId Alice{2};
const Secret AlicesPassword("alice-password-1");

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWasRecorded_data();
    void saysWhatWasRecorded();
    void says_data();
    void says();
    void sendsPasswordsOnlyWhereAsked();
    void readsTheSession();
    void refusesASessionThatIsNone_data();
    void refusesASessionThatIsNone();
    void readsTheProof();
    void readsTheNewToken();
};

void TestChanges::saysWhatWasRecorded_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("file");
    const auto row = [](const QString &file, const auto &request) { QTest::newRow(qPrintable(file)) << asChange(request) << file; };
    using namespace requests;
    row(u"2.23/auth/sign-in"_s, signIn(u"admin"_s, Secret("admin-password-1")));
    row(u"2.23/auth/rate-limit-ban"_s, signIn(u"admin"_s, Secret("admin-password-1")));
    row(u"2.23/auth/logout-with-cookie"_s, endSession());
    row(u"2.21/auth/logout-with-cookie"_s, endSession());
    row(u"2.23/tokens/create"_s, createAccessToken(Alice, u"desktop on study-pc"_s, AlicesPassword));
    row(u"2.19/tokens/create-without-password"_s, createAccessToken(UserId(1), u"no password"_s, {}));
    row(u"2.23/tokens/create-without-password"_s, createAccessToken(Alice, u"desktop"_s, {}));
    row(u"2.23/tokens/create-wrong-password"_s, createAccessToken(Alice, u"desktop"_s, Secret("nope")));
    row(u"2.23/tokens/create-while-banned"_s, createAccessToken(UserId(1), u"x"_s, Secret("admin-password-1")));
    row(u"2.23/tokens/delete"_s, revokeAccessToken(Alice, AccessTokenId(5)));
    row(u"2.23/tokens/delete-unknown"_s, revokeAccessToken(Alice, AccessTokenId(999)));
    row(u"2.23/tokens/delete-of-other-user"_s, revokeAccessToken(UserId(1), AccessTokenId(2)));
    row(u"2.23/users/create"_s, createUser(u"a-dora"_s, Secret("longer-than-12-chars"), Role::Standard));
    row(u"2.23/users/create-again"_s, createUser(u"a-dora"_s, Secret("longer-than-12-chars"), Role::Standard));
    row(u"2.23/users/create-space"_s, createUser(u"a dora"_s, Secret("longer-than-12-chars"), Role::Standard));
    row(u"2.23/users/delete"_s, deleteUser(UserId(3)));
    row(u"2.23/users/delete-self"_s, deleteUser(UserId(1)));
    row(u"2.23/users/update-password-as-admin"_s,
        changeUser(UserId(3), {.name = {}, .role = {}, .newPassword = Secret("another-long-password")}));
    row(u"2.23/access/promote-self"_s, changeUser(Alice, {.name = {}, .role = Role::Administrator, .newPassword = {}}));
    row(u"2.23/access/rename-self"_s, changeUser(Alice, {.name = u"alicia"_s, .role = {}, .newPassword = {}}));
    row(u"2.23/users/passwd"_s, changePassword(Alice, AlicesPassword, Secret("Blue-Kettle-2025x")));
    row(u"2.23/access/passwd-wrong"_s, changePassword(Alice, Secret("wrong"), AlicesPassword));
    row(u"2.23/access/passwd-weak"_s, changePassword(Alice, AlicesPassword, Secret("short")));
    row(u"2.23/users/membership-create"_s, addToTeam(Alice, TeamId(1), TeamRole::Member));
    row(u"2.23/users/membership-create-again"_s, addToTeam(Alice, TeamId(1), TeamRole::Member));
    row(u"2.23/access/environment/01-grant"_s, setEnvironmentAccess(EnvironmentId(1), {{{Alice, 0}}, {}}));
    const ResourceControlId control{3};
    row(u"2.23/access/resource-control/01-restrict-to-user"_s, changeOwnership(control, {Ownership::Private, {Alice}, {}}));
    row(u"2.23/access/resource-control/03-user-makes-it-public"_s, changeOwnership(control, {Ownership::Public, {}, {}}));
    row(u"2.23/access/resource-control/04-user-makes-it-admin-only"_s, changeOwnership(control, {Ownership::Administrators, {}, {}}));
    row(u"2.23/access/resource-control/08-administrators-only"_s, changeOwnership(control, {Ownership::Administrators, {}, {}}));
    row(u"2.23/access/resource-control/14-team"_s, changeOwnership(control, {Ownership::Restricted, {}, {TeamId(1)}}));
    row(u"2.23/access/resource-control/11-unknown"_s, changeOwnership(ResourceControlId(9999), {Ownership::Public, {}, {}}));
}

void TestChanges::saysWhatWasRecorded()
{
    QFETCH(const Change, change);
    QFETCH(const QString, file);
    compareWithRecording(change, file);
}

void TestChanges::says_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QString>("route");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const auto &request, const char *verb, const QString &route, const char *body) {
        QTest::newRow(name) << asChange(request) << QByteArray(verb) << route << QByteArray(body);
    };
    using namespace requests;
    row("first administrator", createFirstAdministrator(u"admin"_s, Secret("Correct-Horse-12")), "POST", u"/users/admin/init"_s,
        R"({"Username":"admin","Password":"Correct-Horse-12"})");
    row("new team", createTeam(u"web"_s, {UserId(4)}), "POST", u"/teams"_s, R"({"Name":"web","TeamLeaders":[4]})");
    row("rename team", renameTeam(TeamId(7), u"shop"_s), "PUT", u"/teams/7"_s, R"({"Name":"shop"})");
    row("delete team", deleteTeam(TeamId(7)), "DELETE", u"/teams/7"_s, "{}");
    row("make leader", changeMembership({MembershipId(9), UserId(2), TeamId(1), TeamRole::Leader}), "PUT", u"/team_memberships/9"_s,
        R"({"UserID":2,"TeamID":1,"Role":1})");
    row("leave team", removeFromTeam(MembershipId(9)), "DELETE", u"/team_memberships/9"_s, "{}");
    row("policies", setEnvironmentAccess(EnvironmentId(3), {{{UserId(2), 0}, {UserId(11), 4}}, {{TeamId(1), 0}}}), "PUT", u"/endpoints/3"_s,
        R"({"UserAccessPolicies":{"2":{"RoleId":0},"11":{"RoleId":4}},"TeamAccessPolicies":{"1":{"RoleId":0}}})");
    row("nobody", setEnvironmentAccess(EnvironmentId(3), {}), "PUT", u"/endpoints/3"_s,
        R"({"UserAccessPolicies":{},"TeamAccessPolicies":{}})");
    row("new control", createStackOwnership(u"1_shop"_s, {Ownership::Restricted, {UserId(2)}, {TeamId(1)}}), "POST", u"/resource_controls"_s,
        R"({"ResourceID":"1_shop","Type":6,"Public":false,"AdministratorsOnly":false,"Users":[2],"Teams":[1]})");
    row("one setting", changeSettings({.snapshotInterval = u"10m"_s}), "PUT", u"/settings"_s, R"({"SnapshotInterval":"10m"})");
    row("other settings", changeSettings({.requiredPasswordLength = 14, .telemetry = false, .hiddenLabels = QList<HiddenLabel>{{u"a"_s, u"b"_s}}}),
        "PUT", u"/settings"_s,
        R"({"InternalAuthSettings":{"RequiredPasswordLength":14},"EnableTelemetry":false,"BlackListedLabels":[{"name":"a","value":"b"}]})");
}

void TestChanges::says()
{
    QFETCH(const Change, change);
    QTEST(verbName(change.parts.verb), "verb");
    QTEST(change.parts.route(), "route");
    QFETCH(const QByteArray, body);
    QCOMPARE(QJsonDocument::fromJson(change.parts.body).object(), QJsonDocument::fromJson(body).object());
    QVERIFY(change.parts.mutating);
    QCOMPARE(change.parts.deadline, DeadlineClass::Read);
}

void TestChanges::sendsPasswordsOnlyWhereAsked()
{
    QVERIFY(!requests::createAccessToken(Alice, u"x"_s, {}).body.contains("password"));
    QCOMPARE(requests::createAccessToken(Alice, u"x"_s, AlicesPassword).credential, Credential::Bearer);
    QCOMPARE(requests::signIn(u"a"_s, AlicesPassword).credential, Credential::None);
    QCOMPARE(requests::endSession().credential, Credential::Cookie);
    QCOMPARE(requests::csrfProof().credential, Credential::Cookie);
    QVERIFY(!requests::csrfProof().mutating);
    const Secret awkward(QByteArray("\"\\\n\xf0\x9f\x90\xb3"));
    const QJsonObject body = QJsonDocument::fromJson(requests::signIn(u"a"_s, awkward).body).object();
    QCOMPARE(body["Password"_L1].toString().toUtf8(), awkward.bytes());
}

void TestChanges::readsTheSession()
{
    const Recording recording = readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/auth/sign-in.json"));
    const Result<SignInSession> session = requests::signIn(u"admin"_s, Secret("x")).decode(recording.answer);
    QVERIFY(session);
    QCOMPARE(session->user, UserId(1));
    QCOMPARE(session->userName, u"admin"_s);
    QCOMPARE(session->role, Role::Administrator);
    QVERIFY(!session->forceChangePassword);
    QCOMPARE(session->expiresAt - session->issuedAt, 8 * 60 * 60); // portainer-api.md 2.2: 8 h by default
    QCOMPARE(QString::fromUtf8(session->jwt), recording.body["jwt"_L1].toString());
}

void TestChanges::refusesASessionThatIsNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no token") << QByteArray("{}");
    QTest::newRow("empty") << QByteArray(R"({"jwt":""})");
    QTest::newRow("one part") << QByteArray(R"({"jwt":"abc"})");
    QTest::newRow("claims are no base64") << QByteArray(R"({"jwt":"a.$$$.c"})");
    QTest::newRow("claims are no JSON") << QByteArray(R"({"jwt":"a.YWJj.c"})");
    QTest::newRow("claims without id") << QByteArray(R"({"jwt":"a.eyJ1c2VybmFtZSI6ImEifQ.c"})");
    QTest::newRow("not JSON") << QByteArray("<html>");
}

void TestChanges::refusesASessionThatIsNone()
{
    QFETCH(const QByteArray, body);
    const Result<SignInSession> session = requests::signIn(u"a"_s, Secret("x")).decode({200, body, {}});
    QVERIFY(!session);
    QCOMPARE(session.error().kind, ApiError::Kind::Protocol);
}

void TestChanges::readsTheProof()
{
    const Recording recording = readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/auth/cookie-get.json"));
    const Result<CsrfProof> proof = requests::csrfProof().decode(recording.answer);
    QVERIFY(proof);
    QCOMPARE(proof->token, recording.answer.header("X-Csrf-Token"));
    QVERIFY(proof->token.size() > 40);
    QVERIFY(!proof->cookie.isEmpty());
    QVERIFY(recording.answer.header("Set-Cookie").startsWith("_gorilla_csrf=" + proof->cookie + ';'));
    // Qt joins headers of one name; the proof may stand behind another cookie.
    const Answer two{200, "{}", {{"Set-Cookie", "other=1; Path=/\n_gorilla_csrf=abc; Path=/"}, {"X-Csrf-Token", "t"}}};
    QCOMPARE(*requests::csrfProof().decode(two), (CsrfProof{"t", "abc"}));
    QCOMPARE(*requests::csrfProof().decode({200, "{}", {}}), CsrfProof());
}

void TestChanges::readsTheNewToken()
{
    // 2.19 says text/plain, so the type must not be what decides.
    QCOMPARE(requests::createAccessToken(Alice, u"x"_s, {}).format, AnswerFormat::Text);
    const Recording old = readRecording(QStringLiteral(TEST_DATA "/recordings/2.19/tokens/create-without-password.json"));
    QVERIFY(requests::createAccessToken(Alice, u"x"_s, {}).decode(old.answer));
    const Recording recording = readRecording(QStringLiteral(TEST_DATA "/recordings/2.23/tokens/create.json"));
    const Result<NewAccessToken> made = requests::createAccessToken(Alice, u"x"_s, {}).decode(recording.answer);
    QVERIFY(made);
    QCOMPARE(QString::fromUtf8(made->raw), recording.body["rawAPIKey"_L1].toString());
    QCOMPARE(made->raw.size(), 48); // portainer-api.md 2.5
    QCOMPARE(made->token.id, AccessTokenId(2));
    QCOMPARE(made->token.description, u"desktop on study-pc"_s);
    QVERIFY(!requests::createAccessToken(Alice, u"x"_s, {}).decode({201, R"({"apiKey":{"id":1}})", {}}));
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
