// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "app/session/terminalsession.h"
#include "app/terminal/terminal.h"

#include <QTest>

#include <cstdio>

namespace longshore::test {

inline bool say(const char *what, bool holds)
{
    std::printf("%-64s %s\n", what, holds ? "yes" : "NO");
    std::fflush(stdout);
    return holds;
}

/// One console on a real server with its terminal, begun.
template <typename Console>
struct LiveScreen {
    template <typename Wish>
    LiveScreen(Session &session, const Wish &wish)
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
    Console console;
};

/// A shell with all that a terminal is for, to its end with exit code 7: sizes, vi, top, a long paste.
template <typename Console>
bool playShell(LiveScreen<Console> &screen)
{
    using namespace Qt::StringLiterals;
    bool good = say("a shell opens", screen.isOpen() && screen.shows(u"#"_s));
    std::printf("shell: %s\n", qPrintable(screen.console.shell()));
    QTest::qWait(300);
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
    QTest::qWait(1300); // An escape alone is one only after a while.
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
    return screen.isOver() && good;
}

} // namespace longshore::test
