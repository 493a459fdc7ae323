// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/bulk.h"

#include "app/session/operationwords.h"
#include "app/session/session.h"

#include <algorithm>

namespace longshore {

class Bulk::Private
{
public:
    Private(Bulk &owner, Operations &all, SessionFinder finder, int most)
        : q(owner), operations(all), sessions(std::move(finder)), atOnce(std::max(1, most))
    {
    }

    void go();
    bool startOne(Item &item);
    void itemEnded(qsizetype index, Operation *operation);
    int running() const;
    void setState(State next);
    static bool isOpen(const Item &item) { return item.outcome == OperationOutcome::None; }

    Bulk &q;
    Operations &operations;
    const SessionFinder sessions;
    const int atOnce;
    QList<Item> items;
    State state = State::Running;
    bool isStarted = false;
    bool pausesAtFailure = true;
};

Bulk::Bulk(Operations &operations, SessionFinder sessions, int atOnce, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, operations, std::move(sessions), atOnce))
{
}

Bulk::~Bulk() = default;

void Bulk::add(const ServerId &server, const Plan &plan)
{
    Item item{.server = server, .plan = plan};
    if (const Session *session = d->sessions ? d->sessions(server) : nullptr)
        item.stackName = operationwords::subjectOf(plan, *session).stackName;
    d->items.append(item);
}

void Bulk::setPausesAtFailure(bool pauses)
{
    d->pausesAtFailure = pauses;
}

void Bulk::start()
{
    d->isStarted = true;
    d->go();
}

void Bulk::resume()
{
    if (d->state != State::Paused)
        return;
    d->setState(State::Running);
    d->go();
}

void Bulk::cancel()
{
    for (Item &item : d->items) {
        if (!Private::isOpen(item) || (item.operation && item.operation->wasSent()))
            continue;
        if (item.operation) {
            item.operation->stopWaiting(); // Its end is taken like any other.
            continue;
        }
        item.outcome = OperationOutcome::Refused;
        item.sentence = tr("Cancelled before anything was sent.");
    }
    d->setState(State::Running);
    d->go();
}

// What is unknown may have happened; it is looked at by a person, not done again.
void Bulk::retryFailed()
{
    for (Item &item : d->items)
        if (item.outcome == OperationOutcome::Failed || item.outcome == OperationOutcome::Refused)
            item = {.server = item.server, .plan = item.plan, .stackName = item.stackName};
    d->setState(State::Running);
    d->go();
}

Bulk::State Bulk::state() const
{
    return d->state;
}

const QList<Bulk::Item> &Bulk::items() const
{
    return d->items;
}

int Bulk::count(OperationOutcome outcome) const
{
    return static_cast<int>(std::ranges::count(d->items, outcome, &Item::outcome));
}

QString Bulk::sentence() const
{
    const int all = static_cast<int>(d->items.size());
    QStringList parts{tr("%1 of %2 stacks are done").arg(count(OperationOutcome::Done)).arg(all)};
    const auto add = [this, &parts](OperationOutcome outcome, const QString &one, const QString &many) {
        if (const int n = count(outcome); n > 0)
            parts << (n == 1 ? one : many.arg(n));
    };
    add(OperationOutcome::Failed, tr("1 failed"), tr("%1 failed"));
    add(OperationOutcome::Refused, tr("1 was left as it was"), tr("%1 were left as they were"));
    add(OperationOutcome::Unknown, tr("of 1 it is not known"), tr("of %1 it is not known"));
    add(OperationOutcome::None, tr("1 is still to come"), tr("%1 are still to come"));
    return parts.join(QStringLiteral("; ")) + u'.';
}

int Bulk::Private::running() const
{
    return static_cast<int>(std::ranges::count_if(items, [](const Item &each) { return isOpen(each) && each.operation; }));
}

void Bulk::Private::go()
{
    if (!isStarted)
        return;
    while (state == State::Running && running() < atOnce) {
        const auto next = std::ranges::find_if(items, [](const Item &each) { return isOpen(each) && !each.operation; });
        if (next == items.end())
            break;
        if (!startOne(*next) && pausesAtFailure)
            setState(State::Paused);
    }
    if (std::ranges::none_of(items, isOpen) && state != State::Ended) {
        setState(State::Ended);
        Q_EMIT q.ended();
        return;
    }
    Q_EMIT q.changed();
}

bool Bulk::Private::startOne(Item &item)
{
    Session *session = sessions ? sessions(item.server) : nullptr;
    if (!session) {
        item.outcome = OperationOutcome::Refused;
        item.sentence = tr("The server is not open. Nothing was sent.");
        return false;
    }
    Operation *operation = operations.start(*session, item.plan);
    item.operation = operation;
    item.stackName = operation->subject().stackName;
    const qsizetype index = &item - items.constData();
    connect(operation, &Operation::changed, &q, &Bulk::changed);
    connect(operation, &Operation::ended, &q, [this, index, operation] { itemEnded(index, operation); });
    return true;
}

void Bulk::Private::itemEnded(qsizetype index, Operation *operation)
{
    Item &item = items[index];
    item.outcome = operation->outcome();
    item.sentence = operation->sentence();
    if (item.outcome != OperationOutcome::Done && pausesAtFailure && state == State::Running)
        setState(State::Paused);
    go();
}

void Bulk::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q.changed();
}

} // namespace longshore
