// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/earliertokens.h"

#include "tests/session/sessionbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;
using Raw = PortainerModel::Token;

namespace {

const QString Ours = u"Longshore on study-pc"_s;

QByteArray raw(char letter)
{
    return "ptr_" + QByteArray(43, letter) + '=';
}

/// A server that is signed in to, where earlier tokens may lie.
struct Bench : SessionBench {
    explicit Bench(const QByteArray &version = "2.23.0")
        : SessionBench(version)
    {
        profile.instanceId = u"1f1f"_s;
        profile.tokenPlace = TokenPlace::AskEveryTime;
        profiles.madeTokens().add(known(old));
    }
    MadeToken known(const Raw &token) const { return {u"1f1f"_s, UserId(token.owner), AccessTokenId(token.id), 1}; }
    Raw leave(const QString &name, char letter, bool remembered)
    {
        const Raw token = model.addToken(name, raw(letter));
        if (remembered)
            profiles.madeTokens().add(known(token));
        return token;
    }
    void find()
    {
        Deadlines deadlines;
        deadlines.read = {std::chrono::milliseconds(400), std::chrono::milliseconds(600)};
        deadlines.retries = 0;
        tokens = std::make_unique<EarlierTokens>(EarlierTokens::Input{session(), &servers, &profiles.madeTokens(), Ours}, ApiClient::systemManagers(), deadlines);
        QObject::connect(tokens.get(), &EarlierTokens::revoked, tokens.get(), [this](AccessTokenId id, const Result<Nothing> &answer) {
            (answer ? gone : stayed).append(id);
        });
        tokens->find();
    }
    QList<qint64> found() const
    {
        QList<qint64> ids;
        for (const EarlierTokens::Found &each : tokens->found())
            ids.append(number(each.token.id));
        return ids;
    }

    std::unique_ptr<EarlierTokens> tokens;
    QList<AccessTokenId> gone;
    QList<AccessTokenId> stayed;
};

} // namespace

class TestEarlierTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesWhatWasLeft_data();
    void namesWhatWasLeft();
    void aReinstalledServerGivesNumbersAgain();
    void whatAnotherEntryUsesIsLeftAlone();
    void aPastedTokenThatIsNamedLikeOursIsLeftAlone();
    void whatIsGoneIsForgotten();
    void whoeverSignedOutMeanwhileIsToldNothing();
    void whereThereIsNothingNothingIsSaid();
    void revokesWhatWasChosen_data();
    void revokesWhatWasChosen();
    void lostAnswersAreLookedUp_data();
    void lostAnswersAreLookedUp();
};

void TestEarlierTokens::namesWhatWasLeft_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char *version : {"2.19.5", "2.21.4", "2.23.0"})
        QTest::newRow(version) << QByteArray(version);
}

// On 2.19 nothing says whose token is in use but what was remembered when it was made.
void TestEarlierTokens::namesWhatWasLeft()
{
    QFETCH(QByteArray, version);
    Bench bench(version);
    const Raw renamed = bench.leave(u"the laptop"_s, 'B', true);
    const Raw named = bench.leave(Ours, 'C', false);
    bench.leave(u"CI"_s, 'D', false);
    bench.servers.add(bench.profile, bench.old.raw, {});
    QTRY_COMPARE(bench.session()->state(), Session::State::Connected);
    bench.find();
    QTRY_COMPARE(bench.found(), QList<qint64>({renamed.id, named.id}));
    QVERIFY(bench.tokens->found().at(0).isSure);
    QVERIFY(!bench.tokens->found().at(1).isSure); // Another computer of that name may have made it.
    QCOMPARE(bench.raws().size(), 4); // Nothing was revoked by itself.
}

void TestEarlierTokens::aReinstalledServerGivesNumbersAgain()
{
    Bench bench;
    const Raw other = bench.model.addToken(u"CI"_s, raw('B'));
    bench.profiles.madeTokens().add({u"1f1f"_s, UserId(3), AccessTokenId(other.id), 999}); // Of another date.
    bench.profiles.madeTokens().add({u"other"_s, UserId(3), AccessTokenId(other.id), 1}); // Of another server.
    bench.open();
    bench.find();
    QTRY_COMPARE(bench.profiles.madeTokens().of(u"1f1f"_s).size(), 1);
    QVERIFY(bench.tokens->found().isEmpty());
    QCOMPARE(bench.profiles.madeTokens().of(u"other"_s).size(), 1);
}

void TestEarlierTokens::whatAnotherEntryUsesIsLeftAlone()
{
    Bench bench;
    const Raw kept = bench.leave(Ours, 'B', true);
    const Raw dropped = bench.leave(Ours, 'C', true);
    ServerProfile second = bench.profile;
    second.id = ServerId::create();
    second.tokenPlace = TokenPlace::Keychain;
    second.tokenSaved = true;
    second.tokenId = AccessTokenId(kept.id);
    second.enabled = false; // Not open, and found in the keychain when it is.
    bench.profiles.put(second);
    ServerProfile third = second;
    third.id = ServerId::create();
    third.tokenSaved = false;
    third.tokenPlace = TokenPlace::ThisSession;
    third.tokenId = AccessTokenId(dropped.id);
    bench.profiles.put(third);
    bench.open();
    bench.find();
    QTRY_COMPARE(bench.found(), QList<qint64>{dropped.id});
}

void TestEarlierTokens::aPastedTokenThatIsNamedLikeOursIsLeftAlone()
{
    Bench bench;
    bench.profile.tokenId = {};
    const Raw left = bench.leave(Ours, 'B', true);
    bench.open(); // On the old one, by hand.
    bench.find();
    QTRY_COMPARE(bench.found(), QList<qint64>{left.id});
}

void TestEarlierTokens::whatIsGoneIsForgotten()
{
    Bench bench;
    bench.profiles.madeTokens().add({u"1f1f"_s, UserId(3), AccessTokenId(99), 1});
    bench.profiles.madeTokens().add({u"1f1f"_s, UserId(4), AccessTokenId(98), 1}); // Somebody else's are not listed here.
    bench.open();
    bench.find();
    QTRY_COMPARE(bench.profiles.madeTokens().of(u"1f1f"_s).size(), 2);
    QVERIFY(!bench.profiles.madeTokens().of(u"1f1f"_s).contains(MadeToken{u"1f1f"_s, UserId(3), AccessTokenId(99), 1}));
}

// Without a token in use every one looks as if it were an earlier one.
void TestEarlierTokens::whoeverSignedOutMeanwhileIsToldNothing()
{
    Bench bench;
    bench.leave(u"the laptop"_s, 'B', true);
    bench.open();
    const int before = bench.server.countOf("/users/3/tokens");
    bench.find();
    QSignalSpy some(bench.tokens.get(), &EarlierTokens::foundSome);
    bench.session()->signOut();
    QTRY_COMPARE(bench.server.countOf("/users/3/tokens"), before + 1);
    QTest::qWait(100);
    QVERIFY(some.isEmpty());
    QVERIFY(bench.tokens->found().isEmpty());
}

void TestEarlierTokens::whereThereIsNothingNothingIsSaid()
{
    Bench bench;
    bench.open();
    const int before = bench.model.count("GET /users/3/tokens");
    bench.find();
    QSignalSpy found(bench.tokens.get(), &EarlierTokens::foundSome);
    QTRY_COMPARE(bench.model.count("GET /users/3/tokens"), before + 1);
    bench.session()->refresh();
    QTRY_VERIFY(!bench.session()->isRefreshing());
    QCOMPARE(found.count(), 0);
    QCOMPARE(bench.model.count("GET /users/3/tokens"), before + 1); // Once, whatever comes after.
}

void TestEarlierTokens::revokesWhatWasChosen_data()
{
    namesWhatWasLeft_data();
}

void TestEarlierTokens::revokesWhatWasChosen()
{
    QFETCH(QByteArray, version);
    Bench bench(version);
    const Raw first = bench.leave(Ours, 'B', true);
    const Raw second = bench.leave(Ours, 'C', true);
    const Raw kept = bench.leave(Ours, 'D', true);
    bench.servers.add(bench.profile, bench.old.raw, {});
    QTRY_COMPARE(bench.session()->state(), Session::State::Connected);
    bench.find();
    QTRY_COMPARE(bench.found().size(), 3);
    QSignalSpy over(bench.tokens.get(), &EarlierTokens::revokingFinished);
    bench.tokens->revoke({AccessTokenId(first.id), AccessTokenId(second.id)});
    QTRY_COMPARE(over.count(), 1);
    QCOMPARE(bench.raws(), QByteArrayList({bench.old.raw, kept.raw}));
    QCOMPARE(bench.gone.size(), 2);
    QCOMPARE(bench.found(), QList<qint64>{kept.id});
    QCOMPARE(bench.profiles.madeTokens().of(u"1f1f"_s), QList<MadeToken>({bench.known(bench.old), bench.known(kept)}));
    QCOMPARE(bench.inUse(), bench.old.raw);
    QCOMPARE(bench.session()->state(), Session::State::Connected);
}

void TestEarlierTokens::lostAnswersAreLookedUp_data()
{
    QTest::addColumn<bool>("carriedOut");
    QTest::addColumn<bool>("listIsLostToo");
    QTest::addColumn<bool>("gone");
    QTest::newRow("it happened") << true << false << true;
    QTest::newRow("it did not happen") << false << false << false;
    QTest::newRow("nobody can say") << true << true << false;
}

void TestEarlierTokens::lostAnswersAreLookedUp()
{
    QFETCH(bool, carriedOut);
    QFETCH(bool, listIsLostToo);
    QFETCH(bool, gone);
    Bench bench;
    const Raw left = bench.leave(Ours, 'B', true);
    bench.open();
    bench.find();
    QTRY_COMPARE(bench.found(), QList<qint64>{left.id});
    int deletes = 0;
    bench.server.answerBy([&](const Seen &seen) {
        const bool isDelete = seen.verb == "DELETE";
        const bool isLaterList = deletes > 0 && seen.verb == "GET" && seen.target.endsWith("/tokens");
        Canned answer = isDelete && !carriedOut ? Canned() : bench.model.answer(seen);
        answer.drop = isDelete || (isLaterList && listIsLostToo);
        deletes += isDelete;
        return answer;
    });
    QSignalSpy over(bench.tokens.get(), &EarlierTokens::revokingFinished);
    bench.tokens->revoke({AccessTokenId(left.id)});
    QTRY_COMPARE(over.count(), 1);
    QCOMPARE(deletes, 1); // Never sent again.
    QCOMPARE(bench.gone.size(), gone ? 1 : 0);
    QCOMPARE(bench.stayed.size(), gone ? 0 : 1);
    QCOMPARE(bench.found().isEmpty(), gone);
}

QTEST_GUILESS_MAIN(TestEarlierTokens)
#include "tst_earliertokens.moc"
