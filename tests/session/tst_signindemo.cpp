// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"
#include "app/session/signin.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

using Problem = SignIn::Problem;

namespace {

/// A sign-in by password to the demo server, which is held to recordings of real ones.
struct Bench {
    explicit Bench(const DemoOptions &options = {}, const QByteArray &user = "alice")
        : server(options)
    {
        server.start();
        by.userName = QString::fromLatin1(user);
        by.password = Secret(server.passwordOf(user));
        by.tokenName = u"Longshore on study-pc"_s;
        by.keep = store.get();
        by.key = {ServerId::create(), server.address().origin()};
    }
    void run()
    {
        problem = Problem::None;
        outcome.reset();
        signIn = std::make_unique<SignIn>(SignIn::Input{.address = server.address(), .accessToken = {}, .byPassword = by}, ApiClient::systemManagers());
        QObject::connect(signIn.get(), &SignIn::certificateQuestion, signIn.get(), [this](const Certificate &offered) {
            shown = offered.der;
            signIn->trustCertificate();
        });
        QObject::connect(signIn.get(), &SignIn::failed, signIn.get(), [this](SignIn::Stage, Problem why) { problem = why; });
        QObject::connect(signIn.get(), &SignIn::succeeded, signIn.get(), [this](const SignIn::Outcome &got) { outcome = got; });
        signIn->start();
        QTRY_VERIFY_WITH_TIMEOUT(outcome || problem != Problem::None, 20000);
    }

    DemoServer server;
    std::unique_ptr<SecretStore> store = makeSessionStore();
    SignIn::ByPassword by;
    std::unique_ptr<SignIn> signIn;
    QByteArray shown;
    Problem problem = Problem::None;
    std::optional<SignIn::Outcome> outcome;
};

} // namespace


class TestSignInDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLine_data();
    void everyLine();
    void theClockMayBeWrong();
    void aDirectoryNeedsNoPasswordForTheToken();
    void anotherServiceTakesNoPasswords();
    void aSessionThatEndsInMidWay();
    void wrongPasswordsUntilTheBan();
    void aShortPassword();
    void aServerWithoutAdministrator();
    void aServerThatWaitedTooLong();
};

void TestSignInDemo::everyLine_data()
{
    QTest::addColumn<DemoLine>("line");
    QTest::addColumn<bool>("https");
    QTest::addColumn<QByteArray>("user");
    for (const auto &[name, line] : {std::pair{"2.19", DemoLine::V2_19}, {"2.21", DemoLine::V2_21}, {"2.23", DemoLine::V2_23}})
        for (const bool https : {false, true})
            for (const char *user : {"admin", "alice", "noor"})
                QTest::addRow("%s, %s, %s", name, https ? "https" : "http", user) << line << https << QByteArray(user);
}

void TestSignInDemo::everyLine()
{
    QFETCH(DemoLine, line);
    QFETCH(bool, https);
    QFETCH(QByteArray, user);
    Bench bench({.line = line, .https = https}, user);
    const qsizetype before = bench.server.tokenDescriptionsOf(user).size();
    bench.run();
    QCOMPARE(bench.problem, Problem::None);
    QCOMPARE(bench.shown, https ? bench.server.certificateDer() : QByteArray());
    QCOMPARE(bench.outcome->user->name.toLatin1(), user);
    QCOMPARE(bench.outcome->user->isAdministrator(), user == "admin");
    QCOMPARE(bench.server.tokenDescriptionsOf(user).size(), before + 1);
    QCOMPARE(bench.server.tokenDescriptionsOf(user).last(), QByteArray("Longshore on study-pc"));
    QCOMPARE(bench.store->read(bench.by.key).result().secret, bench.outcome->accessToken);
    QCOMPARE(bench.server.timesAsked("POST", "auth"), 1);
    QCOMPARE(bench.server.timesAsked("POST", "users/{id}/tokens"), 1);
    QCOMPARE(bench.server.timesAsked("POST", "auth/logout"), line == DemoLine::V2_19 ? 0 : 1);
    QVERIFY(!bench.server.wasSignOutMisused());
    QCOMPARE(bench.outcome->environments.isEmpty(), user == "noor");
    QVERIFY(!bench.outcome->stacks.isEmpty()); // Public ones are listed for everybody (portainer-api.md 4.2).
}

void TestSignInDemo::theClockMayBeWrong()
{
    for (const qint64 skew : {-36000, 36000}) {
        Bench bench({.clockSkewSeconds = skew});
        bench.run();
        QVERIFY(bench.outcome);
    }
}

void TestSignInDemo::aDirectoryNeedsNoPasswordForTheToken()
{
    Bench bench({.authentication = DemoAuthentication::Ldap});
    bench.run();
    QVERIFY(bench.outcome);
}

void TestSignInDemo::anotherServiceTakesNoPasswords()
{
    Bench bench({.authentication = DemoAuthentication::OAuth});
    bench.run();
    QCOMPARE(bench.problem, Problem::TokenOnly);
    QCOMPARE(bench.server.timesAsked("POST", "auth"), 0);
    bench.by.asFirstAdministrator = true;
    bench.run();
    QCOMPARE(bench.problem, Problem::TokenOnly);
    QCOMPARE(bench.server.timesAsked("POST", "auth"), 1);

    Bench first({.authentication = DemoAuthentication::OAuth}, "admin");
    first.by.asFirstAdministrator = true;
    first.run();
    QVERIFY(first.outcome);
}

void TestSignInDemo::aSessionThatEndsInMidWay()
{
    Bench bench({.requestsPerSession = 1}); // The list of tokens, and no more.
    bench.run();
    QCOMPARE(bench.problem, Problem::SessionLost);
    QCOMPARE(bench.server.timesAsked("POST", "auth"), 1);
    QVERIFY(!bench.server.wasSignOutMisused());
}

void TestSignInDemo::wrongPasswordsUntilTheBan()
{
    Bench bench;
    bench.by.password = Secret("not the password");
    int asked = 0;
    do {
        bench.run();
        ++asked;
        QVERIFY(bench.problem == Problem::WrongPassword || bench.problem == Problem::RateLimited);
        QCOMPARE(bench.server.timesAsked("POST", "auth"), asked); // Not one by itself.
    } while (bench.problem == Problem::WrongPassword && asked < 200);
    QCOMPARE(bench.problem, Problem::RateLimited);
}

void TestSignInDemo::aShortPassword()
{
    Bench bench({.shortPasswordOf = "alice"});
    bench.run();
    QVERIFY(bench.outcome);
    QVERIFY(bench.outcome->passwordTooShort);
}

void TestSignInDemo::aServerWithoutAdministrator()
{
    Bench bench({.firstRun = DemoFirstRun::NoAdministrator}, "admin");
    bench.by.password = Secret("a new password 1");
    bench.run();
    QCOMPARE(bench.problem, Problem::NoAdministrator);
    bench.by.password = Secret("a new password 1");
    bench.by.createAdministrator = true;
    bench.run();
    QVERIFY(bench.outcome);
    QVERIFY(bench.outcome->user->isAdministrator());
    QCOMPARE(bench.server.timesAsked("POST", "users/admin/init"), 1);
    bench.run();
    QCOMPARE(bench.problem, Problem::AdministratorExists);
}

void TestSignInDemo::aServerThatWaitedTooLong()
{
    Bench bench({.firstRun = DemoFirstRun::TimedOut}, "admin");
    bench.by.password = Secret("a new password 1");
    bench.by.createAdministrator = true;
    bench.run();
    QCOMPARE(bench.problem, Problem::FirstRunExpired);
}

QTEST_GUILESS_MAIN(TestSignInDemo)
#include "tst_signindemo.moc"
