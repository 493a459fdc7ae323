// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the demo: changed one by one, refused as a whole, and in force at once.
#include "app/demo/demoduration.h"
#include "tests/demo/asker.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

class TestDemoSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void durations_data();
    void durations();
    void changesOnlyWhatIsNamed_data();
    void changesOnlyWhatIsNamed();
    void refuses_data();
    void refuses();
    void passwordRulesCountAtOnce();
    void sessionsLastAsSet();
    void directoryAndProviderAreReplacedWhole();
    void linesDiffer_data();
    void linesDiffer();
    void tls();
};

namespace {

Heard change(Asker &asker, const QByteArray &body)
{
    return asker.sendAs("admin", "PUT", "/api/settings", body);
}

qint64 lifetimeOf(const QByteArray &session)
{
    const QByteArray claims = QByteArray::fromBase64(session.split('.').value(1), QByteArray::Base64UrlEncoding);
    const QJsonObject object = QJsonDocument::fromJson(claims).object();
    return object["exp"_L1].toInteger() - object["iat"_L1].toInteger();
}

} // namespace

void TestDemoSettings::durations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char *text, double seconds, const char *problem = "") {
        QTest::newRow(*text ? text : "nothing") << QByteArray(text) << seconds << QByteArray(problem);
    };
    row("8h", 28800);
    row("1h30m", 5400);
    row("1.5h", 5400);
    row(".5m", 30);
    row("1.m", 60);
    row("300ms", 0.3);
    row("-90s", -90);
    row("+1s", 1);
    row("0", 0);
    row("1h0m0s", 3600);
    row("", 0, "time: invalid duration \"\"");
    row("soon", 0, "time: invalid duration \"soon\"");
    row("h", 0, "time: invalid duration \"h\"");
    row(".h", 0, "time: invalid duration \".h\"");
    row(" 1h", 0, "time: invalid duration \" 1h\"");
    row("5", 0, "time: missing unit in duration \"5\"");
    row("1h5", 0, "time: missing unit in duration \"1h5\"");
    row("5d", 0, "time: unknown unit \"d\" in duration \"5d\"");
    row("5 m", 0, "time: unknown unit \" m\" in duration \"5 m\"");
}

void TestDemoSettings::durations()
{
    QFETCH(const QByteArray, text);
    const demo::Duration duration = demo::Duration::parse(text);
    QTEST(duration.seconds, "seconds");
    QTEST(duration.problem, "problem");
}

void TestDemoSettings::changesOnlyWhatIsNamed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *body, const char *member, const QJsonValue &value) {
        QTest::newRow(member) << QByteArray(body) << QString::fromLatin1(member) << value;
    };
    row(R"({"LogoURL":"https://example.org/l.png"})", "LogoURL", u"https://example.org/l.png"_s);
    row(R"({"TemplatesURL":"https://example.org/t.json"})", "TemplatesURL", u"https://example.org/t.json"_s);
    row(R"({"SnapshotInterval":"10m"})", "SnapshotInterval", u"10m"_s);
    row(R"({"UserSessionTimeout":"1h"})", "UserSessionTimeout", u"1h"_s);
    row(R"({"KubeconfigExpiry":"24h"})", "KubeconfigExpiry", u"24h"_s);
    row(R"({"EnableTelemetry":true})", "EnableTelemetry", true);
    row(R"({"EnableEdgeComputeFeatures":false})", "EnableEdgeComputeFeatures", false);
    row(R"({"EdgeAgentCheckinInterval":30})", "EdgeAgentCheckinInterval", 30);
    row(R"({"InternalAuthSettings":{"RequiredPasswordLength":8}})", "InternalAuthSettings", QJsonObject{{u"RequiredPasswordLength"_s, 8}});
    row(R"({"BlackListedLabels":[{"name":"hide","value":"yes"}]})", "BlackListedLabels",
        QJsonArray{QJsonObject{{u"name"_s, u"hide"_s}, {u"value"_s, u"yes"_s}}});
    row(R"({"GlobalDeploymentOptions":{"hideStacksFunctionality":true}})", "GlobalDeploymentOptions",
        QJsonObject{{u"hideStacksFunctionality"_s, true}});
    row(R"({"HelmRepositoryURL":"https://Charts.Example.org/X/"})", "HelmRepositoryURL", u"https://charts.example.org/x"_s);
    row(R"({"KubectlShellImage":"shell:1"})", "KubectlShellImage", u"shell:1"_s);
    row(R"({"TrustOnFirstConnect":true})", "TrustOnFirstConnect", true);
    row(R"({"EnforceEdgeID":true})", "EnforceEdgeID", true);
    row(R"({"EdgePortainerURL":"https://example.org"})", "EdgePortainerUrl", u"https://example.org"_s);
    row(R"({"AuthenticationMethod":2})", "AuthenticationMethod", 2);
}

void TestDemoSettings::changesOnlyWhatIsNamed()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, member);
    QFETCH(const QJsonValue, value);
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    QJsonObject expected = asker.getAs("admin", "/api/settings").json().toObject();
    QVERIFY(expected[member] != value);
    expected[member] = value;
    const Heard heard = change(asker, body);
    QCOMPARE(heard.status, 200);
    QCOMPARE(heard.json().toObject(), expected);
    QCOMPARE(asker.getAs("admin", "/api/settings").json().toObject(), expected);
    // What the public settings have of it follows at once.
    const QJsonObject open = asker.get("/api/settings/public").json().toObject();
    if (open.contains(member))
        QCOMPARE(open[member], value);
}

void TestDemoSettings::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *body, int status, const QString &text) { QTest::newRow(body) << QByteArray(body) << status << text; };
    row("", 400, u"EOF"_s);
    row(R"({"EnableTelemetry":true,"UserSessionTimeout":"long"})", 400, u"Invalid user session timeout"_s);
    row(R"({"EnableTelemetry":true,"KubeconfigExpiry":"24"})", 400, u"Invalid Kubeconfig Expiry"_s);
    row(R"({"EnableTelemetry":true,"AuthenticationMethod":4})", 400,
        u"Invalid authentication method value. Value must be one of: 1 (internal), 2 (LDAP/AD) or 3 (OAuth)"_s);
    row(R"({"EnableTelemetry":true,"TemplatesURL":"not an address"})", 400, u"Invalid external templates URL. Must correspond to a valid URL format"_s);
    row(R"({"EnableTelemetry":true,"LogoURL":"logo"})", 400, u"Invalid logo URL. Must correspond to a valid URL format"_s);
    row(R"({"EnableTelemetry":true,"HelmRepositoryURL":":"})", 400, u"Invalid Helm repository URL. Must correspond to a valid URL format"_s);
    row(R"({"EnableTelemetry":"yes"})", 400,
        u"Json: cannot unmarshal \"\\\"yes\\\"}\" into Go struct field settings.settingsUpdatePayload.EnableTelemetry of type bool"_s);
    row(R"({"EnableTelemetry":true,"SnapshotInterval":"5d"})", 500, u"Time: unknown unit \"d\" in duration \"5d\""_s);
}

void TestDemoSettings::refuses()
{
    QFETCH(const QByteArray, body);
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    const QByteArray before = asker.getAs("admin", "/api/settings").body;
    const Heard heard = change(asker, body);
    QTEST(heard.status, "status");
    QTEST(heard.text("details"), "text");
    QCOMPARE(asker.getAs("admin", "/api/settings").body, before);
    QCOMPARE(asker.sendAs("maria", "PUT", "/api/settings", "{}").status, 403);
    QCOMPARE(change(asker, R"({"SnapshotInterval":""})").status, 200); // No change, so nobody looks at it.
}

void TestDemoSettings::passwordRulesCountAtOnce()
{
    DemoServer server({.requiredPasswordLength = 20});
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(asker.get("/api/settings/public").json()["RequiredPasswordLength"_L1].toInt(), 20);
    QVERIFY(server.passwordOf("alice").size() >= 20);
    const QByteArray dora = R"({"Username":"dora","Password":"1234567890123456789","Role":2})";
    QCOMPARE(asker.sendAs("admin", "POST", "/api/users", dora).status, 400);
    QCOMPARE(change(asker, R"({"InternalAuthSettings":{"RequiredPasswordLength":19}})").status, 200);
    QCOMPARE(asker.sendAs("admin", "POST", "/api/users", dora).status, 200);
    // Bytes count, not characters: nine of these are eighteen.
    const QByteArray eighteen = "{\"NewPassword\":\"" + QByteArray("é").repeated(9) + "\"}";
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/users/2", eighteen).status, 400);
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/users/2", QByteArray(eighteen).replace("é\"", "éé\"")).status, 200);
    // Whoever has a shorter one is asked to change it from the next sign-in on.
    QCOMPARE(change(asker, R"({"InternalAuthSettings":{"RequiredPasswordLength":30}})").status, 200);
    const QByteArray session = asker.signIn("dora", "1234567890123456789");
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").json()["forceChangePassword"_L1].toBool(), true);
}

void TestDemoSettings::sessionsLastAsSet()
{
    DemoServer server({.sessionSeconds = 90});
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(lifetimeOf(asker.signIn("alice")), 90);
    QCOMPARE(asker.getAs("admin", "/api/settings").text("UserSessionTimeout"), u"90s"_s);
    QCOMPARE(change(asker, R"({"UserSessionTimeout":"2h"})").status, 200);
    const QByteArray session = asker.signIn("alice");
    QCOMPARE(lifetimeOf(session), 7200);
    QCOMPARE(change(asker, R"({"UserSessionTimeout":"0"})").status, 200);
    QCOMPARE(asker.sendIn(asker.signIn("bob"), "GET", "/api/users/me").status, 401);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").status, 200);
}

/// portainer-api.md 8.1: as whole objects, but for the stored secrets, which an empty value keeps.
void TestDemoSettings::directoryAndProviderAreReplacedWhole()
{
    DemoServer server({.authentication = DemoAuthentication::Ldap});
    QVERIFY(server.start());
    Asker asker(server);
    const QJsonValue before = asker.getAs("admin", "/api/settings").json()["LDAPSettings"_L1];
    QVERIFY(!before["URL"_L1].toString().isEmpty());
    QVERIFY(before["Password"_L1].isUndefined());
    const QJsonValue after = change(asker, R"({"LDAPSettings":{"StartTLS":true}})").json()["LDAPSettings"_L1];
    QCOMPARE(after["StartTLS"_L1].toBool(), true);
    QCOMPARE(after["URL"_L1].toString(), QString());
    QCOMPARE(after["AutoCreateUsers"_L1].toBool(true), false);
    QCOMPARE(after["ReaderDN"_L1], before["ReaderDN"_L1]);
    QCOMPARE(after["TLSConfig"_L1]["TLS"_L1].toBool(true), false);
    const Heard provider = change(asker, R"({"OAuthSettings":{"ClientID":"x","ClientSecret":"planted"}})");
    QCOMPARE(provider.json()["OAuthSettings"_L1]["ClientID"_L1].toString(), u"x"_s);
    QVERIFY(!provider.body.contains("planted"));
}

void TestDemoSettings::linesDiffer_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<QStringList>("more"); // Than 2.23 has.
    QTest::addColumn<QStringList>("fewer");
    QTest::newRow("2.19") << DemoLine::V2_19 << QStringList{u"fdoConfiguration"_s, u"ShowKomposeBuildOption"_s, u"IsDockerDesktopExtension"_s}
                          << QStringList{u"GlobalDeploymentOptions"_s};
    QTest::newRow("2.21") << DemoLine::V2_21 << QStringList{u"fdoConfiguration"_s, u"ShowKomposeBuildOption"_s} << QStringList();
    QTest::newRow("2.23") << DemoLine::V2_23 << QStringList() << QStringList();
}

void TestDemoSettings::linesDiffer()
{
    QFETCH(const DemoLine, line);
    QFETCH(const QStringList, more);
    QFETCH(const QStringList, fewer);
    DemoServer server({.line = line});
    QVERIFY(server.start());
    Asker asker(server);
    const QJsonObject settings = asker.getAs("admin", "/api/settings").json().toObject();
    for (const QString &key : {u"fdoConfiguration"_s, u"ShowKomposeBuildOption"_s, u"IsDockerDesktopExtension"_s})
        QCOMPARE(settings.contains(key), more.contains(key));
    QCOMPARE(settings.contains("GlobalDeploymentOptions"_L1), !fewer.contains(u"GlobalDeploymentOptions"_s));
    QCOMPARE(change(asker, R"({"SnapshotInterval":"5m"})").status, 200);
}

void TestDemoSettings::tls()
{
    DemoServer server;
    QVERIFY(server.start());
    Asker asker(server);
    QCOMPARE(asker.getAs("alice", "/api/ssl").status, 403);
    const QByteArray session = asker.signIn("alice");
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/ssl", R"({"Cert":"x"})").text("details"), u"Both certificate and key files should be provided"_s);
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/ssl", "{}").status, 204);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").status, 200);
    QCOMPARE(asker.sendAs("admin", "PUT", "/api/ssl", R"({"HTTPEnabled":false})").status, 204);
    QCOMPARE(asker.sendIn(session, "GET", "/api/users/me").status, 401);
    QCOMPARE(asker.getAs("admin", "/api/ssl").json()["httpEnabled"_L1].toBool(), true);
}

QTEST_GUILESS_MAIN(TestDemoSettings)
#include "tst_demosettings.moc"
