// SPDX-License-Identifier: GPL-3.0-or-later
// How soon what happens on a real engine is seen: looks at the containers of a stack, runs a command that starts one of them anew ten times,
// and prints how long after its end the list said so, and what the stack uses. No test: it needs a server.
//   livewatch ADDRESS TOKEN_FILE STACK ENVIRONMENT COMMAND...      as in: livewatch https://.. admin.token shop 2 docker restart -t 0 shop-web-1
#include "app/session/enginelookout.h"
#include "app/session/stackcontainers.h"
#include "app/session/stackusages.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

template <typename Condition>
void await(Condition condition, const char *what)
{
    constexpr int Long = 60'000; // Milliseconds.
    if (QTest::qWaitFor(condition, Long))
        return;
    std::printf("FAILED: %s\n", what);
    std::exit(1);
}

bool isJustStarted(const StackContainers &list)
{
    return std::ranges::any_of(list.containers(), [](const Container &each) {
        return each.status.startsWith("Up Less than a second"_L1) || each.status.startsWith("Up 1 second"_L1);
    });
}

/// Milliseconds from the end of the command to the first list that shows it; negative when it was seen before that.
qint64 delayOf(StackContainers &list, const QStringList &command)
{
    QElapsedTimer clock;
    clock.start();
    qint64 seen = -1;
    qint64 ended = -1;
    const QMetaObject::Connection noting = QObject::connect(&list, &StackContainers::read, &list, [&] {
        if (seen < 0 && isJustStarted(list))
            seen = clock.elapsed();
    });
    QProcess process;
    QObject::connect(&process, &QProcess::finished, &process, [&] { ended = clock.elapsed(); });
    process.start(command.first(), command.mid(1));
    await([&] { return seen >= 0 && ended >= 0; }, "it is not seen");
    QObject::disconnect(noting);
    return seen - ended;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LiveSession live(arguments.value(1), arguments.value(2));
    if (arguments.size() < 6 || !live.hasToken()) {
        std::printf("livewatch ADDRESS TOKEN_FILE STACK ENVIRONMENT COMMAND...\n");
        return 2;
    }
    Session &session = live.open();
    await([&] { return session.state() == Session::State::Connected && session.user(); }, "the server does not answer");
    const auto environment = static_cast<EnvironmentId>(arguments.at(4).toLongLong());
    QElapsedTimer clock;
    clock.start();
    StackContainers list(session);
    list.follow({environment, StackType::Compose, arguments.at(3)});
    await([&] { return list.state() == StackContainers::State::Ready && EngineLookout::of(session).flow(environment) != StreamFlow::Unknown; },
          "it is not found out");
    std::printf("environment %lld is %s, found out after %lld ms; %lld containers\n", number(environment), list.isLive() ? "live" : "asked every 2 s",
                static_cast<long long>(clock.elapsed()), static_cast<long long>(list.containers().size()));
    constexpr int Times = 10;
    for (int i = 0; i < Times; ++i) {
        QTest::qWait(2500 + 337 * i % 1000); // So that it no longer counts as just started, at another moment between two questions each time.
        std::printf("seen %lld ms after the command ended\n", static_cast<long long>(delayOf(list, arguments.mid(5))));
    }
    StackUsages &usages = StackUsages::of(session);
    usages.follow({list.stack()});
    await([&] { return usages.usages().contains(list.stack()); }, "it is not measured");
    const StackUsage usage = usages.usages().value(list.stack());
    std::printf("%d containers use %.1f %% of a processor and %.1f MiB\n", usage.containers, double(usage.cpu) / 10, double(usage.memory) / (1024 * 1024));
    return 0;
}
