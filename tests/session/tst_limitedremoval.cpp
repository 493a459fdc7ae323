// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/stackbench.h"

#include "app/session/stackeffect.h"

#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

using Outcome = OperationOutcome;

namespace {

const QByteArray Docker = "/endpoints/1/docker/";

/// A Compose project "outside" with two containers, a network and a volume, which Portainer has no record of.
struct OutsideBench : StackBench {
    OutsideBench()
    {
        StackModel::Project &project = model.project(u"outside"_s);
        project.services = {u"web"_s, u"db"_s};
        project.volumes = {u"outside_data"_s};
        open();
    }
    StackModel::Project &outside() { return model.project(u"outside"_s); }
    StackBefore look()
    {
        StackReading reading(*session);
        std::optional<StackBefore> got;
        QObject::connect(&reading, &StackReading::done, &reading, [&](const StackBefore &stack) { got = stack; });
        reading.startByName(EnvironmentId(1), StackType::Compose, u"outside"_s);
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 10'000))
            qFatal("The project cannot be read.");
        return *got;
    }
    DeleteLimitedPlan plan(bool volumes = false)
    {
        return {EnvironmentId(1), u"outside"_s, StackType::Compose, StackId(-1), look(), volumes};
    }
    QStringList sent() const
    {
        QStringList all;
        for (const Seen &seen : server.seen())
            if (seen.verb != "GET")
                all.append(QString::fromLatin1(seen.verb + ' ' + seen.target.split('?').first().split('/').last()));
        return all;
    }
};

} // namespace

class TestLimitedRemoval : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void containersThenNetworks();
    void volumesOnlyWhenAsked();
    void whatCameSinceIsNotRemoved();
    void nothingThereIsNothingToDo();
    void notWhatPortainerKeepsByNow();
    void notPortainerItself();
    void aNetworkInUseStays();
    void aContainerThatStaysKeepsTheRest();
    void lostAnswers_data();
    void lostAnswers();
    void aMissingRightIsSaid();
    void stopsBetweenTwo();
    void namesWhatGoes();
};

void TestLimitedRemoval::containersThenNetworks()
{
    OutsideBench bench;
    Operation *removal = bench.run(bench.plan());
    QVERIFY2(removal->outcome() == Outcome::Done, qPrintable(removal->sentence()));
    QCOMPARE(removal->sentence(), u"outside was removed. Its volume outside_data stays."_s);
    QCOMPARE(bench.sent(), (QStringList{u"DELETE c-outside-web"_s, u"DELETE c-outside-db"_s, u"DELETE n-outside"_s}));
    QCOMPARE(number(removal->subject().stack), -1);
    QCOMPARE(removal->title(), u"Removing outside"_s);
    for (const Seen &seen : bench.server.seen())
        if (seen.verb == "DELETE" && seen.target.contains("containers"))
            QVERIFY(seen.target.endsWith("?force=1&v=0")); // Not even unnamed volumes.
}

void TestLimitedRemoval::volumesOnlyWhenAsked()
{
    OutsideBench bench;
    Operation *removal = bench.run(bench.plan(true));
    QCOMPARE(removal->sentence(), u"outside was removed."_s);
    QCOMPARE(bench.sent().last(), u"DELETE outside_data"_s);
    QVERIFY(bench.outside().volumes.isEmpty());
}

void TestLimitedRemoval::whatCameSinceIsNotRemoved()
{
    OutsideBench bench;
    const DeleteLimitedPlan plan = bench.plan(true);
    bench.outside().services.append(u"cache"_s);
    Operation *removal = bench.run(plan);
    QCOMPARE(removal->outcome(), Outcome::Refused);
    QCOMPARE(removal->sentence(), u"There is more of outside than was shown: outside-cache-1. Nothing was sent; look at it again."_s);
    bench.outside().services.removeLast();
    bench.outside().volumes.append(u"outside_new"_s); // A volume that was not named is not even a reason to stop: it stays.
    QCOMPARE(bench.run(plan)->sentence(), u"outside was removed. Its volume outside_new stays."_s);
    QCOMPARE(bench.outside().volumes, QStringList{u"outside_new"_s});
}

void TestLimitedRemoval::nothingThereIsNothingToDo()
{
    OutsideBench bench;
    const DeleteLimitedPlan plan = bench.plan();
    bench.outside() = {.services = {}, .hasNetwork = false};
    Operation *removal = bench.run(plan);
    QCOMPARE(removal->outcome(), Outcome::Done);
    QCOMPARE(removal->sentence(), u"Nothing of outside is there any more, so nothing was sent."_s);
    QVERIFY(bench.sent().isEmpty());
}

void TestLimitedRemoval::notWhatPortainerKeepsByNow()
{
    OutsideBench bench;
    const DeleteLimitedPlan plan = bench.plan();
    bench.model.add(u"outside"_s, TwoServices);
    bench.session->refresh();
    QTRY_COMPARE(bench.session->stacks().size(), 1);
    QCOMPARE(bench.run(plan)->outcome(), Outcome::Refused);
    QVERIFY(bench.sent().isEmpty());
}

void TestLimitedRemoval::notPortainerItself()
{
    OutsideBench bench;
    bench.outside().isPortainer = true;
    QCOMPARE(bench.run(bench.plan())->outcome(), Outcome::Refused);
    QVERIFY(bench.sent().isEmpty());
}

void TestLimitedRemoval::aNetworkInUseStays()
{
    OutsideBench bench;
    bench.outside().networkIsUsed = true;
    Operation *removal = bench.run(bench.plan(true));
    QCOMPARE(removal->outcome(), Outcome::Failed);
    QCOMPARE(removal->sentence(), u"outside was not removed as a whole. The network outside_default stays: containers of others are in it. "
                                  "Still there: network outside_default."_s);
    QCOMPARE(bench.sent().size(), 4); // The volume all the same.
}

void TestLimitedRemoval::aContainerThatStaysKeepsTheRest()
{
    OutsideBench bench;
    bench.cut("DELETE", "c-outside-db", false, {500, R"({"message":"driver \"overlay2\" failed to remove root filesystem"})"});
    Operation *removal = bench.run(bench.plan());
    QCOMPARE(removal->outcome(), Outcome::Failed);
    QVERIFY2(removal->sentence().contains(u"failed to remove root filesystem."_s), qPrintable(removal->sentence()));
    QVERIFY(removal->sentence().endsWith(u"Still there: container outside-db-1 and network outside_default."_s));
    QCOMPARE(bench.sent().size(), 2);
}

void TestLimitedRemoval::lostAnswers_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<bool>("carriedOut");
    for (const char *part : {"c-outside-web", "c-outside-db", "n-outside"}) {
        QTest::addRow("%s done", part) << QByteArray(part) << true;
        QTest::addRow("%s not done", part) << QByteArray(part) << false;
    }
}

/// One that is known to be done is followed by the next; otherwise nothing more is sent.
void TestLimitedRemoval::lostAnswers()
{
    QFETCH(const QByteArray, part);
    QFETCH(const bool, carriedOut);
    OutsideBench bench;
    const DeleteLimitedPlan plan = bench.plan();
    bench.cut("DELETE", part, carriedOut, {.drop = true});
    Operation *removal = bench.run(plan);
    QVERIFY2(removal->outcome() == (carriedOut ? Outcome::Done : Outcome::Unknown), qPrintable(removal->sentence()));
    QStringList all = bench.sent();
    QCOMPARE(all.removeDuplicates(), 0);
    QCOMPARE(all.contains(u"DELETE n-outside"_s), carriedOut || part == "n-outside");
}

void TestLimitedRemoval::aMissingRightIsSaid()
{
    OutsideBench bench;
    const DeleteLimitedPlan plan = bench.plan();
    bench.cut("DELETE", Docker, false, {500, R"({"message":"Unable to proxy the request via the Docker socket","details":"mime: no media type"})"});
    Operation *removal = bench.run(plan);
    QCOMPARE(removal->outcome(), Outcome::Refused);
    QVERIFY2(removal->sentence().startsWith(u"lea may not remove outside"_s), qPrintable(removal->sentence()));
    QCOMPARE(bench.sent().size(), 1);
}

void TestLimitedRemoval::stopsBetweenTwo()
{
    OutsideBench bench;
    const DeleteLimitedPlan plan = bench.plan();
    Operation *removal = nullptr;
    bench.server.answerBy([&](const Seen &seen) {
        if (seen.verb == "DELETE")
            QMetaObject::invokeMethod(removal, [removal] { removal->stopWaiting(); }, Qt::QueuedConnection);
        return bench.model.answer(seen);
    });
    removal = bench.operations.start(*bench.session, plan);
    QTRY_VERIFY(removal->isEnded());
    QCOMPARE(removal->outcome(), Outcome::Unknown);
    QTRY_COMPARE(bench.outside().services, QStringList{u"db"_s});
    QCOMPARE(bench.sent().size(), 1);
}

void TestLimitedRemoval::namesWhatGoes()
{
    OutsideBench bench;
    const StackEffect stays = limitedEffect(bench.look(), false);
    QCOMPARE(stays.goes, (QStringList{u"container outside-web-1"_s, u"container outside-db-1"_s, u"network outside_default"_s}));
    QCOMPARE(stays.stays, QStringList{u"volume outside_data"_s});
    const StackEffect goes = limitedEffect(bench.look(), true);
    QCOMPARE(goes.goes.last(), u"volume outside_data, with all that it holds"_s);
    QVERIFY(goes.stays.isEmpty());
}

QTEST_GUILESS_MAIN(TestLimitedRemoval)
#include "tst_limitedremoval.moc"
