// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/execrequests.h"
#include "tests/portainer/recording.h"

#include <QTest>

using namespace longshore;
using namespace Qt::StringLiterals;

namespace {

Answer recorded(const QString &name)
{
    for (const QString &file : recordingFiles())
        if (file.endsWith(u"2.23/"_s + name + u".json"_s))
            return readRecording(file).answer;
    qFatal("There is no such recording.");
}

Answer spelt(const QByteArray &text)
{
    return {.status = 200, .body = text, .headers = {}};
}

} // namespace

/// What containers use, and commands in them, from the answers of real engines.
class TestStats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsAsDockerDoes();
    void readsTheSecondKindOfControlGroups();
    void nothingToCompareWith();
    void withoutNetwork();
    void stopped();
    void refusesWhatIsNone();
    void execs();
    void events();
    void requestsSayWhatTheyAsk();
};

void TestStats::countsAsDockerDoes()
{
    const Result<ContainerStats> stats = decode::containerStats(recorded(u"stats/once"_s));
    QVERIFY(stats.has_value());
    // By hand: (296757021 - 295514009) / (4584420000000 - 4582470000000) x 2 processors.
    QVERIFY(std::abs(*stats->cpuPercent() - 1243012.0 / 1950000000.0 * 200) < 1e-9);
    QCOMPARE(stats->memoryUsed(), 688128);
    QCOMPARE(stats->memoryLimit, 25276514304);
    QCOMPARE(stats->network(), (NetworkCounters{1462, 0}));
    QCOMPARE(stats->processes, 2);
    QCOMPARE(stats->readAt, QDateTime(QDate(2026, 11, 23), QTime(21, 16, 17, 845), Qt::UTC));
}

void TestStats::readsTheSecondKindOfControlGroups()
{
    const Result<ContainerStats> stats = decode::containerStats(spelt(R"({"read":"2026-11-23T21:16:17.8Z",
        "cpu_stats":{"cpu_usage":{"total_usage":3000000000},"system_cpu_usage":100000000000,"online_cpus":4},
        "precpu_stats":{"cpu_usage":{"total_usage":2000000000},"system_cpu_usage":96000000000,"online_cpus":4},
        "memory_stats":{"usage":1000,"stats":{"inactive_file":300,"file":500},"limit":18446744073709551615},
        "blkio_stats":{"io_service_bytes_recursive":[{"major":8,"minor":0,"op":"read","value":10},{"major":8,"minor":16,"op":"Read","value":5},
            {"major":8,"minor":0,"op":"write","value":7},{"major":8,"minor":0,"op":"Total","value":99}]},
        "networks":{"eth0":{"rx_bytes":1,"tx_bytes":2},"eth1":{"rx_bytes":10,"tx_bytes":20}}})"));
    QVERIFY(stats.has_value());
    QCOMPARE(*stats->cpuPercent(), 100.0);
    QCOMPARE(stats->memoryUsed(), 700);
    QCOMPARE(stats->memoryLimit, 0); // No limit, spelt as the largest number there is.
    QCOMPARE(stats->blockRead, 15);
    QCOMPARE(stats->blockWritten, 7);
    QCOMPARE(stats->network(), (NetworkCounters{11, 22}));
}

void TestStats::nothingToCompareWith()
{
    const Result<ContainerStats> stats = decode::containerStats(recorded(u"stats/one-shot"_s));
    QVERIFY(stats.has_value());
    QVERIFY(!stats->cpuPercent().has_value());
    ContainerStats restarted;
    restarted.before = {.total = 900, .system = 1000, .processors = 1};
    restarted.now = {.total = 5, .system = 2000, .processors = 1};
    QVERIFY(!restarted.cpuPercent().has_value());
}

void TestStats::withoutNetwork()
{
    const Result<ContainerStats> stats = decode::containerStats(recorded(u"stats/no-network"_s));
    QVERIFY(stats.has_value());
    QVERIFY(stats->networks.isEmpty());
    QCOMPARE(stats->network(), NetworkCounters());
    QVERIFY(decode::containerStats(recorded(u"stats/paused"_s)).has_value());
}

void TestStats::stopped()
{
    const Result<ContainerStats> stats = decode::containerStats(spelt(
        R"({"read":"0001-01-01T00:00:00Z","preread":"0001-01-01T00:00:00Z","pids_stats":{},"blkio_stats":{"io_service_bytes_recursive":null},"cpu_stats":{"cpu_usage":{"total_usage":0}},"memory_stats":{},"name":"/x"})"));
    QVERIFY(stats.has_value());
    QVERIFY(stats->readAt.isNull());
    QVERIFY(!stats->cpuPercent().has_value());
}

void TestStats::refusesWhatIsNone()
{
    QVERIFY(!decode::containerStats(spelt("{}")).has_value());
    QVERIFY(!decode::containerStats(spelt(R"({"read":7})")).has_value());
    QVERIFY(!decode::containerStats(spelt(R"({"read":"x","networks":[]})")).has_value());
}

void TestStats::execs()
{
    QCOMPARE(*decode::execId(recorded(u"exec/create"_s)), u"91b586f83f29de4a600331253e713307d2f9fd36858f7538ce20c6c0d7a7b378"_s);
    const Result<ExecState> fresh = decode::execState(recorded(u"exec/inspect-not-started"_s));
    QVERIFY(fresh && !fresh->isRunning && !fresh->exitCode && !fresh->isMissing());
    const Result<ExecState> running = decode::execState(recorded(u"exec/inspect-left-running"_s));
    QVERIFY(running && running->isRunning && !running->exitCode);
    QCOMPARE(running->pid, 18436);
    const Result<ExecState> ended = decode::execState(recorded(u"exec/inspect-ended"_s));
    QVERIFY(ended && !ended->isRunning && ended->exitCode == 3 && !ended->isMissing());
    const Result<ExecState> missing = decode::execState(recorded(u"exec/inspect-no-such-shell"_s));
    QVERIFY(missing && missing->isMissing() && missing->pid == 0);
    const Result<ProcessTable> top = decode::processes(spelt(R"({"Processes":[["root","1","sh"],["root","7","top"]],"Titles":["UID","PID","CMD"]})"));
    QVERIFY(top.has_value());
    QCOMPARE(top->rows.size(), 2);
    QCOMPARE(top->rows.at(1).at(2), u"top"_s);
}

void TestStats::events()
{
    const Result<QList<EngineEvent>> stack = decode::events(recorded(u"events/window-stack"_s));
    QVERIFY(stack.has_value());
    QCOMPARE(stack->constFirst().action, u"kill"_s);
    QCOMPARE(stack->constFirst().name(), u"b-chatty-talker-1"_s);
    QCOMPARE(stack->constFirst().attributes.value(u"signal"_s), u"15"_s);
    QCOMPARE(stack->constFirst().nanoseconds, 1795468655898246282);
    const Result<QList<EngineEvent>> health = decode::events(recorded(u"events/window-health"_s));
    QVERIFY(health && health->constFirst().isCheck());
    QVERIFY(decode::events(recorded(u"events/window"_s)).has_value());
    QVERIFY(decode::events(recorded(u"events/window-swarm"_s)).has_value());
    QVERIFY(decode::events(spelt(""))->isEmpty());
    QVERIFY(!decode::events(spelt("{\"Type\":\"container\",\"Action\":\"start\",\"time\":1}\n{\"Type\":")).has_value()); // Cut.
    for (const char *time : {"9223372036854775807", "9223372037", "-1"}) // No qint64 of nanoseconds.
        QVERIFY(!decode::events(spelt(QByteArray("{\"Type\":\"container\",\"Action\":\"start\",\"time\":") + time + "}")).has_value());
    for (const EngineEvent &each : *stack)
        QCOMPARE(each.changesLists(), each.action != u"kill"_s); // A signal that ends something is followed by its end.
    QVERIFY(!health->constFirst().changesLists());
    EngineEvent event{.type = u"container"_s, .action = u"health_status: unhealthy"_s, .actor = {}, .attributes = {}, .at = {}};
    QVERIFY(event.changesLists());
    event.type = u"network"_s;
    QVERIFY(!event.changesLists());
    const RequestParts stream = requests::eventStream(EnvironmentId(4));
    QCOMPARE(stream.route(), u"/endpoints/4/docker/events"_s);
    QCOMPARE(stream.query.size(), 1); // From now on, without an end.
    QVERIFY(stream.query.constFirst().second.contains(u"health_status"_s) && !stream.query.constFirst().second.contains(u"exec"_s));
    const auto request = requests::eventsOfStack(EnvironmentId(1), false, u"shop"_s, 5, 9);
    QCOMPARE(request.query.size(), 3);
    QCOMPARE(request.query.at(1).second, u"9"_s); // With an end, so that it ends by itself behind a socket too.
}

void TestStats::requestsSayWhatTheyAsk()
{
    const auto make = requests::createExec(EnvironmentId(4), u"abc"_s, {.command = {u"sh"_s}, .user = u"www"_s, .variables = {u"A=1"_s}});
    QCOMPARE(make.route(), u"/endpoints/4/docker/containers/abc/exec"_s);
    QVERIFY(make.mutating);
    QVERIFY(make.expected.contains(201));
    QCOMPARE(make.body, R"({"AttachStderr":true,"AttachStdin":true,"AttachStdout":true,"Cmd":["sh"],"Env":["A=1"],"Tty":true,"User":"www"})");
    const auto socket = requests::execSocket(EnvironmentId(4), u"abc"_s);
    QVERIFY(socket.mutating); // Read-only refuses it.
    QCOMPARE(socket.query.size(), 2); // No token among them.
    const auto stats = requests::containerStats(EnvironmentId(4), u"abc"_s);
    QCOMPARE(stats.query, (QList<QPair<QString, QString>>{{u"stream"_s, u"false"_s}})); // Never one-shot.
    QVERIFY(!stats.mutating);
}

QTEST_GUILESS_MAIN(TestStats)
#include "tst_stats.moc"
