// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackworkloads.h"

#include "app/session/session.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace longshore {

namespace {

/// A pause grows to this many times itself while readings fail.
constexpr int LongestWait = 8;

/// What is shown of it; readAt() is told by another signal.
struct ShownWorkloads {
    StackWorkloads::State state = StackWorkloads::State::Nothing;
    std::optional<ApiError> error;
    StackWorkloadsFacts facts;
    bool operator==(const ShownWorkloads &) const = default;
};

} // namespace

class StackWorkloads::Private
{
public:
    Private(StackWorkloads &owner, Session &asked, std::chrono::milliseconds every)
        : q(owner), session(&asked), pause(every)
    {
        timer.setSingleShot(true);
        wasConnected = asked.state() == Session::State::Connected;
        QObject::connect(&timer, &QTimer::timeout, &q, [this] { look(); });
        QObject::connect(&asked, &Session::stateChanged, &q, [this] { followSession(); });
        QObject::connect(&asked, &QObject::destroyed, &q, [this] { cancel(); });
    }

    void look();
    void take(const Result<StackWorkloadsFacts> &facts);
    void takeFailure(const ApiError &error);
    void followSession();
    void publish(const ShownWorkloads &next);
    void cancel();

    StackWorkloads &q;
    const QPointer<Session> session;
    std::chrono::milliseconds pause;
    QTimer timer;
    KubernetesStack stack;
    ShownWorkloads shown;
    QDateTime readAt;
    std::unique_ptr<WorkloadsReading> reading;
    bool isFollowing = false;
    bool wasConnected = false;
    bool againAfterThis = false;
    int failures = 0;
};

StackWorkloads::StackWorkloads(Session &session, std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, session, pause))
{
}

StackWorkloads::~StackWorkloads() = default;

void StackWorkloads::follow(const KubernetesStack &stack)
{
    if (stack != d->stack) {
        d->cancel();
        d->shown = {};
        d->readAt = {};
        d->failures = 0;
        d->stack = stack;
    } else if (d->isFollowing) {
        return;
    }
    d->isFollowing = true;
    ShownWorkloads next = d->shown;
    if (!stack.isValid())
        next.state = State::Nothing;
    else
        next.state = d->readAt.isNull() ? State::Loading : State::Stale;
    d->publish(next);
    d->look();
}

void StackWorkloads::stop()
{
    if (!d->isFollowing)
        return;
    d->isFollowing = false;
    d->cancel();
    ShownWorkloads next = d->shown;
    if (next.state == State::Ready)
        next.state = State::Stale;
    d->publish(next);
}

void StackWorkloads::refresh()
{
    if (!d->isFollowing)
        return;
    if (d->reading)
        d->againAfterThis = true;
    else
        d->look();
}

bool StackWorkloads::isFollowing() const
{
    return d->isFollowing;
}

std::chrono::milliseconds StackWorkloads::pause() const
{
    return d->pause;
}

const KubernetesStack &StackWorkloads::stack() const
{
    return d->stack;
}

StackWorkloads::State StackWorkloads::state() const
{
    return d->shown.state;
}

std::optional<ApiError> StackWorkloads::error() const
{
    return d->shown.error;
}

QDateTime StackWorkloads::readAt() const
{
    return d->readAt;
}

const StackWorkloadsFacts &StackWorkloads::facts() const
{
    return d->shown.facts;
}

void StackWorkloads::Private::look()
{
    timer.stop();
    if (!isFollowing || !session || !stack.isValid())
        return;
    againAfterThis = false;
    reading = std::make_unique<WorkloadsReading>(*session, stack, shown.facts);
    QObject::connect(reading.get(), &WorkloadsReading::finished, &q, [this](const Result<StackWorkloadsFacts> &facts) { take(facts); });
    reading->start();
}

void StackWorkloads::Private::take(const Result<StackWorkloadsFacts> &facts)
{
    reading.release()->deleteLater(); // It is the one that tells us.
    if (!facts)
        return takeFailure(facts.error());
    failures = 0;
    readAt = QDateTime::currentDateTimeUtc();
    timer.start(againAfterThis ? std::chrono::milliseconds(0) : pause);
    const QPointer<StackWorkloads> alive(&q);
    publish({State::Ready, {}, *facts});
    if (alive)
        Q_EMIT q.read();
}

/// What was known stays, with its date.
void StackWorkloads::Private::takeFailure(const ApiError &error)
{
    ShownWorkloads next = shown;
    next.state = readAt.isNull() ? State::Failed : State::Stale;
    next.error = error;
    failures = std::min(failures + 1, LongestWait);
    timer.start(againAfterThis ? std::chrono::milliseconds(0) : pause * std::min(1 << failures, LongestWait));
    publish(next);
}

/// Once the server does not answer, nothing of it is fresh; once it does, all is read anew.
void StackWorkloads::Private::followSession()
{
    const bool isConnected = session && session->state() == Session::State::Connected;
    if (isConnected == wasConnected)
        return;
    wasConnected = isConnected;
    if (!isFollowing || !stack.isValid())
        return;
    if (isConnected) {
        failures = 0;
        q.refresh();
        return;
    }
    ShownWorkloads next = shown;
    if (next.state == State::Ready)
        next.state = State::Stale;
    next.error = session ? session->error() : std::nullopt;
    publish(next);
}

void StackWorkloads::Private::publish(const ShownWorkloads &next)
{
    if (next == shown)
        return;
    shown = next;
    Q_EMIT q.changed();
}

void StackWorkloads::Private::cancel()
{
    timer.stop();
    reading.reset();
    againAfterThis = false;
}

} // namespace longshore
