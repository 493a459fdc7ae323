// SPDX-License-Identifier: GPL-3.0-or-later
// Plays consoles in pods on a real cluster that is yours to play with:
// livepods ADDRESS TOKENFILE ENVIRONMENT NAMESPACE POD CONTAINER STACK
#include "app/session/clusterevents.h"
#include "app/session/podconsolesession.h"
#include "app/session/podstats.h"
#include "tests/session/livescreen.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

using Screen = LiveScreen<PodConsoleSession>;

/// What runs in the container, as a shell there lists it.
QString processes(Session &session, const PodConsoleWish &wish)
{
    PodConsoleWish tall = wish;
    tall.rows = 60;
    Screen screen(session, tall);
    screen.terminal.resize({60, 80});
    if (!screen.isOpen() || !screen.shows(u"# "_s))
        return u"?"_s;
    screen.type("ps; echo all of \"them\"\n");
    const bool isListed = screen.shows(u"all of them"_s);
    const QString text = screen.terminal.screenText();
    screen.type("exit\n");
    return screen.isOver() && isListed ? text : u"?"_s;
}

bool playConsole(Session &session, const PodConsoleWish &wish)
{
    bool good = true;
    {
        Screen screen(session, wish);
        good = playShell(screen);
        good = say("exit ends it, with its code", screen.console.outcome() == PodConsoleEnd::Exited && screen.console.exitCode() == 7) && good;
    }
    for (const QByteArray &left : {QByteArray("sleep 1000\n"), QByteArray("vi /tmp/longshore.txt\nihalf"), QByteArray("top\n"), QByteArray("cat\n"),
                                   QByteArray("trap '' HUP INT TERM; sleep 1001\n")}) {
        Screen screen(session, wish);
        good = screen.isOpen() && screen.shows(u"# "_s) && good;
        screen.type(left);
        QTest::qWait(800);
        screen.console.end();
        const bool over = screen.isOver() && screen.console.outcome() == PodConsoleEnd::Closed;
        const QByteArray words = "closed over: " + left.split('\n').constFirst();
        good = say(words.constData(), over) && good;
    }
    const QString left = processes(session, wish);
    good = say("nothing of them is left", !left.contains(u"sleep 100"_s) && !left.contains(u"vi /tmp"_s) && !left.contains(u"top\n"_s) && left != u"?"_s) && good;
    std::printf("%s\n", qPrintable(left.trimmed()));
    return good;
}

bool playRefusals(Session &session, const PodConsoleWish &wish)
{
    PodConsoleWish gone = wish;
    gone.place.pod = u"nosuch"_s;
    Screen none(session, gone);
    bool good = say("no such pod is said", none.isOver() && none.console.outcome() == PodConsoleEnd::NotRunning);
    PodConsoleWish shell = wish;
    shell.shell = u"nosuchshell"_s;
    Screen missing(session, shell);
    return say("no such shell is said", missing.isOver() && missing.console.outcome() == PodConsoleEnd::NoShell) && good;
}

bool playTheRest(Session &session, const PodConsoleWish &wish, StackId stack)
{
    ClusterEvents events(session);
    events.follow({wish.environment, stack, wish.place.namespaceName}, false);
    bool good = say("events are read", QTest::qWaitFor([&] { return events.isRead(); }, 20'000));
    for (const KubernetesEvent &each : events.events())
        std::printf("  %s %s %s: %s (%lld)\n", qPrintable(each.type), qPrintable(each.aboutKind), qPrintable(each.aboutName), qPrintable(each.message.left(90)),
                    static_cast<long long>(each.count));
    PodStats stats(session);
    stats.follow(wish.environment, {wish.place});
    good = say("metrics are answered", QTest::qWaitFor([&] { return stats.state() != PodStats::State::Reading; }, 20'000)) && good;
    std::printf("  %s\n", stats.state() == PodStats::State::NoMetricsServer ? "no metrics server" : stats.state() == PodStats::State::Measured ? "measured" : "failed");
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LiveSession live(arguments.value(1), arguments.value(2));
    if (arguments.size() < 8 || !live.hasToken())
        return 2;
    Session &session = live.open();
    if (!QTest::qWaitFor([&] { return session.state() == Session::State::Connected; }, 20'000))
        return 3;
    const PodConsoleWish wish{.environment = EnvironmentId(arguments.at(3).toLongLong()), .place = {arguments.at(4), arguments.at(5), arguments.at(6)}};
    bool good = playTheRest(session, wish, StackId(arguments.at(7).toLongLong()));
    good = playRefusals(session, wish) && good;
    good = playConsole(session, wish) && good;
    return good ? 0 : 1;
}
