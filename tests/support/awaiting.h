// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

#include <chrono>
#include <optional>

namespace longshore::test {

/// Runs the event loop until the signal comes, or for as long as any test may take. (QTest::qWaitFor polls, which adds
/// up over thousands of calls.)
template <typename Sender, typename Signal>
void runUntil(Sender *sender, Signal signal, std::chrono::milliseconds most = std::chrono::seconds(20))
{
    QEventLoop loop;
    QObject::connect(sender, signal, &loop, &QEventLoop::quit);
    QTimer::singleShot(most, &loop, &QEventLoop::quit);
    loop.exec();
}

/// The result of a call; nothing if it did not end in time or was cancelled.
template <typename T>
std::optional<Result<T>> await(const QFuture<Result<T>> &future)
{
    if (!future.isFinished()) {
        QFutureWatcher<Result<T>> watcher;
        watcher.setFuture(future);
        runUntil(&watcher, &QFutureWatcherBase::finished);
    }
    if (!future.isFinished() || future.resultCount() == 0)
        return {};
    return future.result();
}

} // namespace longshore::test
