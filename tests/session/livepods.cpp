// SPDX-License-Identifier: GPL-3.0-or-later
// Plays consoles in pods on a real cluster that is yours to play with:
// livepods ADDRESS TOKENFILE ENVIRONMENT NAMESPACE POD CONTAINER STACK
#include "app/session/clusterevents.h"
#include "app/session/podconsolesession.h"
#include "app/session/podstats.h"
#include "app/terminal/terminal.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

/// One console with its terminal.
struct Screen {
    Screen(Session &session, const PodConsoleWish &wish)
        : console(session, wish)
    {
        QObject::connect(&console, &TerminalSession::begun, &terminal, &Terminal::reset);
        QObject::connect(&console, &TerminalSession::received, &terminal, &Terminal::feed);
        QObject::connect(&terminal, &Terminal::reply, &console, &TerminalSession::write);
        console.start();
    }
    bool shows(const QString &text, int ms = 10'000) { return QTest::qWaitFor([&] { return terminal.screenText().contains(text); }, ms); }
    bool isOpen() { return QTest::qWaitFor([&] { return console.state() == TerminalSession::State::Open; }, 20'000); }
    bool isOver() { return QTest::qWaitFor([&] { return console.state() == TerminalSession::State::Ended; }, 40'000); }
    void type(const QByteArray &bytes) { console.write(bytes); }

    Terminal terminal;
    PodConsoleSession console;
};

bool say(const char *what, bool holds)
{
    std::printf("%-64s %s\n", what, holds ? "yes" : "NO");
    std::fflush(stdout);
    return holds;
}

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
        good = say("a shell opens", screen.isOpen() && screen.shows(u"# "_s)) && good;
        std::printf("shell: %s\n", qPrintable(screen.console.shell()));
        screen.type("stty size\n");
        good = say("it knows its size", screen.shows(u"24 80"_s)) && good;
        screen.terminal.resize({30, 100});
        screen.console.resize(30, 100);
        good = say("and the new one", QTest::qWaitFor([&] {
            screen.type("stty size\n");
            return screen.shows(u"30 100"_s, 1000);
        }, 15'000)) && good;
        screen.type("rm -f /tmp/longshore.txt; vi /tmp/longshore.txt\n");
        good = say("vi takes the screen", screen.shows(u"~"_s)) && good;
        screen.type("ihello from vi \xc3\xa4\xc3\xb6\xc3\xbc \xe6\x97\xa5\xe6\x9c\xac");
        good = say("vi shows what is typed", screen.shows(u"hello from vi"_s)) && good;
        screen.type("\033");
        QTest::qWait(1300);
        screen.type(":wq\n");
        QTest::qWait(500);
        screen.type("clear; cat /tmp/longshore.txt\n");
        good = say("the file was edited", screen.shows(u"hello from vi \u00e4\u00f6\u00fc"_s)) && good;
        screen.type("top\n");
        good = say("top runs", screen.shows(u"PID"_s)) && good;
        screen.type("q");
        QTest::qWait(300);
        QByteArray lines;
        for (int i = 0; i < 900; ++i)
            lines += ": " + QByteArray::number(i) + " xxxxxxxxxxxxxxxx\n";
        screen.type("clear\n");
        screen.type(lines + "echo all of \"it\"\n");
        good = say("a long paste arrives whole", screen.shows(u"all of it"_s, 20'000)) && good;
        screen.type("exit 7\n");
        good = say("exit ends it, with its code", screen.isOver() && screen.console.outcome() == PodConsoleEnd::Exited && screen.console.exitCode() == 7) && good;
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
