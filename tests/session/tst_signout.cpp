// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signout.h"

#include "tests/session/sessionbench.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using There = SignOut::There;

namespace {

/// A sign-out of an open server, and what came of it.
struct Bench : SessionBench {
    using SessionBench::SessionBench;

    SignOut &start(bool revokeThere)
    {
        signOut = servers.signOut(profile.id);
        QObject::connect(signOut.get(), &SignOut::done, signOut.get(), [this](const SignOut::Outcome &got) { outcome = got; });
        signOut->start(revokeThere);
        return *signOut;
    }
    QString sentence() const { return signOutSentence(*outcome, profile.name, keychain.name()); }

    std::unique_ptr<SignOut> signOut;
    std::optional<SignOut::Outcome> outcome;
};

} // namespace

class TestSignOut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void forgetsHere();
    void revokesThereFirst_data();
    void revokesThereFirst();
    void findsOutWhoseItIsFirst_data();
    void findsOutWhoseItIsFirst();
    void whoseItIsMayStayUnknown_data();
    void whoseItIsMayStayUnknown();
    void aWrongNumberHitsNoSibling();
    void whatCannotBeRevokedIsNotForgotten_data();
    void whatCannotBeRevokedIsNotForgotten();
    void aLostAnswerIsLookedUp();
    void aTokenThatIsGoneIsForgotten();
    void aLockedKeyringHasForgottenNothing_data();
    void aLockedKeyringHasForgottenNothing();
};

void TestSignOut::forgetsHere()
{
    Bench bench;
    bench.open();
    bench.start(false);
    QTRY_VERIFY(bench.outcome);
    QVERIFY(bench.outcome->isForgotten());
    QCOMPARE(bench.outcome->there, There::NotAsked);
    QVERIFY(bench.stored().isEmpty());
    QVERIFY(bench.inUse().isEmpty());
    QCOMPARE(bench.session()->state(), Session::State::SignedOut);
    QCOMPARE(bench.session()->stacks().size(), 1); // What was known stays.
    QVERIFY(bench.session()->readAt().isValid());
    QVERIFY(!bench.profiles.profile(bench.profile.id)->tokenSaved);
    QCOMPARE(bench.profiles.profile(bench.profile.id)->tokenId, AccessTokenId());
    QCOMPARE(bench.model.tokens().size(), 1);
    QCOMPARE(bench.model.count("POST /auth/logout"), 0);
    const int before = int(bench.server.seen().size());
    bench.session()->refresh();
    QTest::qWait(50);
    QCOMPARE(bench.server.seen().size(), before);
}

void TestSignOut::revokesThereFirst_data()
{
    QTest::addColumn<bool>("pasted");
    QTest::newRow("made by Longshore") << false;
    QTest::newRow("pasted") << true;
}

void TestSignOut::revokesThereFirst()
{
    QFETCH(bool, pasted);
    Bench bench;
    if (pasted)
        bench.profile.tokenId = {};
    bench.open();
    bench.start(true);
    QTRY_VERIFY(bench.outcome);
    QCOMPARE(bench.outcome->there, There::Revoked);
    QVERIFY(bench.outcome->isForgotten());
    QVERIFY(bench.model.tokens().isEmpty());
    QCOMPARE(bench.session()->state(), Session::State::SignedOut);
    QCOMPARE(bench.sentence(), u"The access token was revoked on home-lab. This computer has forgotten the access token for home-lab."_s);
}

void TestSignOut::findsOutWhoseItIsFirst_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("with many questions") << QByteArray("2.19.5");
    QTest::newRow("with one") << QByteArray("2.23.0");
}

void TestSignOut::findsOutWhoseItIsFirst()
{
    QFETCH(QByteArray, version);
    Bench bench(version);
    bench.servers.add(bench.profile, bench.old.raw, {});
    QVERIFY(!bench.session()->user()); // Nothing was answered yet.
    bench.start(true);
    QVERIFY(!bench.outcome); // Whoever starts several counts on that.
    QTRY_VERIFY(bench.outcome);
    QCOMPARE(bench.outcome->there, There::Revoked);
    QVERIFY(bench.model.tokens().isEmpty());
    QVERIFY(bench.outcome->isForgotten());
}

void TestSignOut::whoseItIsMayStayUnknown_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<There>("there");
    QTest::newRow("refused") << 403 << There::NotRevoked;
    QTest::newRow("trouble") << 500 << There::NotRevoked;
    QTest::newRow("no longer good") << 401 << There::WasGone;
}

void TestSignOut::whoseItIsMayStayUnknown()
{
    QFETCH(int, status);
    QFETCH(There, there);
    Bench bench;
    bench.server.answer("GET /users/me", {status, R"({"message":"no"})"});
    bench.servers.add(bench.profile, bench.old.raw, {});
    bench.start(true);
    QVERIFY(!bench.outcome);
    QTRY_VERIFY(bench.outcome);
    QCOMPARE(bench.outcome->there, there);
    QCOMPARE(bench.outcome->isForgotten(), there == There::WasGone);
    QCOMPARE(bench.model.tokens().size(), 1);
}

void TestSignOut::aWrongNumberHitsNoSibling()
{
    Bench bench;
    const PortainerModel::Token sibling = bench.model.addToken(u"another computer"_s, "ptr_xyz" + QByteArray(40, 'x') + '=');
    bench.profile.tokenId = AccessTokenId(sibling.id);
    bench.open();
    bench.start(true);
    QTRY_VERIFY(bench.outcome);
    QCOMPARE(bench.outcome->there, There::Revoked);
    QCOMPARE(bench.raws(), QByteArrayList{sibling.raw});
}

void TestSignOut::whatCannotBeRevokedIsNotForgotten_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("refused") << 403;
    QTest::newRow("trouble") << 500;
}

void TestSignOut::whatCannotBeRevokedIsNotForgotten()
{
    QFETCH(int, status);
    Bench bench;
    bench.open();
    bench.server.answer("DELETE /users/3/tokens/" + QByteArray::number(bench.old.id), {status, R"({"message":"no"})"});
    SignOut &signOut = bench.start(true);
    QTRY_VERIFY(bench.outcome);
    QCOMPARE(bench.outcome->there, There::NotRevoked);
    QVERIFY(!bench.outcome->hereAsked);
    QVERIFY(!bench.outcome->isForgotten());
    QCOMPARE(bench.stored(), bench.old.raw);
    QCOMPARE(bench.session()->state(), Session::State::Connected);
    QVERIFY(bench.sentence().contains(u"still works there"_s));
    signOut.forgetAnyway();
    QTRY_VERIFY(bench.outcome->isForgotten());
    QVERIFY(bench.stored().isEmpty());
    QVERIFY(bench.sentence().contains(u"still works there"_s)); // It is not lost over the second half.
}

void TestSignOut::aLostAnswerIsLookedUp()
{
    for (const bool carriedOut : {true, false}) {
        Bench bench;
        bench.open();
        bench.server.answerBy([&](const Seen &seen) {
            if (seen.verb != "DELETE")
                return bench.model.answer(seen);
            if (carriedOut)
                bench.model.answer(seen);
            return Canned{.drop = true};
        });
        bench.start(true);
        QTRY_VERIFY(bench.outcome);
        QCOMPARE(bench.outcome->there, carriedOut ? There::Revoked : There::Unknown);
        QCOMPARE(bench.outcome->isForgotten(), carriedOut);
        QCOMPARE(bench.stored().isEmpty(), carriedOut);
    }
}

void TestSignOut::aTokenThatIsGoneIsForgotten()
{
    Bench bench;
    bench.open();
    bench.model.takesTokens = false;
    bench.start(true);
    QTRY_VERIFY(bench.outcome);
    QCOMPARE(bench.outcome->there, There::WasGone);
    QVERIFY(bench.outcome->isForgotten());
}

void TestSignOut::aLockedKeyringHasForgottenNothing_data()
{
    QTest::addColumn<SecretState>("state");
    QTest::addColumn<bool>("revoke");
    for (const bool revoke : {false, true})
        for (const SecretState state : {SecretState::Locked, SecretState::Waiting, SecretState::NoKeychain, SecretState::Refused})
            QTest::addRow("%d, %s", int(state), revoke ? "revoked" : "kept there") << state << revoke;
}

void TestSignOut::aLockedKeyringHasForgottenNothing()
{
    QFETCH(SecretState, state);
    QFETCH(bool, revoke);
    Bench bench;
    bench.open();
    bench.keychain.forgets = state;
    bench.start(revoke);
    QTRY_VERIFY(bench.outcome);
    QVERIFY(bench.outcome->hereAsked);
    QVERIFY(!bench.outcome->isForgotten());
    QVERIFY2(!bench.sentence().contains(u"forgotten"_s), qPrintable(bench.sentence()));
    QVERIFY(bench.sentence().contains(u"could not be removed"_s));
    QCOMPARE(bench.session()->state(), revoke ? Session::State::SignedOut : Session::State::Connected);
    QVERIFY(bench.profiles.profile(bench.profile.id)->tokenSaved);
}

QTEST_GUILESS_MAIN(TestSignOut)
#include "tst_signout.moc"
