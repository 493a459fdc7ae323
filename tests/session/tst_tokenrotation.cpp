// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenrotation.h"

#include "tests/session/sessionbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Step = TokenRotation::Step;
using Problem = TokenRotation::Problem;
using Standing = TokenRotation::Standing;

namespace {

/// A rotation on an open server, and what it said.
struct Bench : SessionBench {
    using SessionBench::SessionBench;

    TokenRotation &start(const QByteArray &password)
    {
        rotation = servers.rotation(profile.id, Secret(password), u"Longshore on study-pc"_s);
        QObject::connect(rotation.get(), &TokenRotation::stepStarted, rotation.get(), [this](Step step) { steps.append(step); });
        QObject::connect(rotation.get(), &TokenRotation::failed, rotation.get(), [this](Problem why, const ApiError &what) {
            problem = why;
            error = what;
        });
        QObject::connect(rotation.get(), &TokenRotation::succeeded, rotation.get(), [this] { succeeded = true; });
        rotation->start();
        return *rotation;
    }
    bool isOver() const { return succeeded || problem != Problem::None; }
    QString sentence() const { return rotationSentence(*rotation, problem, error, profile, keychain.name()); }

    std::unique_ptr<TokenRotation> rotation;
    QList<Step> steps;
    Problem problem = Problem::None;
    ApiError error;
    bool succeeded = false;
};

/// Answers one request wrongly; before or after the model has done what it asks.
void cut(Bench &bench, const QByteArray &verb, const QByteArray &part, bool carriedOut, const Canned &instead)
{
    bench.server.answerBy([&bench, verb, part, carriedOut, instead](const Seen &seen) {
        const bool here = seen.verb == verb && seen.target.contains(part);
        if (!here)
            return bench.model.answer(seen);
        if (carriedOut)
            bench.model.answer(seen);
        return instead;
    });
}

} // namespace

class TestTokenRotation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replacesTheTokenEverywhere_data();
    void replacesTheTokenEverywhere();
    void aPastedTokenIsFoundByItsBeginning();
    void twoThatBeginAlikeAreLeftAlone();
    void everyCutLeavesOneThatWorks_data();
    void everyCutLeavesOneThatWorks();
    void whatTheKeychainRefuses_data();
    void whatTheKeychainRefuses();
    void anUndoTheKeyringDoesNotTakeIsSaid();
    void unkeptItIsUsedAndTheOldOneStays();
    void anothersPasswordMakesNothing();
    void whereNothingIsKeptItIsUsedAllTheSame();
};

void TestTokenRotation::replacesTheTokenEverywhere_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char *version : {"2.19.5", "2.21.4", "2.23.0"})
        QTest::newRow(version) << QByteArray(version);
}

void TestTokenRotation::replacesTheTokenEverywhere()
{
    QFETCH(QByteArray, version);
    Bench bench(version);
    bench.open();
    QSignalSpy removed(&bench.servers, &Servers::removed);
    const TokenRotation &rotation = bench.start(bench.model.password);
    QTRY_VERIFY(bench.isOver());
    QVERIFY2(bench.succeeded, qPrintable(bench.sentence()));
    QCOMPARE(bench.steps, QList<Step>({Step::Making, Step::Keeping, Step::Revoking}));
    QCOMPARE(bench.model.tokens().size(), 1);
    const PortainerModel::Token now = bench.model.tokens().first();
    QVERIFY(now.raw != bench.old.raw);
    QCOMPARE(bench.stored(), now.raw);
    QCOMPARE(bench.inUse(), now.raw);
    QCOMPARE(bench.session()->profile().tokenId, AccessTokenId(now.id));
    QCOMPARE(bench.profiles.profile(bench.profile.id)->tokenId, AccessTokenId(now.id));
    QCOMPARE(rotation.standing().old, Standing::Old::Revoked);
    QCOMPARE(rotation.standing().store, Standing::Store::New);
    QCOMPARE(removed.count(), 0);
    QTRY_COMPARE(bench.session()->state(), Session::State::Connected);
    QVERIFY(!bench.model.wasSignOutMisused());
}

void TestTokenRotation::aPastedTokenIsFoundByItsBeginning()
{
    Bench bench;
    bench.profile.tokenId = {};
    bench.model.addToken(u"somebody's script"_s, "ptr_xyz" + QByteArray(40, 'x') + '=');
    bench.open();
    bench.start(bench.model.password);
    QTRY_VERIFY(bench.isOver());
    QVERIFY(bench.succeeded);
    QVERIFY(!bench.raws().contains(bench.old.raw));
    QCOMPARE(bench.model.tokens().size(), 2);
}

void TestTokenRotation::twoThatBeginAlikeAreLeftAlone()
{
    Bench bench;
    bench.profile.tokenId = {};
    bench.model.addToken(u"its twin"_s, "ptr_old" + QByteArray(40, 'x') + '=');
    bench.open();
    const TokenRotation &rotation = bench.start(bench.model.password);
    QTRY_COMPARE(bench.problem, Problem::OldNotFound);
    QCOMPARE(bench.model.tokens().size(), 3);
    QVERIFY(rotation.standing().inUse);
    QVERIFY(bench.sentence().contains(u"look in the list"_s));
}

void TestTokenRotation::everyCutLeavesOneThatWorks_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<bool>("carriedOut");
    QTest::addColumn<int>("status"); // 0: the connection is lost
    struct Place {
        const char *name, *verb, *part;
    };
    for (const Place &place : {Place{"sign in", "POST", "/auth"}, {"list", "GET", "/tokens"}, {"create", "POST", "/tokens"}, {"revoke", "DELETE", "/tokens/"}})
        for (const bool carriedOut : {false, true})
            for (const int status : {0, 500, 502, 401})
                if (status != 401 || !carriedOut) // A refusal of what was done would be a lie.
                    QTest::addRow("%s, %s, %d", place.name, carriedOut ? "done" : "not done", status)
                        << QByteArray(place.verb) << QByteArray(place.part) << carriedOut << status;
}

void TestTokenRotation::everyCutLeavesOneThatWorks()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, part);
    QFETCH(bool, carriedOut);
    QFETCH(int, status);
    Bench bench;
    bench.open();
    cut(bench, verb, part, carriedOut, status == 0 ? Canned{.drop = true} : Canned{status, R"({"message":"boom"})"});
    TokenRotation &rotation = bench.start(bench.model.password);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isOver(), 15000);
    const Standing standing = rotation.standing();
    const bool oldWorks = bench.raws().contains(bench.old.raw);
    QVERIFY(standing.old == Standing::Old::Unknown || oldWorks == (standing.old == Standing::Old::Good));
    QVERIFY(bench.model.hasToken(bench.stored())); // Never both lost: neither for the next start
    QVERIFY(bench.model.hasToken(bench.inUse())); // nor for this one.
    QCOMPARE(standing.store, bench.stored() == bench.old.raw ? Standing::Store::Old : Standing::Store::New);
    QCOMPARE(standing.inUse, bench.inUse() != bench.old.raw);
    const int fresh = int(bench.model.tokens().size()) - (oldWorks ? 1 : 0);
    QCOMPARE(standing.fresh.has_value(), fresh == 1);
    QVERIFY(bench.model.count("POST /auth") <= 1);
    QVERIFY(bench.model.count("POST /users/3/tokens") <= 1);
    QVERIFY(bench.succeeded || !bench.sentence().isEmpty());

    bench.server.answerBy([&bench](const Seen &seen) { return bench.model.answer(seen); });
    if (standing.inUse || !standing.fresh)
        return;
    const auto undone = rotation.undo();
    QTRY_VERIFY(undone.isFinished());
    QVERIFY(undone.result());
    QCOMPARE(bench.raws(), QByteArrayList{bench.old.raw});
    QCOMPARE(bench.stored(), bench.old.raw);
}

void TestTokenRotation::whatTheKeychainRefuses_data()
{
    QTest::addColumn<SecretState>("state");
    QTest::addColumn<Standing::Store>("holds");
    QTest::newRow("locked") << SecretState::Locked << Standing::Store::Old;
    QTest::newRow("none") << SecretState::NoKeychain << Standing::Store::Old;
    QTest::newRow("refused") << SecretState::Refused << Standing::Store::Old;
    QTest::newRow("waiting") << SecretState::Waiting << Standing::Store::Unknown; // A late save may still happen.
    QTest::newRow("changed") << SecretState::Mismatch << Standing::Store::Unknown;
}

void TestTokenRotation::whatTheKeychainRefuses()
{
    QFETCH(SecretState, state);
    QFETCH(Standing::Store, holds);
    Bench bench;
    bench.open();
    bench.keychain.saves = state;
    TokenRotation &rotation = bench.start(bench.model.password);
    QTRY_COMPARE(bench.problem, Problem::NotKept);
    QCOMPARE(rotation.standing().store, holds);
    QCOMPARE(rotation.standing().old, Standing::Old::Good);
    QVERIFY(!rotation.standing().inUse);
    QCOMPARE(bench.inUse(), bench.old.raw);
    QCOMPARE(bench.model.tokens().size(), 2);
    QVERIFY2(bench.sentence().contains(holds == Standing::Store::Old ? u"exists beside it"_s : u"is not known"_s), qPrintable(bench.sentence()));
    bench.keychain.saves = SecretState::Done;
    const int saved = bench.keychain.saved;
    const auto undone = rotation.undo();
    QTRY_VERIFY(undone.isFinished());
    QCOMPARE(bench.raws(), QByteArrayList{bench.old.raw});
    QTRY_COMPARE(rotation.standing().store, Standing::Store::Old);
    QCOMPARE(bench.keychain.saved, saved + (holds == Standing::Store::Unknown ? 1 : 0));
    QCOMPARE(bench.stored(), bench.old.raw);
}

void TestTokenRotation::anUndoTheKeyringDoesNotTakeIsSaid()
{
    Bench bench;
    bench.open();
    bench.keychain.saves = SecretState::Waiting; // It may hold the new one.
    TokenRotation &rotation = bench.start(bench.model.password);
    QTRY_COMPARE(bench.problem, Problem::NotKept);
    bench.keychain.saves = SecretState::Locked;
    const auto undone = rotation.undo();
    QTRY_VERIFY(undone.isFinished());
    QVERIFY(undone.result());
    QCOMPARE(bench.raws(), QByteArrayList{bench.old.raw});
    QCOMPARE(rotation.standing().store, Standing::Store::Unknown); // Known by the time the undo has ended.
    QCOMPARE(rotation.secretState(), SecretState::Locked);
    QCOMPARE(bench.inUse(), bench.old.raw);
}

void TestTokenRotation::unkeptItIsUsedAndTheOldOneStays()
{
    Bench bench;
    bench.open();
    bench.keychain.saves = SecretState::Locked;
    TokenRotation &rotation = bench.start(bench.model.password);
    QTRY_COMPARE(bench.problem, Problem::NotKept);
    rotation.goOnUnkept();
    QTRY_VERIFY(bench.succeeded);
    QCOMPARE(bench.stored(), bench.old.raw);
    QVERIFY(bench.inUse() != bench.old.raw);
    QCOMPARE(bench.model.tokens().size(), 2);
    QCOMPARE(rotation.standing().old, Standing::Old::Good);
    QCOMPARE(bench.profiles.profile(bench.profile.id)->tokenId, AccessTokenId(bench.old.id)); // What the next start uses.
}

void TestTokenRotation::anothersPasswordMakesNothing()
{
    Bench bench;
    bench.open();
    bench.server.answer("/users/3/tokens", {500, {}});
    bench.model.userId = 4; // The session of the password is another user's.
    bench.start(bench.model.password);
    QTRY_COMPARE(bench.problem, Problem::OtherUser);
    QCOMPARE(bench.model.tokens().size(), 1);
    QCOMPARE(bench.model.count("POST /users/4/tokens"), 0);
}

void TestTokenRotation::whereNothingIsKeptItIsUsedAllTheSame()
{
    Bench bench;
    bench.profile.tokenPlace = TokenPlace::AskEveryTime;
    bench.open();
    const TokenRotation &rotation = bench.start(bench.model.password);
    QTRY_VERIFY(bench.isOver());
    QVERIFY(bench.succeeded);
    QCOMPARE(rotation.standing().store, Standing::Store::Nothing);
    QCOMPARE(bench.keychain.saved, 0);
    QCOMPARE(bench.raws(), QByteArrayList{bench.inUse()});
}

QTEST_GUILESS_MAIN(TestTokenRotation)
#include "tst_tokenrotation.moc"
