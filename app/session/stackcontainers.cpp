// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackcontainers.h"

#include "app/session/enginelookout.h"
#include "app/session/livingstack.h"
#include "app/session/session.h"

#include <QPointer>

#include <algorithm>

namespace longshore {

/// What one looker was shown last: it stays when that one no longer looks, whatever others see meanwhile.
class StackContainers::Private
{
public:
    Private(StackContainers &owner, Session &asked, std::chrono::milliseconds every)
        : q(owner), session(&asked), pause(every)
    {
    }

    void letGo();
    void take();
    void noteRead();
    void publish(const StackListing &next);

    StackContainers &q;
    const QPointer<Session> session;
    std::chrono::milliseconds pause;
    EngineStack stack;
    std::shared_ptr<LivingStack> living;
    StackListing shown;
    QDateTime readAt;
    bool isFollowing = false;
};

StackContainers::StackContainers(Session &session, std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, session, pause))
{
}

StackContainers::~StackContainers()
{
    d->letGo();
}

void StackContainers::follow(const EngineStack &stack)
{
    if (stack == d->stack && d->isFollowing)
        return;
    const EngineStack wanted = stack; // It may be a part of what is let go.
    if (wanted != d->stack || !d->living) {
        d->letGo();
        d->stack = wanted;
        d->living = d->session ? EngineLookout::of(*d->session).stack(wanted) : nullptr;
    }
    d->isFollowing = true;
    if (!d->living) {
        StackListing none;
        none.state = State::Failed;
        none.error = ApiError{.kind = ApiError::Kind::Cancelled};
        return d->publish(none);
    }
    connect(d->living.get(), &LivingStack::changed, this, [this] { d->take(); });
    connect(d->living.get(), &LivingStack::read, this, [this] { d->noteRead(); });
    d->living->enter(this, d->pause);
    if (d->isFollowing) // Whoever was told may have had enough already.
        d->take();
}

void StackContainers::stop()
{
    if (!d->isFollowing)
        return;
    d->isFollowing = false;
    if (d->living) {
        d->living->disconnect(this);
        d->living->leave(this);
    }
    StackListing next = d->shown;
    next.isLive = false;
    if (next.state == State::Ready)
        next.state = State::Stale;
    d->publish(next);
}

void StackContainers::refresh()
{
    if (d->isFollowing && d->living)
        d->living->refresh();
}

void StackContainers::setPause(std::chrono::milliseconds pause)
{
    d->pause = pause;
    if (d->isFollowing && d->living)
        d->living->enter(this, pause);
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

bool StackContainers::isLive() const
{
    return d->shown.isLive;
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

void StackContainers::Private::letGo()
{
    if (living) {
        living->disconnect(&q);
        living->leave(&q);
    }
    living.reset();
}

void StackContainers::Private::take()
{
    const StackListing next = living->listing();
    readAt = living->readAt();
    publish(next);
}

void StackContainers::Private::noteRead()
{
    readAt = living->readAt();
    Q_EMIT q.read();
}

void StackContainers::Private::publish(const StackListing &next)
{
    if (next == shown)
        return;
    shown = next;
    Q_EMIT q.changed();
}

} // namespace longshore
