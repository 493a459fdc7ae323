// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/async.h"
#include "app/core/result.h"

#include <QTest>
#include <QThread>

#include <memory>

using namespace longshore;
using namespace Qt::StringLiterals;
using Number = Result<int>;

class AsyncTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversLater();
    void deliversWhatIsReadyLater();
    void deliversFailures();
    void deliversOnce();
    void contextGoneBefore();
    void contextGoneAfterFinish();
    void contextGoneInsideDelivery();
    void cancelledBefore();
    void cancelledAfterFinish();
    void finishedWithoutValue();
    void finishedInAnotherThread();
    void leavesNoWatcher();
    void latestWins();
    void latestWinsOverFinished();
    void cancelReachesTheMaker();
    void ownerGone();
    void startInsideDelivery();
    void idleIsNotRunning();
};

namespace {

/// Turns of the event loop enough for anything posted to have arrived.
void settle()
{
    for (int turn = 0; turn < 5; ++turn) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

struct Promised {
    QPromise<Number> promise;
    Promised() { promise.start(); }
    void finish(const Number &value)
    {
        promise.addResult(value);
        promise.finish();
    }
};

} // namespace

void AsyncTest::deliversLater()
{
    Promised call;
    QList<Number> seen;
    onResult(call.promise.future(), this, [&](const Number &n) { seen << n; });
    settle();
    QVERIFY(seen.isEmpty());
    call.finish(7);
    QVERIFY(seen.isEmpty());
    QTRY_COMPARE(seen.size(), 1);
    QCOMPARE(seen.first().value(), 7);
}

void AsyncTest::deliversWhatIsReadyLater()
{
    QList<Number> seen;
    onResult(readyFuture(Number(3)), this, [&](const Number &n) { seen << n; });
    QVERIFY(seen.isEmpty());
    QTRY_COMPARE(seen.size(), 1);
    QCOMPARE(seen.first().value(), 3);
}

void AsyncTest::deliversFailures()
{
    QList<Number> seen;
    onResult(readyFuture(Number(Failure(ApiError{.kind = ApiError::Kind::Conflict}))), this, [&](const Number &n) { seen << n; });
    QTRY_COMPARE(seen.size(), 1);
    QVERIFY(!seen.first());
    QCOMPARE(seen.first().error().kind, ApiError::Kind::Conflict);
}

void AsyncTest::deliversOnce()
{
    int first = 0, second = 0;
    const QFuture<Number> future = readyFuture(Number(1));
    onResult(future, this, [&](const Number &) { ++first; });
    onResult(future, this, [&](const Number &) { ++second; });
    settle();
    QCOMPARE(first, 1);
    QCOMPARE(second, 1);
}

void AsyncTest::contextGoneBefore()
{
    Promised call;
    int seen = 0;
    auto context = std::make_unique<QObject>();
    onResult(call.promise.future(), context.get(), [&](const Number &) { ++seen; });
    context.reset();
    call.finish(1);
    settle();
    QCOMPARE(seen, 0);
}

void AsyncTest::contextGoneAfterFinish()
{
    Promised call;
    int seen = 0;
    auto context = std::make_unique<QObject>();
    onResult(call.promise.future(), context.get(), [&](const Number &) { ++seen; });
    call.finish(1);
    context.reset();
    settle();
    QCOMPARE(seen, 0);
}

void AsyncTest::contextGoneInsideDelivery()
{
    int seen = 0;
    auto *context = new QObject;
    onResult(readyFuture(Number(1)), context, [&seen, context](const Number &n) {
        seen += n.value();
        delete context;
    });
    settle();
    QCOMPARE(seen, 1);
}

void AsyncTest::cancelledBefore()
{
    Promised call;
    int seen = 0;
    QFuture<Number> future = call.promise.future();
    onResult(future, this, [&](const Number &) { ++seen; });
    future.cancel();
    QVERIFY(call.promise.isCanceled());
    call.finish(1);
    settle();
    QCOMPARE(seen, 0);
}

void AsyncTest::cancelledAfterFinish()
{
    Promised call;
    int seen = 0;
    QFuture<Number> future = call.promise.future();
    onResult(future, this, [&](const Number &) { ++seen; });
    call.finish(1);
    future.cancel();
    settle();
    QCOMPARE(seen, 0);
}

void AsyncTest::finishedWithoutValue()
{
    int seen = 0;
    {
        Promised call;
        onResult(call.promise.future(), this, [&](const Number &) { ++seen; });
        call.promise.finish();
    }
    settle();
    QCOMPARE(seen, 0);
}

void AsyncTest::finishedInAnotherThread()
{
    QThread *where = nullptr;
    auto call = std::make_shared<Promised>();
    onResult(call->promise.future(), this, [&](const Number &) { where = QThread::currentThread(); });
    const std::unique_ptr<QThread> thread(QThread::create([call] { call->finish(1); }));
    thread->start();
    QVERIFY(thread->wait());
    QTRY_VERIFY(where != nullptr);
    QCOMPARE(where, this->thread());
}

void AsyncTest::leavesNoWatcher()
{
    QObject context;
    for (int i = 0; i < 3; ++i)
        onResult(readyFuture(Number(i)), &context, [](const Number &) { });
    QCOMPARE(context.children().size(), 3);
    settle();
    QCOMPARE(context.children().size(), 0);
}

void AsyncTest::latestWins()
{
    Promised first, second;
    InFlight<Number> call(this);
    QList<int> seen;
    call.start(first.promise.future(), [&](const Number &n) { seen << n.value(); });
    QVERIFY(call.isRunning());
    call.start(second.promise.future(), [&](const Number &n) { seen << n.value(); });
    QVERIFY(first.promise.isCanceled());
    QVERIFY(!second.promise.isCanceled());
    second.finish(2);
    first.finish(1);
    settle();
    QCOMPARE(seen, QList<int>{2});
    QVERIFY(!call.isRunning());
}

void AsyncTest::latestWinsOverFinished()
{
    InFlight<Number> call(this);
    QList<int> seen;
    call.start(readyFuture(Number(1)), [&](const Number &n) { seen << n.value(); });
    call.start(readyFuture(Number(2)), [&](const Number &n) { seen << n.value(); });
    settle();
    QCOMPARE(seen, QList<int>{2});
}

void AsyncTest::cancelReachesTheMaker()
{
    Promised maker;
    InFlight<Number> call(this);
    int seen = 0;
    call.start(maker.promise.future(), [&](const Number &) { ++seen; });
    call.cancel();
    QVERIFY(maker.promise.isCanceled());
    QVERIFY(!call.isRunning());
    maker.finish(1);
    settle();
    QCOMPARE(seen, 0);
    call.cancel();
}

void AsyncTest::ownerGone()
{
    Promised maker;
    int seen = 0;
    {
        InFlight<Number> call(this);
        call.start(maker.promise.future(), [&](const Number &) { ++seen; });
    }
    QVERIFY(maker.promise.isCanceled());
    settle();
    QCOMPARE(seen, 0);
}

void AsyncTest::startInsideDelivery()
{
    InFlight<Number> call(this);
    QList<int> seen;
    call.start(readyFuture(Number(1)), [&](const Number &n) {
        seen << n.value();
        call.start(readyFuture(Number(2)), [&](const Number &next) { seen << next.value(); });
    });
    settle();
    QCOMPARE(seen, (QList<int>{1, 2}));
}

void AsyncTest::idleIsNotRunning()
{
    InFlight<Number> call(this);
    QVERIFY(!call.isRunning());
}

QTEST_GUILESS_MAIN(AsyncTest)
#include "tst_async.moc"
