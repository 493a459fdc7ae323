// SPDX-License-Identifier: GPL-3.0-or-later
// Consoles in pods, on the sample server: it answers as a real one does, which is with very little.
#include "app/portainer/requests.h"
#include "app/portainer/stackrequests.h"
#include "app/session/podconsolesession.h"
#include "tests/session/podplace.h"

#include <QSignalSpy>
#include <QTest>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

using State = TerminalSession::State;

/// One console with all that it said.
struct Talk {
    Talk(DemoSessions &sessions, const PodConsoleWish &wish)
        : console(sessions.of("admin"), wish), ended(&console, &TerminalSession::ended)
    {
        QObject::connect(&console, &TerminalSession::received, &console, [this](const QByteArray &bytes) { heard += bytes; });
        console.start();
    }
    bool isOpen() { return QTest::qWaitFor([this] { return console.state() == State::Open; }, 20'000); }
    bool isOver() { return QTest::qWaitFor([this] { return console.state() == State::Ended; }, 40'000); }
    bool hears(const QByteArray &text) { return QTest::qWaitFor([&] { return heard.contains(text); }, 20'000); }

    PodConsoleSession console;
    QSignalSpy ended;
    QByteArray heard;
};

} // namespace

class TestPodConsole : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { sessions = std::make_unique<DemoSessions>(); }
    void cleanup() { sessions.reset(); }
    void opensTypesAndExits();
    void takesItsSize();
    void endsWhatRunsInFront();
    void sweepsWhatHoldsOut();
    void endedWhileItOpens();
    void noSuchPod();
    void doesNotRun();
    void noShell();
    void anotherShellThanWished();
    void refusedBeforeItOpens();
    void readOnly();
    void goneWithItsPod();
    void lostServerIsSaid();

private:
    PodConsoleWish wish(const QString &nameSpace = u"shop"_s) { return {.environment = ClusterEnvironment, .place = runningPlace(*sessions, nameSpace)}; }
    /// What another shell there says runs.
    QByteArray processesIn(const PodConsoleWish &there)
    {
        Talk talk(*sessions, there);
        if (!talk.isOpen() || !talk.hears("# "))
            return "?";
        talk.console.write("ps\r");
        const bool isListed = QTest::qWaitFor([&] {
            const qsizetype title = talk.heard.indexOf("COMMAND");
            return title >= 0 && talk.heard.indexOf("# ", title) > 0;
        }, 20'000);
        const QByteArray heard = talk.heard;
        talk.console.end();
        return isListed && talk.isOver() ? heard : "?";
    }

    std::unique_ptr<DemoSessions> sessions;
};

void TestPodConsole::opensTypesAndExits()
{
    Talk talk(*sessions, wish());
    QVERIFY(talk.isOpen());
    QCOMPARE(talk.console.shell(), u"bash"_s);
    QVERIFY(talk.hears("# \033[6n"));
    QVERIFY2(!talk.heard.contains("7770"), talk.heard.constData()); // What it says about itself is not shown.
    talk.console.write("echo over there\r");
    QVERIFY(talk.hears("\r\nover there\r\n"));
    talk.console.write("exit 3\r");
    QVERIFY(talk.isOver()); // Though the server does not say that it has ended.
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::Exited);
    QCOMPARE(talk.console.exitCode(), 3);
    QCOMPARE(talk.ended.size(), 1);
    QVERIFY(!talk.heard.contains("7770"));
}

void TestPodConsole::takesItsSize()
{
    PodConsoleWish there = wish();
    there.rows = 31;
    there.columns = 101;
    Talk talk(*sessions, there);
    QVERIFY(talk.isOpen());
    QVERIFY(talk.console.isSizable());
    talk.console.write("stty size\r");
    QVERIFY(talk.hears("\r\n31 101\r\n"));
    talk.console.resize(40, 90);
    talk.console.resize(40, 120); // Those in a row become one.
    QVERIFY(QTest::qWaitFor([&] {
        talk.console.write("stty size\r");
        return talk.hears("\r\n40 120\r\n");
    }, 20'000));
    QVERIFY(!talk.heard.contains("40 90"));
}

void TestPodConsole::endsWhatRunsInFront()
{
    const PodConsoleWish there = wish();
    Talk talk(*sessions, there);
    QVERIFY(talk.isOpen() && talk.hears("# "));
    talk.console.write("sleep 1000\r");
    QVERIFY(talk.hears("sleep 1000\r\n"));
    talk.console.end();
    QCOMPARE(talk.console.state(), State::Ending);
    QVERIFY(talk.isOver());
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::Closed);
    const QByteArray left = processesIn(there);
    QVERIFY2(!left.contains("sleep") && left.count(" bash") == 1, left.constData());
}

void TestPodConsole::sweepsWhatHoldsOut()
{
    const PodConsoleWish there = wish();
    Talk talk(*sessions, there);
    QVERIFY(talk.isOpen() && talk.hears("# "));
    talk.console.write("holdout\r");
    QVERIFY(talk.hears("holding out"));
    talk.console.end();
    QVERIFY(talk.isOver());
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::Closed);
    const QByteArray left = processesIn(there);
    QVERIFY2(!left.contains("holdout") && left.count(" bash") == 1, left.constData());
}

void TestPodConsole::endedWhileItOpens()
{
    const PodConsoleWish there = wish();
    {
        Talk talk(*sessions, there);
        talk.console.end(); // At once.
        QVERIFY(talk.isOver());
        QCOMPARE(talk.console.outcome(), PodConsoleEnd::Closed);
    }
    const QByteArray left = processesIn(there);
    QVERIFY2(left.count(" bash") == 1, left.constData());
}

void TestPodConsole::noSuchPod()
{
    PodConsoleWish there = wish();
    there.place.pod = u"nosuch"_s;
    Talk talk(*sessions, there);
    QVERIFY(talk.isOver());
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::NotRunning);
}

void TestPodConsole::doesNotRun()
{
    const Result<QList<Stack>> stacks = sessions->ask("admin", requests::stacks());
    QVERIFY(stacks);
    QString nameSpace; // One of its pods has no image.
    for (const Stack &each : *stacks)
        if (each.name == "Worker Jobs (EU)"_L1 && each.environmentId == ClusterEnvironment)
            nameSpace = each.namespaceName;
    const PodContainerPlace place = placeIn(*sessions, nameSpace, [](const Pod &pod) { return pod.stateWord() == "ImagePullBackOff"_L1; });
    QVERIFY(!place.pod.isEmpty());
    Talk talk(*sessions, {.environment = ClusterEnvironment, .place = place});
    QVERIFY(talk.isOver());
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::NotRunning);
}

/// It is asked for by each of those that could read the command.
void TestPodConsole::noShell()
{
    PodConsoleWish there = wish();
    there.shell = u"ash"_s; // The image has bash and sh.
    Talk talk(*sessions, there);
    QVERIFY(talk.isOver());
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::NoShell);
}

void TestPodConsole::anotherShellThanWished()
{
    PodConsoleWish there = wish();
    there.shell = u"sh"_s;
    Talk talk(*sessions, there);
    QVERIFY(talk.isOpen());
    QCOMPARE(talk.console.shell(), u"sh"_s);
}

void TestPodConsole::refusedBeforeItOpens()
{
    PodConsoleWish there = wish();
    there.environment = EnvironmentId(99);
    Talk talk(*sessions, there);
    QVERIFY(talk.isOver());
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::Failed);
    QCOMPARE(talk.console.error()->kind, ApiError::Kind::NotFound);
}

void TestPodConsole::readOnly()
{
    const PodConsoleWish there = wish();
    ServerProfile profile = sessions->of("admin").profile();
    profile.readOnly = true;
    sessions->of("admin").setProfile(profile);
    Talk talk(*sessions, there);
    QVERIFY(talk.isOver());
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::Failed);
    QCOMPARE(talk.console.error()->kind, ApiError::Kind::ReadOnly);
}

void TestPodConsole::goneWithItsPod()
{
    const Result<QList<Stack>> stacks = sessions->ask("admin", requests::stacks());
    QVERIFY(stacks);
    const auto shop = std::ranges::find_if(*stacks, [](const Stack &each) { return each.name == "shop"_L1 && each.environmentId == ClusterEnvironment; });
    Talk talk(*sessions, wish());
    QVERIFY(talk.isOpen());
    QVERIFY(sessions->ask("admin", requests::deleteStack({shop->id, ClusterEnvironment, StackType::Kubernetes})));
    QVERIFY(talk.isOver());
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::NotRunning);
    QVERIFY(!talk.console.shell().isEmpty());
}

void TestPodConsole::lostServerIsSaid()
{
    Talk talk(*sessions, wish());
    QVERIFY(talk.isOpen());
    sessions->server.stop();
    QVERIFY(talk.isOver());
    QCOMPARE(talk.console.outcome(), PodConsoleEnd::LeftRunning); // Nobody could tell.
}

QTEST_GUILESS_MAIN(TestPodConsole)
#include "tst_podconsole.moc"
