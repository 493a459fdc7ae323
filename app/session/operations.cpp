// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/operations.h"

#include "app/session/operationcontext.h"

#include <QHash>

#include <algorithm>

namespace longshore {

class Operations::Private
{
public:
    Private(Operations &owner, SessionFinder finder, OperationPace speed)
        : q(owner), sessions(std::move(finder)), pace(speed)
    {
    }

    static void refreshAfter(Session &session);
    void watch(Operation *operation);
    void beginNext(const ServerId &server);
    void beginLight(const ServerId &server);
    static bool isInTheWay(const Operation &other, const Operation &ofPart);
    void tidy();
    void drop(Operation *operation);
    Session *sessionOf(const Operation &operation) const;

    Operations &q;
    const SessionFinder sessions;
    const OperationPace pace;
    QList<Operation *> list; // Children of q.
    QHash<const Operation *, QPointer<Session>> madeOn;
    int places = 1;
};

Operations::Operations(SessionFinder sessions, OperationPace pace, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(sessions), pace))
{
}

Operations::~Operations()
{
    for (Operation *operation : std::as_const(d->list))
        operation->disconnect(this);
    qDeleteAll(d->list);
}

Operation *Operations::start(Session &session, const Plan &plan)
{
    Operation *operation = makeOperation(plan, {&session, d->sessions, d->pace}).release();
    operation->setParent(this);
    d->list.append(operation);
    d->madeOn.insert(operation, &session);
    d->watch(operation);
    Q_EMIT added(operation);
    // Not at once: whoever asked has nothing to listen to yet.
    QMetaObject::invokeMethod(this, [this, server = operation->subject().server] { d->beginNext(server); }, Qt::QueuedConnection);
    return operation;
}

Operation *Operations::start(const ServerId &server, const Plan &plan)
{
    Session *session = d->sessions ? d->sessions(server) : nullptr;
    return session ? start(*session, plan) : nullptr;
}

Operation *Operations::start(const Operation &earlier, const OperationOffer &offer)
{
    if (!offer.server.isNull() && offer.server != earlier.subject().server)
        return start(offer.server, offer.plan);
    Session *session = d->sessionOf(earlier);
    return session ? start(*session, offer.plan) : nullptr;
}

QList<Operation *> Operations::all() const
{
    return d->list;
}

QList<Operation *> Operations::running() const
{
    QList<Operation *> open;
    std::ranges::copy_if(d->list, std::back_inserter(open), [](const Operation *each) { return !each->isEnded(); });
    return open;
}

Operation *Operations::runningOn(const ServerId &server, StackId stack) const
{
    const auto found = std::ranges::find_if(d->list, [&](const Operation *each) {
        return !each->isEnded() && each->subject().server == server && each->subject().stack == stack && number(stack) != 0;
    });
    return found == d->list.end() ? nullptr : *found;
}

void Operations::forgetEnded()
{
    const QList<Operation *> list = d->list;
    for (Operation *operation : list)
        forget(operation);
}

void Operations::forget(Operation *ended)
{
    if (ended && ended->isEnded() && d->list.contains(ended))
        d->drop(ended);
}

void Operations::setPlaces(int perServer)
{
    d->places = std::max(1, perServer);
}

/// A reading under way may have begun before the end, and asked again meanwhile it would not be asked.
void Operations::Private::refreshAfter(Session &session)
{
    if (!session.isRefreshing())
        return session.refresh();
    connect(&session, &Session::refreshFinished, &session, &Session::refresh,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void Operations::Private::watch(Operation *operation)
{
    connect(operation, &Operation::changed, &q, [this, operation] { Q_EMIT q.changed(operation); });
    connect(operation, &Operation::ended, &q, [this, operation] {
        Q_EMIT q.ended(operation);
        if (Session *session = sessionOf(*operation); session && operation->wasSent())
            refreshAfter(*session);
        // Queued: it is the sender of what is being handled.
        QMetaObject::invokeMethod(&q, [this, server = operation->subject().server] {
            tidy();
            beginNext(server);
        }, Qt::QueuedConnection);
    });
}

namespace {

/// Of the container, service, workload or pod an operation is about.
struct Part {
    EngineStack where;
    QString id;
    StackId stack{}; ///< Of Kubernetes, where names of stacks may occur twice.

    bool isOf(const OperationSubject &other) const
    {
        return number(stack) != 0 ? other.stack == stack : !where.name.isEmpty() && other.stackName == where.name;
    }
};

std::optional<Part> partOf(const Plan &plan)
{
    if (const auto *container = std::get_if<ContainerPlan>(&plan))
        return Part{container->where, container->id, {}};
    if (const auto *service = std::get_if<ServicePlan>(&plan))
        return Part{service->where, service->id, {}};
    if (const auto *workload = std::get_if<WorkloadPlan>(&plan))
        return Part{{workload->environment, StackType::Kubernetes, {}}, workload->object.uid, workload->stack};
    return {};
}

} // namespace

// Two at once on one of these, or on one whose stack is being changed, would each judge by what the other does.
bool Operations::Private::isInTheWay(const Operation &other, const Operation &ofPart)
{
    const std::optional<Part> part = partOf(ofPart.plan());
    if (!part || other.isEnded() || other.step() == OperationStep::Queued || other.subject().server != ofPart.subject().server
        || other.subject().environment != part->where.environment)
        return false;
    if (const std::optional<Part> another = partOf(other.plan()))
        return another->id == part->id;
    return part->isOf(other.subject());
}

// What is done to a part of a stack takes seconds and waits for no deploy but its own stack's; a few at a time all the same.
void Operations::Private::beginLight(const ServerId &server)
{
    constexpr int AtOnce = 3;
    const auto isLight = [&server](const Operation *each) { return each->subject().server == server && isOfPart(each->kind()) && !each->isEnded(); };
    const QList<Operation *> all = list; // Beginning may end one at once.
    auto free = AtOnce - std::ranges::count_if(all, [&](const Operation *each) { return isLight(each) && each->step() != OperationStep::Queued; });
    for (Operation *operation : all) {
        if (free <= 0)
            return;
        if (!isLight(operation) || operation->step() != OperationStep::Queued
            || std::ranges::any_of(all, [&](const Operation *other) { return isInTheWay(*other, *operation); }))
            continue;
        --free;
        operation->enter(OperationStep::Checking);
        operation->begin();
    }
}

// The next that waits, unless all places are taken, or another one is at work on the same stack.
void Operations::Private::beginNext(const ServerId &server)
{
    const auto atWork = [&server](const Operation *each) {
        return each->subject().server == server && !each->isEnded() && each->step() != OperationStep::Queued;
    };
    beginLight(server);
    const auto takesPlace = [&](const Operation *each) { return atWork(each) && !isOfPart(each->kind()); };
    while (std::ranges::count_if(list, takesPlace) < places) {
        const auto waits = [&](const Operation *each) {
            return each->subject().server == server && each->step() == OperationStep::Queued && !isOfPart(each->kind())
                && std::ranges::none_of(list, [&](const Operation *other) {
                       return atWork(other) && number(each->subject().stack) != 0 && other->subject().stack == each->subject().stack;
                   });
        };
        const auto next = std::ranges::find_if(list, waits);
        if (next == list.end())
            return;
        Operation *operation = *next;
        operation->enter(OperationStep::Checking);
        operation->begin();
    }
}

void Operations::Private::tidy()
{
    while (std::ranges::count_if(list, &Operation::isEnded) > MostEnded)
        drop(*std::ranges::find_if(list, &Operation::isEnded));
}

void Operations::Private::drop(Operation *operation)
{
    list.removeOne(operation);
    madeOn.remove(operation);
    Q_EMIT q.removed(operation);
    operation->deleteLater();
}

Session *Operations::Private::sessionOf(const Operation &operation) const
{
    if (Session *made = madeOn.value(&operation))
        return made;
    return sessions ? sessions(operation.subject().server) : nullptr;
}

} // namespace longshore
