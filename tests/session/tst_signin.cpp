// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signin.h"

#include "app/session/signinproblem.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Stage = SignIn::Stage;
using Problem = SignIn::Problem;


namespace {

const QByteArray Token = "ptr_" + QByteArray(43, 'A') + "=";

/// What a sign-in did, in order.
struct Story {
    QStringList done;
    std::optional<Stage> failedAt;
    Problem problem = Problem::None;
    ApiError error;
    std::optional<SignIn::Outcome> outcome;
    bool isOver() const { return failedAt || outcome; }
};

Deadlines quick()
{
    Deadlines deadlines;
    deadlines.probe = {std::chrono::milliseconds(400), std::chrono::milliseconds(600)};
    deadlines.read = deadlines.probe;
    deadlines.retries = 0;
    return deadlines;
}

std::unique_ptr<SignIn> signInTo(const QString &typed, Story &story)
{
    auto signIn = std::make_unique<SignIn>(SignIn::Input{.address = ServerAddress::parse(typed).address, .accessToken = Token},
                                           ApiClient::systemManagers(), quick());
    QObject::connect(signIn.get(), &SignIn::stageDone, signIn.get(),
                     [&story](Stage stage, const QString &note) { story.done.append(QString::number(int(stage)) + u':' + note); });
    QObject::connect(signIn.get(), &SignIn::failed, signIn.get(), [&story](Stage stage, Problem problem, const ApiError &error) {
        story.failedAt = stage;
        story.problem = problem;
        story.error = error;
    });
    QObject::connect(signIn.get(), &SignIn::succeeded, signIn.get(), [&story](const SignIn::Outcome &outcome) { story.outcome = outcome; });
    signIn->start();
    return signIn;
}

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStageTicksOff();
    void theFirstContactCarriesNoToken();
    void eachCauseHasItsProblem_data();
    void eachCauseHasItsProblem();
    void nobodyListens();
    void cancelDeliversNothing();
    void oldServersAreAskedTheOtherWay();
    void plainUserOfAnOldServerIsFoundByTheOneRecordHeMayRead();
    void missingEnvironmentNamesDoNotStopIt();
    void everyProblemHasASentence();
};

void TestSignIn::everyStageTicksOff()
{
    ScriptedServer server;
    playPortainer(server);
    Story story;
    const auto signIn = signInTo(server.address(), story);
    QTRY_VERIFY(story.isOver());
    QVERIFY(story.outcome);
    QCOMPARE(story.done, QStringList({u"0:Portainer 2.23.0"_s, u"1:"_s, u"2:admin"_s, u"4:3"_s}));
    QCOMPARE(story.outcome->stacks.size(), 3);
    QCOMPARE(story.outcome->environments.size(), 2);
    QVERIFY(story.outcome->user->isAdministrator());
    QVERIFY(story.outcome->pin.isNull());
}

void TestSignIn::theFirstContactCarriesNoToken()
{
    ScriptedServer server;
    playPortainer(server);
    Story story;
    const auto signIn = signInTo(server.address(), story);
    QTRY_VERIFY(story.isOver());
    const QList<Seen> seen = server.seen();
    QCOMPARE(seen.first().target, QByteArray("/api/system/status"));
    QVERIFY(!seen.first().headers.contains("x-api-key"));
    QCOMPARE(seen.last().headers.value("x-api-key"), Token);
}

void TestSignIn::eachCauseHasItsProblem_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Canned>("answer");
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<Problem>("problem");

    const QByteArray html = "<html><body>Login</body></html>";
    const QByteArray unauthorized = R"({"message":"Invalid JWT token","details":"Unauthorized"})";
    const QByteArray forbidden = R"({"message":"Access denied","details":"Unauthorized"})";
    const QByteArray lockedOut = R"({"message":"Administrator initialization timeout","details":"Administrator initialization timeout"})";
    QTest::newRow("a web page") << QByteArray("/system/status") << Canned{200, html, "text/html"} << Stage::Reaching << Problem::NotPortainer;
    QTest::newRow("other JSON") << QByteArray("/system/status") << Canned{200, R"({"status":"ok"})"} << Stage::Reaching << Problem::NotPortainer;
    QTest::newRow("nothing in it") << QByteArray("/system/status") << Canned{200, ""} << Stage::Reaching << Problem::NotPortainer;
    QTest::newRow("an unknown route") << QByteArray("/system/status") << Canned{404, "404 page not found\n", "text/plain"} << Stage::Reaching
                                      << Problem::NotPortainer;
    QTest::newRow("hangs") << QByteArray("/system/status") << Canned{.hang = true} << Stage::Reaching << Problem::Unreachable;
    QTest::newRow("drops") << QByteArray("/system/status") << Canned{.drop = true} << Stage::Reaching << Problem::Unreachable;
    QTest::newRow("points elsewhere") << QByteArray("/system/status")
                                      << Canned{301, {}, {}, {{"Location", "https://other.example/api/system/status"}}} << Stage::Reaching
                                      << Problem::Redirected;
    QTest::newRow("first run over") << QByteArray("/system/status")
                                    << Canned{303, lockedOut, "application/json", {{"redirect-reason", "AdminInitTimeout"}}} << Stage::Reaching
                                    << Problem::FirstRunExpired;
    QTest::newRow("https only") << QByteArray("/system/status")
                                << Canned{400, "Client sent an HTTP request to an HTTPS server.\n", {}} << Stage::Reaching
                                << Problem::PlainHttpOnTlsPort;
    QTest::newRow("too old") << QByteArray("/system/status") << Canned{200, R"({"Version":"2.18.4","InstanceID":"x"})"} << Stage::Reaching
                             << Problem::TooOld;
    QTest::newRow("wrong token") << QByteArray("/users/me") << Canned{401, unauthorized} << Stage::SigningIn << Problem::WrongToken;
    QTest::newRow("sign-in hangs") << QByteArray("/users/me") << Canned{.hang = true} << Stage::SigningIn << Problem::Unreachable;
    QTest::newRow("stacks refused") << QByteArray("/stacks") << Canned{403, forbidden} << Stage::LoadingStacks << Problem::NotAllowed;
    QTest::newRow("stacks broken") << QByteArray("/stacks") << Canned{200, "[{\"Id\":1"} << Stage::LoadingStacks << Problem::Other;
    QTest::newRow("stacks fail") << QByteArray("/stacks") << Canned{500, R"({"message":"boom"})"} << Stage::LoadingStacks << Problem::Other;
}

void TestSignIn::eachCauseHasItsProblem()
{
    QFETCH(QByteArray, path);
    QFETCH(Canned, answer);
    ScriptedServer server;
    playPortainer(server);
    server.answer(path, answer);
    Story story;
    const auto signIn = signInTo(server.address(), story);
    QTRY_VERIFY(story.isOver());
    QVERIFY(!story.outcome);
    QTEST(*story.failedAt, "stage");
    QTEST(story.problem, "problem");
    const bool tokenSent = std::ranges::any_of(server.seen(), [](const Seen &seen) { return seen.headers.contains("x-api-key"); });
    QCOMPARE(tokenSent, *story.failedAt != Stage::Reaching);
}

void TestSignIn::nobodyListens()
{
    QString address;
    {
        ScriptedServer gone;
        address = gone.address();
    }
    Story story;
    const auto signIn = signInTo(address, story);
    QTRY_VERIFY(story.isOver());
    QCOMPARE(story.problem, Problem::Unreachable);
    QCOMPARE(story.error.kind, ApiError::Kind::Network);
}

void TestSignIn::cancelDeliversNothing()
{
    ScriptedServer server;
    playPortainer(server);
    server.answer("/users/me", {.hang = true});
    Story story;
    const auto signIn = signInTo(server.address(), story);
    QTRY_COMPARE(server.countOf("/users/me"), 1);
    signIn->cancel();
    QTest::qWait(700); // longer than the deadline that would have ended it
    QVERIFY(!story.isOver());
}

void TestSignIn::oldServersAreAskedTheOtherWay()
{
    ScriptedServer server;
    playPortainer(server, "2.19.5");
    server.answer("/users", {200, R"([{"Id":1,"Username":"admin","Role":1},{"Id":2,"Username":"alice","Role":2},{"Id":7,"Username":"root","Role":1}])"});
    server.answer("/users/1/tokens", {200, R"([{"id":3,"userId":1,"description":"x","prefix":"ptr_zzz","dateCreated":1,"lastUsed":0}])"});
    server.answer("/users/7/tokens", {200, R"([{"id":4,"userId":7,"description":"y","prefix":"ptr_AAA","dateCreated":1,"lastUsed":0}])"});
    Story story;
    const auto signIn = signInTo(server.address(), story);
    QTRY_VERIFY(story.isOver());
    QVERIFY(story.outcome);
    QCOMPARE(story.outcome->user->name, u"root"_s);
    QCOMPARE(server.countOf("/users/me"), 0);
    QCOMPARE(server.countOf("/users/2/tokens"), 0);
}

void TestSignIn::plainUserOfAnOldServerIsFoundByTheOneRecordHeMayRead()
{
    ScriptedServer server;
    playPortainer(server, "2.19.5");
    server.answer("/users", {403, R"({"message":"Permission denied to access users list","details":"Access denied to resource"})"});
    server.answer("/users/1", {403, R"({"message":"Permission denied inspect user","details":"Access denied to resource"})"});
    server.answer("/users/2", {404, R"({"message":"Unable to find a user"})"});
    server.answer("/users/3", {200, R"({"Id":3,"Username":"alice","Role":2})"});
    Story story;
    const auto signIn = signInTo(server.address(), story);
    QTRY_VERIFY(story.isOver());
    QVERIFY(story.outcome);
    QCOMPARE(story.outcome->user->name, u"alice"_s);
    QVERIFY(!story.outcome->user->isAdministrator());
}

void TestSignIn::missingEnvironmentNamesDoNotStopIt()
{
    ScriptedServer server;
    playPortainer(server);
    server.answer("/endpoints", {500, R"({"message":"boom"})"});
    Story story;
    const auto signIn = signInTo(server.address(), story);
    QTRY_VERIFY(story.isOver());
    QVERIFY(story.outcome);
    QCOMPARE(story.outcome->stacks.size(), 3);
}

void TestSignIn::everyProblemHasASentence()
{
    const ServerAddress address = ServerAddress::parse(u"nas"_s).address;
    QSet<QString> sentences;
    for (int problem = int(Problem::Unreachable); problem <= int(Problem::Other); ++problem) {
        const QString sentence = problemSentence(Problem(problem), ApiError{.kind = ApiError::Kind::Forbidden}, address);
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), int(Problem::Other) - 1); // NotAllowed and Other speak through the error, so share one
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
