// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <concepts>
#include <utility>

namespace longshore {

/// A future that already holds its value, for answers that need no wait.
template <typename R>
QFuture<R> readyFuture(R value)
{
    QPromise<R> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// Delivers the future's value on the thread of `context`, never synchronously, and not at all once
/// `context` is gone or the future was cancelled.
template <typename R, typename Fn>
    requires std::invocable<Fn &, const R &>
void onResult(const QFuture<R> &future, QObject *context, Fn &&deliver)
{
    auto *watcher = new QFutureWatcher<R>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, deliver = std::forward<Fn>(deliver)]() mutable {
        watcher->deleteLater();
        if (!watcher->isCanceled() && watcher->future().resultCount() > 0)
            deliver(watcher->future().resultAt(0));
    });
    watcher->setFuture(future);
}

/// At most one call of a kind under way: a newer one replaces it, and it is cancelled with its owner.
template <typename R>
class InFlight
{
public:
    explicit InFlight(QObject *context)
        : m_context(context)
    {
    }
    ~InFlight() { cancel(); }
    Q_DISABLE_COPY_MOVE(InFlight)

    template <typename Fn>
    void start(QFuture<R> future, Fn &&deliver)
    {
        cancel();
        m_future = std::move(future);
        onResult(m_future, m_context, std::forward<Fn>(deliver));
    }
    void cancel()
    {
        m_future.cancel();
        m_future = {};
    }
    bool isRunning() const { return m_future.isRunning(); }

private:
    QObject *m_context;
    QFuture<R> m_future;
};

} // namespace longshore
