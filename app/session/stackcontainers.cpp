// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackcontainers.h"

#include "app/portainer/enginerequests.h"
#include "app/session/session.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <tuple>

namespace longshore {

namespace {

/// A pause grows to this many times itself while readings fail.
constexpr int LongestPause = 8;

/// What is shown of it; readAt() is told by another signal.
struct Shown {
    StackContainers::State state = StackContainers::State::Nothing;
    std::optional<ApiError> error;
    std::optional<ApiError> servicesError;
    QList<Container> containers;
    QList<SwarmService> services;
    QList<SwarmTask> tasks;
    bool operator==(const Shown &) const = default;
};

bool comesBefore(const Container &left, const Container &right)
{
    return std::tuple(left.service(), left.name(), left.id) < std::tuple(right.service(), right.name(), right.id);
}

} // namespace

class StackContainers::Private
{
public:
    Private(StackContainers &owner, Session &asked, std::chrono::milliseconds every)
        : q(owner), session(&asked), pause(every)
    {
        timer.setSingleShot(true);
        wasConnected = asked.state() == Session::State::Connected;
        QObject::connect(&timer, &QTimer::timeout, &q, [this] { look(); });
        QObject::connect(&asked, &Session::stateChanged, &q, [this] { followSession(); });
    }

    void look();
    void take(const Result<QList<Container>> &answer);
    template <typename T>
    void takeSwarm(const Result<QList<T>> &answer, QList<T> Shown::*list);
    void finishPart();
    void finish();
    void followSession();
    void forget();
    void publish(const Shown &next);
    void cancel();

    StackContainers &q;
    const QPointer<Session> session;
    std::chrono::milliseconds pause;
    QTimer timer;
    EngineStack stack;
    Shown shown;
    Shown reading;
    QDateTime readAt;
    bool isFollowing = false;
    bool wasConnected = false;
    bool againAfterThis = false;
    int open = 0;
    int failures = 0;
    InFlight<Result<QList<Container>>> containersCall{&q};
    InFlight<Result<QList<SwarmService>>> servicesCall{&q};
    InFlight<Result<QList<SwarmTask>>> tasksCall{&q};
};

StackContainers::StackContainers(Session &session, std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, session, pause))
{
}

StackContainers::~StackContainers() = default;

void StackContainers::follow(const EngineStack &stack)
{
    if (stack != d->stack) {
        d->cancel();
        d->forget();
        d->stack = stack;
    } else if (d->isFollowing) {
        return;
    }
    d->isFollowing = true;
    Shown next = d->shown;
    if (!stack.hasEngine())
        next.state = State::Nothing;
    else
        next.state = d->readAt.isNull() ? State::Loading : State::Stale;
    d->publish(next);
    d->look();
}

void StackContainers::stop()
{
    if (!d->isFollowing)
        return;
    d->isFollowing = false;
    d->cancel();
    Shown next = d->shown;
    if (next.state == State::Ready)
        next.state = State::Stale;
    d->publish(next);
}

void StackContainers::refresh()
{
    if (!d->isFollowing)
        return;
    if (d->open > 0)
        d->againAfterThis = true;
    else
        d->look();
}

void StackContainers::setPause(std::chrono::milliseconds pause)
{
    d->pause = pause;
    if (d->timer.isActive())
        d->timer.start(pause);
}

bool StackContainers::isFollowing() const
{
    return d->isFollowing;
}

std::chrono::milliseconds StackContainers::pause() const
{
    return d->pause;
}

const EngineStack &StackContainers::stack() const
{
    return d->stack;
}

StackContainers::State StackContainers::state() const
{
    return d->shown.state;
}

std::optional<ApiError> StackContainers::error() const
{
    return d->shown.error;
}

std::optional<ApiError> StackContainers::servicesError() const
{
    return d->shown.servicesError;
}

QDateTime StackContainers::readAt() const
{
    return d->readAt;
}

const QList<Container> &StackContainers::containers() const
{
    return d->shown.containers;
}

const Container *StackContainers::container(const QString &id) const
{
    const auto found = std::ranges::find(d->shown.containers, id, &Container::id);
    return found == d->shown.containers.cend() ? nullptr : &*found;
}

const QList<SwarmService> &StackContainers::services() const
{
    return d->shown.services;
}

const QList<SwarmTask> &StackContainers::tasks() const
{
    return d->shown.tasks;
}

/// Asks all there is side by side; finish() is called once, when the last has answered.
void StackContainers::Private::look()
{
    timer.stop();
    if (!isFollowing || !session || !stack.hasEngine())
        return;
    const bool isSwarm = stack.type == StackType::Swarm;
    reading = Shown{.state = State::Ready};
    againAfterThis = false;
    open = isSwarm ? 3 : 1;
    containersCall.start(session->send(isSwarm ? requests::containersOfSwarmStack(stack.environment, stack.name)
                                               : requests::containersOfProject(stack.environment, stack.name)),
                         [this](const Result<QList<Container>> &answer) { take(answer); });
    if (!isSwarm)
        return;
    servicesCall.start(session->send(requests::servicesOfStack(stack.environment, stack.name)),
                       [this](const Result<QList<SwarmService>> &answer) { takeSwarm(answer, &Shown::services); });
    tasksCall.start(session->send(requests::tasksOfStack(stack.environment, stack.name)),
                    [this](const Result<QList<SwarmTask>> &answer) { takeSwarm(answer, &Shown::tasks); });
}

void StackContainers::Private::take(const Result<QList<Container>> &answer)
{
    if (answer) {
        reading.containers = *answer;
        std::ranges::sort(reading.containers, comesBefore);
    } else {
        reading.error = answer.error();
    }
    finishPart();
}

template <typename T>
void StackContainers::Private::takeSwarm(const Result<QList<T>> &answer, QList<T> Shown::*list)
{
    reading.*list = answer ? *answer : shown.*list; // A stack does not lose its services because a manager did not answer once.
    if (!answer && !reading.servicesError)
        reading.servicesError = answer.error();
    finishPart();
}

void StackContainers::Private::finishPart()
{
    if (--open == 0)
        finish();
}

void StackContainers::Private::finish()
{
    if (reading.error) {
        // What was known stays, with its date.
        Shown next = shown;
        next.state = readAt.isNull() ? State::Failed : State::Stale;
        next.error = reading.error;
        failures = std::min(failures + 1, LongestPause);
        timer.start(againAfterThis ? std::chrono::milliseconds(0) : pause * std::min(1 << failures, LongestPause));
        publish(next);
        return;
    }
    failures = 0;
    readAt = QDateTime::currentDateTimeUtc();
    std::ranges::sort(reading.services, {}, &SwarmService::name);
    timer.start(againAfterThis ? std::chrono::milliseconds(0) : pause);
    const QPointer<StackContainers> alive(&q);
    publish(reading);
    if (alive)
        Q_EMIT q.read();
}

/// Once the server does not answer, nothing of it is fresh; once it does, all is read anew.
void StackContainers::Private::followSession()
{
    const bool isConnected = session && session->state() == Session::State::Connected;
    if (isConnected == wasConnected)
        return;
    wasConnected = isConnected;
    if (!isFollowing || !stack.hasEngine())
        return;
    if (isConnected) {
        failures = 0;
        q.refresh();
        return;
    }
    Shown next = shown;
    if (next.state == State::Ready)
        next.state = State::Stale;
    next.error = session ? session->error() : std::nullopt;
    publish(next);
}

void StackContainers::Private::forget()
{
    shown = {};
    readAt = {};
    failures = 0;
}

void StackContainers::Private::publish(const Shown &next)
{
    if (next == shown)
        return;
    shown = next;
    Q_EMIT q.changed();
}

void StackContainers::Private::cancel()
{
    timer.stop();
    containersCall.cancel();
    servicesCall.cancel();
    tasksCall.cancel();
    open = 0;
    againAfterThis = false;
}

} // namespace longshore
