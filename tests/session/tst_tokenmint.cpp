// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenmint.h"

#include "app/core/logging.h"
#include "tests/session/mintbench.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Step = TokenMint::Step;
using Problem = TokenMint::Problem;

class TestTokenMint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesKeepsAndProvesOne_data();
    void makesKeepsAndProvesOne();
    void sendsThePasswordOnlyWhereItIsAskedFor_data();
    void sendsThePasswordOnlyWhereItIsAskedFor();
    void thePasswordIsForgotten();
    void refusalsHaveTheirNames_data();
    void refusalsHaveTheirNames();
    void aReadOnlyLongshoreSendsNothing_data();
    void aReadOnlyLongshoreSendsNothing();
    void aNameThatCannotBeSendsNothing_data();
    void aNameThatCannotBeSendsNothing();
    void aWrongClockIsNoTrouble();
    void suggestedNames();
};

void TestTokenMint::makesKeepsAndProvesOne_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<bool>("ends");
    QTest::newRow("2.19") << QByteArray("2.19.5") << false; // its sign-out ends nothing
    QTest::newRow("2.20") << QByteArray("2.20.3") << false; // not known there
    QTest::newRow("2.21") << QByteArray("2.21.4") << true;
    QTest::newRow("2.23") << QByteArray("2.23.0") << true;
}

void TestTokenMint::makesKeepsAndProvesOne()
{
    QFETCH(QByteArray, version);
    QFETCH(bool, ends);
    MintBench bench(version);
    const TokenMint &mint = bench.start();
    QTRY_VERIFY(bench.isOver());
    QVERIFY(bench.outcome);
    QCOMPARE(bench.steps, QList<Step>({Step::SigningIn, Step::Creating, Step::Keeping, Step::Proving, Step::EndingSession}));
    QCOMPARE(bench.model.tokens().size(), 1);
    QCOMPARE(bench.outcome->accessToken, bench.model.tokens().first().raw);
    QCOMPARE(bench.stored(), bench.outcome->accessToken);
    QCOMPARE(bench.outcome->token.description, u"Longshore on study-pc"_s);
    QCOMPARE(bench.outcome->token.prefix.toLatin1(), bench.outcome->accessToken.left(7));
    QCOMPARE(bench.outcome->session.userName, u"alice"_s);
    QVERIFY(bench.outcome->session.jwt.isEmpty());
    QVERIFY(bench.outcome->kept);
    QCOMPARE(bench.outcome->sessionEnded, ends);
    QCOMPARE(bench.model.count("POST /auth/logout"), ends ? 1 : 0);
    QCOMPARE(bench.model.sessionsOpen(), ends ? 0 : 1);
    QVERIFY(!bench.model.wasSignOutMisused());
    QVERIFY(!mint.made());
    for (const Seen &seen : bench.server.seen()) // Two credentials at once would be refused.
        QVERIFY(int(seen.headers.contains("x-api-key")) + seen.headers.contains("authorization") + seen.headers.contains("cookie") <= 1);
}

void TestTokenMint::sendsThePasswordOnlyWhereItIsAskedFor_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<int>("method");
    QTest::addColumn<int>("user");
    QTest::addColumn<bool>("sent");
    QTest::newRow("internal") << QByteArray("2.23.0") << 1 << 3 << true;
    QTest::newRow("directory") << QByteArray("2.23.0") << 2 << 3 << false;
    QTest::newRow("the first administrator of a directory's server") << QByteArray("2.23.0") << 2 << 1 << true;
    QTest::newRow("2.19") << QByteArray("2.19.5") << 1 << 3 << false;
    QTest::newRow("a version nobody knows") << QByteArray("edge") << 1 << 3 << true;
}

void TestTokenMint::sendsThePasswordOnlyWhereItIsAskedFor()
{
    QFETCH(QByteArray, version);
    QFETCH(int, method);
    QFETCH(int, user);
    MintBench bench(version);
    bench.model.authentication = method;
    bench.model.userId = user;
    bench.input.method = AuthenticationMethod(method);
    bench.start();
    QTRY_VERIFY(bench.isOver());
    QVERIFY(bench.outcome);
    const QJsonObject body = bench.model.lastBody("POST /users/" + QByteArray::number(user) + "/tokens");
    QTEST(body.contains("password"_L1), "sent");
}

void TestTokenMint::thePasswordIsForgotten()
{
    MintBench bench;
    const QString line = QString::fromUtf8("x " + bench.model.password);
    QVERIFY(!redacted(line).contains(QString::fromUtf8(bench.model.password))); // Somebody has it: the log hides it.
    bench.start();
    QTRY_VERIFY(bench.isOver());
    QTRY_COMPARE(redacted(line), line); // Nobody has it any more.
    bench.outcome.reset();

    MintBench failing;
    failing.model.banned = true;
    failing.start();
    QTRY_VERIFY(failing.isOver());
    QTRY_COMPARE(redacted(line), line);
}

void TestTokenMint::refusalsHaveTheirNames_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Problem>("problem");
    const QByteArray tokens = "POST /users/3/tokens";
    const QByteArray banned = R"({"message":"Access denied","details":"Access denied to resource"})";
    QTest::newRow("wrong password") << QByteArray("POST /auth") << 422 << QByteArray(R"({"message":"Invalid credentials","details":"Unauthorized"})")
                                    << Problem::WrongPassword;
    QTest::newRow("OAuth") << QByteArray("POST /auth") << 422
                           << QByteArray(R"({"message":"Only initial admin is allowed to login without oauth","details":"Unauthorized"})")
                           << Problem::TokenOnly;
    QTest::newRow("banned") << QByteArray("POST /auth") << 403 << banned << Problem::RateLimited;
    QTest::newRow("directory down") << QByteArray("POST /auth") << 500 << QByteArray(R"({"message":"LDAP"})") << Problem::Other;
    QTest::newRow("banned before the token") << tokens << 403 << banned << Problem::RateLimited;
    QTest::newRow("name refused") << tokens << 400
                                  << QByteArray(R"({"message":"Invalid request payload","details":"Invalid description: cannot be longer than 128 characters"})")
                                  << Problem::NameRefused;
    QTest::newRow("password gone") << tokens << 403 << QByteArray(R"({"message":"Current password doesn't match","details":"Current password does not match the password provided. Please try again"})")
                                   << Problem::PasswordRefused;
    QTest::newRow("password wanted after all") << tokens << 400
                                               << QByteArray(R"({"message":"Invalid request payload","details":"Invalid password: cannot be empty"})")
                                               << Problem::PasswordRefused;
    QTest::newRow("trouble") << tokens << 500 << QByteArray(R"({"message":"Unable to create"})") << Problem::Other;
    QTest::newRow("a proxy gives up") << tokens << 504 << QByteArray() << Problem::OutcomeUnknown;
}

void TestTokenMint::refusalsHaveTheirNames()
{
    QFETCH(QByteArray, route);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    MintBench bench;
    bench.server.answer(route, {status, body});
    const TokenMint &mint = bench.start();
    QTRY_VERIFY(bench.isOver());
    QTEST(bench.problem, "problem");
    QVERIFY(!mint.made());
    QVERIFY(!mint.isCreating());
    QTRY_COMPARE(bench.model.sessionsOpen(), 0); // It is ended as well as may be.
    QVERIFY(!bench.model.wasSignOutMisused());
    QVERIFY(bench.stored().isEmpty());
}

void TestTokenMint::aReadOnlyLongshoreSendsNothing_data()
{
    QTest::addColumn<bool>("program");
    QTest::newRow("the server") << false;
    QTest::newRow("the program") << true;
}

void TestTokenMint::aReadOnlyLongshoreSendsNothing()
{
    QFETCH(bool, program);
    const auto readOnly = std::make_shared<ReadOnlySwitch>();
    readOnly->setOn(program);
    MintBench bench;
    bench.input.target.readOnly = !program;
    bench.managers = ApiClient::systemManagers(readOnly);
    bench.start();
    QCOMPARE(bench.problem, Problem::None); // Never within start().
    QTRY_COMPARE(bench.problem, Problem::ReadOnly);
    QVERIFY(bench.server.seen().isEmpty());
}

void TestTokenMint::aNameThatCannotBeSendsNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << QString();
    QTest::newRow("spaces") << u"   "_s;
    QTest::newRow("128") << QString(128, u'x');
}

void TestTokenMint::aNameThatCannotBeSendsNothing()
{
    QFETCH(QString, name);
    MintBench bench;
    bench.input.tokenName = name;
    bench.start();
    QTRY_COMPARE(bench.problem, Problem::NameRefused);
    QVERIFY(bench.server.seen().isEmpty());
}

void TestTokenMint::aWrongClockIsNoTrouble()
{
    for (const qint64 skew : {-100000, 100000}) {
        MintBench bench;
        bench.model.clockSkew = skew;
        bench.start();
        QTRY_VERIFY(bench.isOver());
        QVERIFY(bench.outcome);
    }
}

void TestTokenMint::suggestedNames()
{
    QCOMPARE(suggestedTokenName(u"study-pc"_s), u"Longshore on study-pc"_s);
    QCOMPARE(suggestedTokenName({}), u"Longshore"_s);
    const QString wide = suggestedTokenName(QString::fromUtf8("\U0001F5A5").repeated(200));
    QCOMPARE(wide.toUcs4().size(), LongestTokenName);
    QVERIFY(!wide.back().isHighSurrogate());
}

QTEST_GUILESS_MAIN(TestTokenMint)
#include "tst_tokenmint.moc"
