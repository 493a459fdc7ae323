// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signin.h"

#include "app/session/signinproblem.h"
#include "tests/session/brokenstore.h"
#include "tests/support/portainermodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Stage = SignIn::Stage;
using Problem = SignIn::Problem;


namespace {

/// One server, one sign-in by password, and what it said.
struct Bench {
    explicit Bench(const QByteArray &version = "2.23.0")
        : model(version)
    {
        server.answerBy([this](const Seen &seen) { return model.answer(seen); });
        input.address = ServerAddress::parse(server.address()).address;
        input.byPassword = SignIn::ByPassword{.userName = u"Alice"_s, .password = Secret(model.password), .tokenName = u"Longshore on study-pc"_s,
                                              .keep = store.get(), .key = {ServerId::create(), input.address.origin()}};
    }
    SignIn &start()
    {
        Deadlines deadlines;
        deadlines.probe = {std::chrono::milliseconds(400), std::chrono::milliseconds(600)};
        deadlines.read = deadlines.probe;
        deadlines.retries = 0;
        signIn = std::make_unique<SignIn>(input, managers, deadlines);
        QObject::connect(signIn.get(), &SignIn::stageDone, signIn.get(),
                         [this](Stage stage, const QString &note) { done.append(QString::number(int(stage)) + u':' + note); });
        QObject::connect(signIn.get(), &SignIn::failed, signIn.get(), [this](Stage stage, Problem why, const ApiError &what) {
            failedAt = stage;
            problem = why;
            error = what;
        });
        QObject::connect(signIn.get(), &SignIn::succeeded, signIn.get(), [this](const SignIn::Outcome &got) { outcome = got; });
        signIn->start();
        return *signIn;
    }
    bool isOver() const { return failedAt || outcome; }
    QString sentence() const { return problemSentence(problem, error, input.address, failedAt.value_or(Stage::Reaching)); }

    PortainerModel model;
    ScriptedServer server;
    ApiClient::ManagerFactory managers = ApiClient::systemManagers();
    std::unique_ptr<SecretStore> store = makeSessionStore();
    SignIn::Input input;
    std::unique_ptr<SignIn> signIn;
    QStringList done;
    std::optional<Stage> failedAt;
    Problem problem = Problem::None;
    ApiError error;
    std::optional<SignIn::Outcome> outcome;
};

} // namespace

class TestSignInPassword : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStageTicksOff_data();
    void everyStageTicksOff();
    void wherePasswordsDoNotHelpNoneIsSent();
    void theFirstAdministratorMayTryInSpiteOfOAuth();
    void refusalsHaveTheirSentences_data();
    void refusalsHaveTheirSentences();
    void readOnlySendsNothing();
    void aNewServerHasNoAdministrator();
    void theFirstAdministratorIsCreated_data();
    void theFirstAdministratorIsCreated();
    void creatingTheAdministratorCanFail_data();
    void creatingTheAdministratorCanFail();
    void aShortPasswordIsWorthAWord();
    void whatIsNotKeptSaysWhy();
    void aTokenIsNamedUntilItIsInUse();
    void cancelDeliversNothing();
};

void TestSignInPassword::everyStageTicksOff_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char *version : {"2.19.5", "2.21.4", "2.23.0"})
        QTest::newRow(version) << QByteArray(version);
}

void TestSignInPassword::everyStageTicksOff()
{
    QFETCH(QByteArray, version);
    Bench bench(version);
    const SignIn &signIn = bench.start();
    QTRY_VERIFY(bench.isOver());
    QVERIFY(bench.outcome);
    QCOMPARE(bench.done, QStringList({u"0:Portainer "_s + QString::fromLatin1(version), u"1:"_s, u"2:alice"_s, u"3:Longshore on study-pc"_s, u"4:1"_s}));
    QCOMPARE(bench.outcome->accessToken, bench.model.tokens().first().raw);
    QCOMPARE(bench.outcome->minted->id, AccessTokenId(bench.model.tokens().first().id));
    QVERIFY(bench.outcome->tokenKept);
    QCOMPARE(bench.outcome->user->name, u"alice"_s); // As the server spells it.
    QVERIFY(!bench.outcome->user->isAdministrator());
    QVERIFY(!signIn.made());
    QVERIFY(!bench.model.wasSignOutMisused());
    QCOMPARE(bench.model.count("POST /auth"), 1);
}

void TestSignInPassword::wherePasswordsDoNotHelpNoneIsSent()
{
    Bench bench;
    bench.model.authentication = 3;
    bench.start();
    QTRY_COMPARE(bench.problem, Problem::TokenOnly);
    QCOMPARE(*bench.failedAt, Stage::SigningIn);
    QCOMPARE(bench.model.count("POST /auth"), 0);
}

void TestSignInPassword::theFirstAdministratorMayTryInSpiteOfOAuth()
{
    for (const int user : {1, 3}) {
        Bench bench;
        bench.model.authentication = 3;
        bench.model.userId = user;
        bench.input.byPassword->asFirstAdministrator = true;
        bench.start();
        QTRY_VERIFY(bench.isOver());
        QCOMPARE(bench.model.count("POST /auth"), 1);
        QCOMPARE(bench.outcome.has_value(), user == 1);
        QCOMPARE(bench.problem, user == 1 ? Problem::None : Problem::TokenOnly);
    }
}

void TestSignInPassword::refusalsHaveTheirSentences_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<QString>("words");
    const QByteArray banned = R"({"message":"Access denied","details":"Access denied to resource"})";
    const QByteArray dead = R"({"message":"Invalid JWT token","details":"Unauthorized"})";
    const QByteArray auth = "POST /auth";
    const QByteArray tokens = "POST /users/3/tokens";
    QTest::newRow("wrong password") << auth << 422 << QByteArray(R"({"message":"Invalid credentials","details":"Unauthorized"})")
                                    << Problem::WrongPassword << u"does not know this user name with this password"_s;
    QTest::newRow("banned") << auth << 403 << banned << Problem::RateLimited << u"for one hour"_s;
    QTest::newRow("directory down") << auth << 500 << QByteArray(R"({"message":"boom"})") << Problem::Other << u"could not sign in"_s;
    QTest::newRow("locked out") << QByteArray("GET /users/admin/check") << 500 << QByteArray("{}") << Problem::Other << u"could not sign in"_s;
    QTest::newRow("session lost") << tokens << 401 << dead << Problem::SessionLost << u"no longer knew it"_s;
    QTest::newRow("may not") << tokens << 403 << QByteArray(R"({"message":"Permission denied to create user access token"})")
                             << Problem::NotAllowed << u"may not make an access token"_s;
    QTest::newRow("lost on the way") << tokens << 502 << QByteArray() << Problem::MakingUnknown << u"shows no new one"_s;
}

void TestSignInPassword::refusalsHaveTheirSentences()
{
    QFETCH(QByteArray, route);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    Bench bench;
    bench.server.answer(route, {status, body});
    bench.start();
    QTRY_VERIFY(bench.isOver());
    QTEST(bench.problem, "problem");
    QVERIFY2(bench.sentence().contains(words), qPrintable(bench.sentence()));
    QVERIFY(bench.model.tokens().isEmpty());
    QVERIFY(bench.model.count("POST /auth") <= 1);
}

void TestSignInPassword::readOnlySendsNothing()
{
    Bench bench;
    bench.input.readOnly = true;
    bench.start();
    QTRY_COMPARE(bench.problem, Problem::ReadOnly);
    QVERIFY(bench.server.seen().isEmpty());
}

void TestSignInPassword::aNewServerHasNoAdministrator()
{
    Bench bench;
    bench.model.hasAdministrator = false;
    bench.start();
    QTRY_COMPARE(bench.problem, Problem::NoAdministrator);
    QCOMPARE(bench.model.count("POST /auth"), 0);
    QCOMPARE(bench.model.count("POST /users/admin/init"), 0);
}

void TestSignInPassword::theFirstAdministratorIsCreated_data()
{
    QTest::addColumn<bool>("lost");
    QTest::newRow("answered") << false;
    QTest::newRow("the answer is lost") << true;
}

void TestSignInPassword::theFirstAdministratorIsCreated()
{
    QFETCH(bool, lost);
    Bench bench;
    bench.model.hasAdministrator = false;
    bench.input.byPassword->createAdministrator = true;
    bench.server.answerBy([&](const Seen &seen) {
        Canned canned = bench.model.answer(seen);
        canned.drop = lost && seen.target.endsWith("/admin/init");
        return canned;
    });
    bench.start();
    QTRY_VERIFY(bench.isOver());
    QVERIFY(bench.outcome);
    QVERIFY(bench.outcome->user->isAdministrator());
    QCOMPARE(bench.model.count("POST /users/admin/init"), 1);
}

void TestSignInPassword::creatingTheAdministratorCanFail_data()
{
    QTest::addColumn<Canned>("answer");
    QTest::addColumn<bool>("existsAfterwards");
    QTest::addColumn<Problem>("problem");
    const QByteArray late = R"({"message":"Administrator initialization timeout","details":"Administrator initialization timeout"})";
    QTest::newRow("somebody was faster") << Canned{409, R"({"message":"Unable to create administrator user","details":"An administrator user already exists"})"}
                                         << true << Problem::AdministratorExists;
    QTest::newRow("too short after all") << Canned{400, R"({"message":"Password does not meet the requirements"})"} << false << Problem::PasswordTooShort;
    QTest::newRow("a name with a space") << Canned{400, R"({"message":"Invalid request payload","details":"Invalid username. Must not contain any whitespace"})"}
                                         << false << Problem::UserNameRefused;
    QTest::newRow("five minutes are over") << Canned{303, late, "application/json", {{"redirect-reason", "AdminInitTimeout"}}} << false
                                           << Problem::FirstRunExpired;
    QTest::newRow("lost, and there is none") << Canned{.drop = true} << false << Problem::NoAdministrator;
    QTest::newRow("lost, and there is another's") << Canned{.drop = true} << true << Problem::AdministratorExists;
}

void TestSignInPassword::creatingTheAdministratorCanFail()
{
    QFETCH(Canned, answer);
    QFETCH(bool, existsAfterwards);
    Bench bench;
    bench.model.hasAdministrator = false;
    bench.input.byPassword->createAdministrator = true;
    bench.server.answerBy([&](const Seen &seen) {
        if (!seen.target.endsWith("/admin/init"))
            return bench.model.answer(seen);
        bench.model.hasAdministrator = existsAfterwards;
        bench.model.password = "somebody else's";
        return answer;
    });
    bench.start();
    QTRY_VERIFY(bench.isOver());
    QTEST(bench.problem, "problem");
    QVERIFY(bench.model.tokens().isEmpty());
}

void TestSignInPassword::aShortPasswordIsWorthAWord()
{
    Bench fresh;
    fresh.model.hasAdministrator = false;
    fresh.model.requiredPasswordLength = 40;
    fresh.input.byPassword->createAdministrator = true;
    fresh.start();
    QTRY_COMPARE(fresh.problem, Problem::PasswordTooShort);
    QCOMPARE(fresh.model.count("POST /users/admin/init"), 0);

    Bench old;
    old.model.forceChangePassword = true;
    old.start();
    QTRY_VERIFY(old.isOver());
    QVERIFY(old.outcome);
    QVERIFY(old.outcome->passwordTooShort);
}

void TestSignInPassword::whatIsNotKeptSaysWhy()
{
    Bench bench;
    bench.store = std::make_unique<BrokenStore>(SecretState::Locked);
    bench.input.byPassword->keep = bench.store.get();
    SignIn &signIn = bench.start();
    QTRY_COMPARE(bench.problem, Problem::TokenNotKept);
    QCOMPARE(signIn.secretState(), SecretState::Locked);
    QVERIFY2(bench.sentence().contains(u"GNOME Keyring is locked"_s), qPrintable(bench.sentence()));
    QVERIFY(signIn.made());
    signIn.goOnUnkept();
    QTRY_VERIFY(bench.outcome);
    QVERIFY(!bench.outcome->tokenKept);
    QVERIFY(bench.outcome->minted);
}

void TestSignInPassword::aTokenIsNamedUntilItIsInUse()
{
    Bench bench;
    bench.server.answer("/stacks", {500, R"({"message":"boom"})"});
    SignIn &signIn = bench.start();
    QTRY_VERIFY(bench.isOver());
    QCOMPARE(*bench.failedAt, Stage::LoadingStacks);
    QVERIFY(signIn.made());
    QCOMPARE(signIn.made()->description, u"Longshore on study-pc"_s);
    QSignalSpy changed(&signIn, &SignIn::madeChanged);
    const auto revoked = signIn.revokeMade();
    QTRY_VERIFY(revoked.isFinished());
    QVERIFY(revoked.result());
    QTRY_VERIFY(!signIn.made());
    QVERIFY(changed.count() >= 1);
    QVERIFY(bench.model.tokens().isEmpty());
    QVERIFY(bench.store->read(bench.input.byPassword->key).result().secret.isEmpty());
}

void TestSignInPassword::cancelDeliversNothing()
{
    Bench bench;
    bench.server.answer("GET /stacks", {.hang = true});
    SignIn &signIn = bench.start();
    QTRY_COMPARE(bench.server.countOf("/stacks"), 1);
    signIn.cancel();
    QTest::qWait(700);
    QVERIFY(!bench.isOver());
    QVERIFY(signIn.made()); // It exists, and whoever closes the window has to be told.
}

QTEST_GUILESS_MAIN(TestSignInPassword)
#include "tst_signinpassword.moc"
