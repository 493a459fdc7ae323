// SPDX-License-Identifier: GPL-3.0-or-later
// Plays consoles and stats on a real server that is yours to play with:
// liveconsole ADDRESS TOKENFILE ENVIRONMENT CONTAINER [SECONDS]
#include "app/portainer/execrequests.h"
#include "app/session/consolesession.h"
#include "app/session/stackstats.h"
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
    Screen(Session &session, const ConsoleWish &wish)
        : console(session, wish)
    {
        QObject::connect(&console, &ConsoleSession::begun, &terminal, &Terminal::reset);
        QObject::connect(&console, &ConsoleSession::received, &terminal, &Terminal::feed);
        QObject::connect(&terminal, &Terminal::reply, &console, &ConsoleSession::write);
        console.start();
    }
    bool shows(const QString &text, int ms = 10'000) { return QTest::qWaitFor([&] { return terminal.screenText().contains(text); }, ms); }
    bool isOpen() { return QTest::qWaitFor([&] { return console.state() == ConsoleSession::State::Open; }, 10'000); }
    bool isOver() { return QTest::qWaitFor([&] { return console.state() == ConsoleSession::State::Ended; }, 20'000); }
    void type(const QByteArray &bytes) { console.write(bytes); }

    Terminal terminal;
    ConsoleSession console;
};

bool say(const char *what, bool holds)
{
    std::printf("%-64s %s\n", what, holds ? "yes" : "NO");
    std::fflush(stdout);
    return holds;
}

QStringList running(Session &session, const ConsoleWish &wish)
{
    const auto answer = session.send(requests::processes(wish.environment, wish.container));
    QStringList lines;
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000) || !answer.resultAt(0))
        return {u"?"_s};
    const auto processes = answer.resultAt(0);
    for (const QStringList &row : processes->rows)
        lines.append(row.constLast());
    return lines;
}

bool isGone(Session &session, const ConsoleWish &wish, const QStringList &before)
{
    return QTest::qWaitFor([&] { return running(session, wish).size() == before.size(); }, 10'000);
}

bool playConsole(Session &session, const ConsoleWish &wish)
{
    const QStringList before = running(session, wish);
    bool good = true;
    {
        Screen screen(session, wish);
        good = say("a shell opens", screen.isOpen() && screen.shows(u"#"_s)) && good;
        std::printf("shell: %s\n", qPrintable(screen.console.shell()));
        QTest::qWait(300);
        screen.type("stty size\n");
        good = say("it knows its size", screen.shows(u"24 80"_s)) && good;
        screen.console.resize(30, 100);
        screen.terminal.resize({30, 100});
        QTest::qWait(500);
        screen.type("stty size\n");
        good = say("and the new one", screen.shows(u"30 100"_s)) && good;
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
        good = say("exit ends it, with its code", screen.isOver() && screen.console.outcome() == ConsoleEnd::Exited && screen.console.exitCode() == 7) && good;
    }
    for (const QByteArray &left : {QByteArray("sleep 1000\n"), QByteArray("vi /tmp/longshore.txt\nihalf"), QByteArray("top\n"), QByteArray("cat\n")}) {
        Screen screen(session, wish);
        good = screen.isOpen() && screen.shows(u"#"_s) && good;
        screen.type(left);
        QTest::qWait(800);
        const bool wasThere = running(session, wish).size() > before.size();
        screen.console.end();
        const bool over = screen.isOver() && screen.console.outcome() == ConsoleEnd::Closed;
        const QByteArray words = "closed over: " + left.split('\n').constFirst();
        good = say(words.constData(), wasThere && over && isGone(session, wish, before)) && good;
    }
    std::printf("left there: %s\n", qPrintable(running(session, wish).join(u" | "_s)));
    return good;
}

void playStats(Session &session, const ConsoleWish &wish, int seconds)
{
    StackStats stats(session);
    stats.setInterval(std::chrono::seconds(2));
    stats.follow(wish.environment, {wish.container});
    QTest::qWait(seconds * 1000);
    for (const UsageSample &each : stats.history(wish.container))
        std::printf("cpu %.2f %% memory %lld of %lld in %.0f B/s out %.0f B/s\n", each.cpu.value_or(-1), static_cast<long long>(each.memory),
                    static_cast<long long>(each.memoryLimit), each.received.value_or(-1), each.sent.value_or(-1));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LiveSession live(arguments.value(1), arguments.value(2));
    if (arguments.size() < 5 || !live.hasToken())
        return 2;
    Session &session = live.open();
    if (!QTest::qWaitFor([&] { return session.state() == Session::State::Connected; }, 20'000))
        return 3;
    const ConsoleWish wish{.environment = EnvironmentId(arguments.at(3).toLongLong()), .container = arguments.at(4)};
    const bool good = playConsole(session, wish);
    playStats(session, wish, arguments.value(5, u"0"_s).toInt());
    return good ? 0 : 1;
}
