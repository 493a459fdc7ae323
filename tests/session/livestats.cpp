// SPDX-License-Identifier: GPL-3.0-or-later
// What a real engine says that the containers of a stack use, beside what a command of its own says of the same ones at the same time (as
// `docker stats` prints them: name, percent of a processor, memory): the middle of ten readings each, and how far they are apart. No test: it
// needs a server.
//   livestats ADDRESS TOKEN_FILE STACK ENVIRONMENT COMMAND...
//   as in: livestats https://.. admin.token shop 2 docker stats --no-stream --format '{{.Name}} {{.CPUPerc}} {{.MemUsage}}'
#include "app/session/stackcontainers.h"
#include "app/session/stackstats.h"
#include "tests/session/livesession.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace longshore;
using namespace longshore::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Readings = 10;

template <typename Condition>
void await(Condition condition, const char *what)
{
    constexpr int Long = 120'000; // Milliseconds.
    if (QTest::qWaitFor(condition, Long))
        return;
    std::printf("FAILED: %s\n", what);
    std::exit(1);
}

double middleOf(QList<double> values)
{
    std::ranges::sort(values);
    return values.isEmpty() ? 0 : values.at(values.size() / 2);
}

/// Bytes of "1.441MiB".
double bytesOf(const QString &text)
{
    static const QRegularExpression form(u"^([0-9.]+)(B|[KMG]iB)$"_s);
    const QRegularExpressionMatch match = form.match(text);
    const QStringList units{u"B"_s, u"KiB"_s, u"MiB"_s, u"GiB"_s};
    return match.captured(1).toDouble() * std::pow(1024, double(units.indexOf(match.captured(2))));
}

struct UsageReadings {
    QList<double> cpu; ///< Percent of one processor.
    QList<double> memory; ///< Bytes.
};

/// What the command says, by name of container.
void readCommand(const QStringList &command, QHash<QString, UsageReadings> &into)
{
    QProcess process;
    bool isOver = false;
    QObject::connect(&process, &QProcess::finished, &process, [&] { isOver = true; });
    process.start(command.first(), command.mid(1));
    await([&] { return isOver; }, "the command does not end");
    const QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        if (words.size() < 3)
            continue;
        UsageReadings &readings = into[words.at(0)];
        readings.cpu.append(words.at(1).chopped(1).toDouble());
        readings.memory.append(bytesOf(words.at(2)));
    }
}

UsageReadings readingsOf(const QList<UsageSample> &samples)
{
    UsageReadings readings;
    for (const UsageSample &sample : samples) {
        if (sample.cpu)
            readings.cpu.append(*sample.cpu);
        readings.memory.append(double(sample.memory));
    }
    return readings;
}

/// Whether it is within a tenth, or both are next to nothing.
bool isNear(double ours, double theirs, double nothing)
{
    return std::abs(ours - theirs) <= 0.1 * theirs || (ours < nothing && theirs < nothing);
}

int compare(const StackContainers &list, const StackStats &stats, const QHash<QString, UsageReadings> &said)
{
    constexpr double Mebi = 1024.0 * 1024.0;
    constexpr double IdlePercent = 0.5;
    int bad = 0;
    for (const Container &each : list.containers()) {
        const UsageReadings ours = readingsOf(stats.history(each.id));
        const UsageReadings theirs = said.value(each.name());
        const double cpu = middleOf(ours.cpu);
        const double memory = middleOf(ours.memory);
        const bool good = !theirs.cpu.isEmpty() && isNear(cpu, middleOf(theirs.cpu), IdlePercent) && isNear(memory, middleOf(theirs.memory), Mebi / 2);
        bad += good ? 0 : 1;
        std::printf("%-24s %6.2f %% : %6.2f %%   %8.2f MiB : %8.2f MiB  of %d : %d readings  %s\n", qPrintable(each.name()), cpu, middleOf(theirs.cpu),
                    memory / Mebi, middleOf(theirs.memory) / Mebi, int(ours.memory.size()), int(theirs.memory.size()), good ? "near" : "APART");
    }
    return bad;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LiveSession live(arguments.value(1), arguments.value(2));
    if (arguments.size() < 6 || !live.hasToken()) {
        std::printf("livestats ADDRESS TOKEN_FILE STACK ENVIRONMENT COMMAND...\n");
        return 2;
    }
    Session &session = live.open();
    await([&] { return session.state() == Session::State::Connected; }, "the server does not answer");
    const auto environment = static_cast<EnvironmentId>(arguments.at(4).toLongLong());
    StackContainers list(session);
    list.follow({environment, StackType::Compose, arguments.at(3)});
    await([&] { return list.state() == StackContainers::State::Ready; }, "the containers are not listed");
    QStringList ids;
    for (const Container &each : list.containers())
        ids.append(each.id);
    StackStats stats(session);
    stats.follow(environment, ids);
    QHash<QString, UsageReadings> said;
    for (int i = 0; i < Readings; ++i)
        readCommand(arguments.mid(5), said);
    await([&] { return stats.history(ids.value(0)).size() >= Readings; }, "it is not measured");
    return compare(list, stats, said) == 0 && !ids.isEmpty() ? 0 : 1;
}
