// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenmint.h"

#include "tests/session/mintbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Problem = TokenMint::Problem;

namespace {

/// The creation is carried out, and its answer never arrives.
void loseCreation(MintBench &bench)
{
    bench.server.answerBy([&bench](const Seen &seen) {
        Canned canned = bench.model.answer(seen);
        canned.drop = seen.verb == "POST" && seen.target.endsWith("/tokens");
        return canned;
    });
}

} // namespace

class TestMintTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSessionThatEndsInMidWay_data();
    void aSessionThatEndsInMidWay();
    void aLostCreationIsFound();
    void aLostCreationThatNeverHappened();
    void twoOfOneNameAreNobodys();
    void whatTheStoreRefusesCanBeUsedOrRevoked();
    void anUnprovenTokenIsTakenBack();
    void revokingPutsTheStoreBack();
    void aLockedKeyringIsPutBackLater_data();
    void aLockedKeyringIsPutBackLater();
    void leavingPutsTheStoreBackToo();
    void cancellingWaitsForACreation();
    void cancellingEarlierLeavesNothing();
};

void TestMintTrouble::aSessionThatEndsInMidWay_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::newRow("before the list") << QByteArray("GET");
    QTest::newRow("before the creation") << QByteArray("POST");
}

void TestMintTrouble::aSessionThatEndsInMidWay()
{
    QFETCH(QByteArray, verb);
    MintBench bench;
    bench.server.answerBy([&](const Seen &seen) {
        if (seen.verb == verb && seen.target.endsWith("/tokens"))
            bench.model.endSessions();
        return bench.model.answer(seen);
    });
    bench.start();
    QTRY_COMPARE(bench.problem, Problem::SessionLost);
    QVERIFY(bench.model.tokens().isEmpty());
    QCOMPARE(bench.model.count("POST /auth"), 1);
    QTest::qWait(50);
    QCOMPARE(bench.model.count("POST /auth/logout"), 0); // A dead cookie would bring the server down.
}

void TestMintTrouble::aLostCreationIsFound()
{
    MintBench bench;
    bench.model.addToken(u"Longshore on study-pc"_s, "ptr_old");
    loseCreation(bench);
    TokenMint &mint = bench.start();
    QTRY_COMPARE(bench.problem, Problem::OutcomeUnknown);
    QVERIFY(mint.made());
    QCOMPARE(mint.made()->id, AccessTokenId(bench.model.tokens().last().id));
    QCOMPARE(bench.model.tokens().size(), 2);
    QCOMPARE(bench.model.count("POST /users/3/tokens"), 1);
    QSignalSpy changed(&mint, &TokenMint::madeChanged);
    const auto revoked = mint.revoke();
    QTRY_VERIFY(revoked.isFinished());
    QVERIFY(revoked.result());
    QVERIFY(!mint.made());
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(bench.model.tokens().size(), 1);
    QCOMPARE(bench.model.tokens().first().raw, QByteArray("ptr_old"));
    QTRY_COMPARE(bench.model.sessionsOpen(), 0);
}

void TestMintTrouble::aLostCreationThatNeverHappened()
{
    MintBench bench;
    bench.server.answer("POST /users/3/tokens", {.drop = true});
    const TokenMint &mint = bench.start();
    QTRY_COMPARE(bench.problem, Problem::OutcomeUnknown);
    QCOMPARE(bench.error.kind, ApiError::Kind::NotFound);
    QVERIFY(!mint.made());
    QCOMPARE(bench.server.countOf("/users/3/tokens"), 3); // list, create, list
}

void TestMintTrouble::twoOfOneNameAreNobodys()
{
    MintBench bench;
    bench.server.answerBy([&bench](const Seen &seen) {
        Canned canned = bench.model.answer(seen);
        if (seen.verb == "POST" && seen.target.endsWith("/tokens")) {
            bench.model.addToken(bench.input.tokenName, "ptr_of_another_window");
            canned.drop = true;
        }
        return canned;
    });
    const TokenMint &mint = bench.start();
    QTRY_COMPARE(bench.problem, Problem::OutcomeUnknown);
    QCOMPARE(bench.error.kind, ApiError::Kind::OutcomeUnknown);
    QVERIFY(!mint.made());
}

void TestMintTrouble::whatTheStoreRefusesCanBeUsedOrRevoked()
{
    for (const bool use : {true, false}) {
        MintBench bench;
        bench.store = std::make_unique<BrokenStore>(SecretState::Locked);
        bench.input.keep = bench.store.get();
        TokenMint &mint = bench.start();
        QTRY_COMPARE(bench.problem, Problem::NotKept);
        QCOMPARE(bench.secretState, SecretState::Locked);
        QVERIFY(mint.made());
        if (use) {
            mint.goOnUnkept();
            QTRY_VERIFY(bench.outcome);
            QVERIFY(!bench.outcome->kept);
            QCOMPARE(bench.model.tokens().size(), 1);
        } else {
            const auto revoked = mint.revoke();
            QTRY_VERIFY(revoked.isFinished());
            QVERIFY(revoked.result());
            QVERIFY(bench.model.tokens().isEmpty());
        }
        QTRY_COMPARE(bench.model.sessionsOpen(), 0);
    }
}

void TestMintTrouble::anUnprovenTokenIsTakenBack()
{
    MintBench bench;
    bench.model.takesTokens = false;
    TokenMint &mint = bench.start();
    QTRY_COMPARE(bench.problem, Problem::NotProven);
    QVERIFY(mint.made());
    const auto revoked = mint.revoke(); // By the session, as the token is no help.
    QTRY_VERIFY(revoked.isFinished());
    QVERIFY(revoked.result());
    QVERIFY(bench.model.tokens().isEmpty());
    QVERIFY(bench.stored().isEmpty());
}

void TestMintTrouble::revokingPutsTheStoreBack()
{
    MintBench bench;
    bench.store->save(bench.input.key, "ptr_the_one_before").waitForFinished();
    bench.model.takesTokens = false;
    TokenMint &mint = bench.start();
    QTRY_COMPARE(bench.problem, Problem::NotProven);
    QTRY_COMPARE(bench.stored(), QByteArray("ptr_the_one_before")); // At once, whatever becomes of the new one.
    bench.model.endSessions();
    bench.model.takesTokens = true;
    const auto revoked = mint.revoke(); // The session is gone; the token takes back itself.
    QTRY_VERIFY(revoked.isFinished());
    QVERIFY(revoked.result());
    QVERIFY(bench.model.tokens().isEmpty());
    QCOMPARE(bench.stored(), QByteArray("ptr_the_one_before"));
}

void TestMintTrouble::aLockedKeyringIsPutBackLater_data()
{
    QTest::addColumn<bool>("hadOne");
    QTest::newRow("an earlier token") << true;
    QTest::newRow("none before") << false;
}

// Locked between keeping and putting back: what is kept is the token that is not used, and that is said until it is mended.
void TestMintTrouble::aLockedKeyringIsPutBackLater()
{
    QFETCH(bool, hadOne);
    MintBench bench;
    BrokenStore keychain{SecretState::Done};
    bench.input.keep = &keychain;
    if (hadOne)
        keychain.save(bench.input.key, "ptr_the_one_before");
    bench.server.answerBy([&](const Seen &seen) {
        if (seen.target.endsWith("/users/me")) // It is being proven: kept already.
            keychain.saves = keychain.forgets = SecretState::Locked;
        return bench.model.answer(seen);
    });
    bench.model.takesTokens = false;
    TokenMint &mint = bench.start();
    QTRY_COMPARE(bench.problem, Problem::NotProven);
    QTRY_COMPARE(mint.storeTrouble(), SecretState::Locked);
    QVERIFY(bench.stored().startsWith("ptr_") && bench.stored() != "ptr_the_one_before");
    const auto revoked = mint.revoke();
    QTRY_VERIFY(revoked.isFinished());
    QVERIFY(revoked.result()); // It is gone on the server, whatever the keyring does.
    QVERIFY(bench.model.tokens().isEmpty());
    QCOMPARE(mint.storeTrouble(), SecretState::Locked); // Known by the time it is said to be revoked.
    keychain.saves = keychain.forgets = SecretState::Done;
    mint.leave();
    QTRY_COMPARE(mint.storeTrouble(), SecretState::Done);
    QCOMPARE(bench.stored(), hadOne ? QByteArray("ptr_the_one_before") : QByteArray());
    const int saved = keychain.saved;
    mint.leave(); // Once more changes nothing.
    QTest::qWait(20);
    QCOMPARE(keychain.saved, saved);
}

void TestMintTrouble::leavingPutsTheStoreBackToo()
{
    MintBench bench;
    bench.store->save(bench.input.key, "ptr_the_one_before").waitForFinished();
    TokenMint *running = nullptr;
    bench.server.answerBy([&](const Seen &seen) {
        if (seen.target.endsWith("/users/me"))
            running->cancel();
        return bench.model.answer(seen);
    });
    running = &bench.start();
    QTRY_VERIFY(running->made());
    QTRY_COMPARE(bench.stored(), QByteArray("ptr_the_one_before"));
    running->leave();
    QCOMPARE(running->storeTrouble(), SecretState::Done);
    QCOMPARE(bench.stored(), QByteArray("ptr_the_one_before"));
    QCOMPARE(bench.model.tokens().size(), 1); // Named, and nobody's: leaving it revokes nothing.
}

void TestMintTrouble::cancellingWaitsForACreation()
{
    MintBench bench;
    TokenMint *running = nullptr;
    bench.server.answerBy([&](const Seen &seen) {
        if (seen.verb == "POST" && seen.target.endsWith("/tokens"))
            running->cancel();
        return bench.model.answer(seen);
    });
    running = &bench.start();
    QTRY_VERIFY(running->made());
    QVERIFY(!running->isCreating());
    QVERIFY(!bench.isOver());
    QVERIFY(bench.stored().isEmpty());
    const auto revoked = running->revoke();
    QTRY_VERIFY(revoked.isFinished());
    QVERIFY(revoked.result());
    QVERIFY(bench.model.tokens().isEmpty());
    QVERIFY(!bench.isOver());
}

void TestMintTrouble::cancellingEarlierLeavesNothing()
{
    MintBench bench;
    TokenMint *running = nullptr;
    bench.server.answerBy([&](const Seen &seen) {
        if (seen.verb == "GET" && seen.target.endsWith("/tokens"))
            running->cancel();
        return bench.model.answer(seen);
    });
    running = &bench.start();
    QTRY_COMPARE(bench.model.count("GET /users/3/tokens"), 1);
    QTRY_COMPARE(bench.model.sessionsOpen(), 0);
    QVERIFY(!running->made());
    QVERIFY(!running->isCreating());
    QVERIFY(!bench.isOver());
    QCOMPARE(bench.model.count("POST /users/3/tokens"), 0);
}

QTEST_GUILESS_MAIN(TestMintTrouble)
#include "tst_minttrouble.moc"
