// SPDX-License-Identifier: GPL-3.0-or-later
// How soon a list of stacks answers while 50 logs are followed, beside the same list alone: in turns, in one run, on the sample server.
#include "app/demo/demoserver.h"
#include "app/net/apiclient.h"
#include "app/portainer/logrequests.h"
#include "app/portainer/requests.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using namespace longshore;

namespace {

constexpr int Streams = 50;
constexpr int Turns = 4;
constexpr int ListsEach = 100;
constexpr double MostMore = 100; // Milliseconds at p99.

/// Milliseconds until the answer was decoded; negative when there was none.
double listOnce(ApiClient &client)
{
    QElapsedTimer clock;
    clock.start();
    QFutureWatcher<Result<QList<Stack>>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(client.send(requests::stacks()));
    if (!watcher.isFinished())
        loop.exec();
    const double passed = double(clock.nsecsElapsed()) / 1e6;
    return watcher.future().resultCount() > 0 && watcher.result() && !watcher.result()->isEmpty() ? passed : -1;
}

void pass(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Logs that are followed, each on a connection of its own, and all that they brought.
class Followed
{
public:
    Followed(ApiClient &client, const QList<DemoContainer> &containers)
    {
        for (int i = 0; i < Streams; ++i) {
            const QString id = QString::fromLatin1(containers.at(i % containers.size()).id);
            const RequestParts log = requests::containerLog(EnvironmentId(2), id, {.tail = 100, .follows = true});
            m_streams.push_back(client.stream(log));
            QObject::connect(m_streams.back().get(), &Stream::chunk, m_streams.back().get(), [this](const QByteArray &bytes) { m_bytes += bytes.size(); });
        }
    }
    bool areOpen() const
    {
        return std::ranges::all_of(m_streams, [](const auto &stream) { return stream->state() == Stream::State::Open; });
    }
    qint64 bytes() const { return m_bytes; }

private:
    std::vector<std::unique_ptr<Stream>> m_streams;
    qint64 m_bytes = 0;
};

double p99(std::vector<double> times)
{
    std::ranges::sort(times);
    return times[times.size() * 99 / 100];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    DemoServer server;
    if (!server.start())
        return 1;
    ApiClient client({.address = server.address(), .accessToken = server.token()}, ApiClient::systemManagers());
    const QList<DemoContainer> containers = server.containersOf("api", EnvironmentId(2)) + server.containersOf("shop", EnvironmentId(2));
    std::vector<double> alone;
    std::vector<double> beside;
    qint64 bytes = 0;
    for (int turn = 0; turn < Turns && !containers.isEmpty(); ++turn) {
        for (int i = 0; i < ListsEach; ++i)
            alone.push_back(listOnce(client));
        Followed followed(client, containers);
        for (int waited = 0; !followed.areOpen() && waited < 20'000; waited += 50)
            pass(50);
        if (!followed.areOpen())
            return 1;
        for (int i = 0; i < ListsEach; ++i)
            beside.push_back(listOnce(client));
        bytes += followed.bytes();
    }
    if (alone.empty() || std::ranges::min(alone) < 0 || std::ranges::min(beside) < 0 || bytes == 0)
        return 1;
    const double without = p99(alone);
    const double with = p99(beside);
    std::printf("%-58s %9.1f %9.1f %-4s %8.2f  (%+.1f ms; goal: at most +%.0f)\n", "a list of stacks beside 50 streams, p99 : without them", with, without, "ms",
                with / without, with - without, MostMore);
    return 0;
}
