// SPDX-License-Identifier: GPL-3.0-or-later
// Plays consoles and stats on a real server that is yours to play with:
// liveconsole ADDRESS TOKENFILE ENVIRONMENT CONTAINER [SECONDS]
#include "app/portainer/execrequests.h"
#include "app/session/consolesession.h"
#include "app/session/stackstats.h"
#include "tests/session/livescreen.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

using Screen = LiveScreen<ConsoleSession>;

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
        good = playShell(screen);
        good = say("exit ends it, with its code", screen.console.outcome() == ConsoleEnd::Exited && screen.console.exitCode() == 7) && good;
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
