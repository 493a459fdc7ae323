// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/runningstacks.h"

#include "app/portainer/enginerequests.h"
#include "app/portainer/kubernetesrequests.h"
#include "app/session/session.h"
#include "app/session/workloadlevel.h"

#include <algorithm>

namespace longshore {

namespace {

/// The server has six connections to us; what people wait for goes first.
constexpr int Places = 3;

/// What is known of one environment.
struct Known {
    std::shared_ptr<const EngineTally> tally = std::make_shared<EngineTally>();
    QDateTime readAt;
    std::optional<ApiError> error;
};

/// Decodes and counts in one go, so that a long list is counted in the worker that reads it.
template <typename T>
Request<EngineTally> tallied(const Request<QList<T>> &request, EnvironmentId environment)
{
    Request<EngineTally> counted{static_cast<const RequestParts &>(request), {}};
    counted.decode = [decode = request.decode, environment](const Answer &answer) -> Result<EngineTally> {
        const Result<QList<T>> list = decode(answer);
        if (!list)
            return Failure(list.error());
        return tallyOf(environment, *list);
    };
    return counted;
}

/// There is no one call for all that makes pods: one for each kind, of the objects with a stack's label only.
QList<Request<EngineTally>> workloadTallies(EnvironmentId environment, const QString &namespaceName)
{
    const KubernetesScope scope = KubernetesScope::ofAllStacks(environment, namespaceName);
    QList<Request<EngineTally>> all;
    for (const WorkloadKind kind : WorkloadKinds)
        if (kind != WorkloadKind::CronJob)
            all.append(tallied(requests::workloads(kind, scope), environment));
    all.append(tallied(requests::pods(scope), environment));
    return all;
}

bool hasSwarm(const EngineTally &tally)
{
    return std::any_of(tally.stacks.keyBegin(), tally.stacks.keyEnd(), [](const EngineStack &stack) { return stack.type == StackType::Swarm; });
}

} // namespace

class RunningStacks::Private
{
public:
    Private(RunningStacks &owner, Session &asked)
        : q(owner), session(asked)
    {
    }
    ~Private()
    {
        for (QFuture<void> &call : calls)
            call.cancel();
    }

    const Environment *environment(EnvironmentId id) const;
    bool wants(EnvironmentId id) const;
    bool runsSwarm(EnvironmentId id) const;
    void enqueue(EnvironmentId id);
    void askNext();
    void ask(EnvironmentId id);
    void askServices(EnvironmentId id, const EngineTally &containers);
    QStringList namespacesOn(EnvironmentId id) const;
    void askWorkloads(EnvironmentId id, QList<Request<EngineTally>> left, const EngineTally &soFar);
    void finish(EnvironmentId id, const Result<EngineTally> &answer);
    void forgetGone();
    const QSet<EngineStack> &recordedStacks();
    Stack rowOf(const EngineStack &key, const EngineTally::Entry &entry);
    template <typename Fn>
    void send(EnvironmentId id, const Request<EngineTally> &request, Fn take);

    RunningStacks &q;
    Session &session;
    QHash<EnvironmentId, Known> known;
    QList<EnvironmentId> waiting;
    QList<EnvironmentId> waitingDown; ///< Asked last, one at a time: each may take until its deadline.
    QHash<EnvironmentId, QFuture<void>> calls;
    QSet<EnvironmentId> askedDown;
    QSet<EnvironmentId> again; ///< Something changed there while they were read.
    QHash<EngineStack, int> ids; ///< Of limited stacks.
    std::optional<QSet<EngineStack>> recorded; ///< Those that the server has a record of.
};

RunningStacks::RunningStacks(Session &session)
    : QObject(&session), d(std::make_unique<Private>(*this, session))
{
    connect(&session, &Session::stacksChanged, this, [this] { d->recorded.reset(); });
    connect(&session, &Session::environmentsChanged, this, [this] { d->forgetGone(); });
}

RunningStacks::~RunningStacks() = default;

RunningStacks &RunningStacks::of(Session &session)
{
    auto *known = session.findChild<RunningStacks *>(QString(), Qt::FindDirectChildrenOnly);
    return known ? *known : *new RunningStacks(session);
}

void RunningStacks::readAll()
{
    for (const Environment &environment : d->session.environments())
        d->enqueue(environment.id);
    d->askNext();
}

void RunningStacks::read(const QSet<EnvironmentId> &environments)
{
    for (const EnvironmentId id : environments)
        d->enqueue(id);
    d->askNext();
}

void RunningStacks::readAgain(EnvironmentId environment)
{
    if (d->calls.contains(environment))
        d->again.insert(environment);
    else
        read({environment});
}

std::optional<RunningCount> RunningStacks::countOf(const EngineStack &stack) const
{
    const auto known = d->known.constFind(stack.environment);
    if (stack.type == StackType::Unknown || known == d->known.cend() || !known->readAt.isValid())
        return {};
    return known->tally->stacks.value(stack).count;
}

std::shared_ptr<const EngineTally> RunningStacks::tally(EnvironmentId environment) const
{
    const auto known = d->known.constFind(environment);
    return known == d->known.cend() || !known->readAt.isValid() ? nullptr : known->tally;
}

bool RunningStacks::isRead(EnvironmentId environment) const
{
    return readAt(environment).isValid();
}

QDateTime RunningStacks::readAt(EnvironmentId environment) const
{
    return d->known.value(environment).readAt;
}

std::optional<ApiError> RunningStacks::error(EnvironmentId environment) const
{
    return d->known.value(environment).error;
}

bool RunningStacks::isReading() const
{
    return !d->calls.isEmpty() || !d->waiting.isEmpty() || !d->waitingDown.isEmpty();
}

QList<Stack> RunningStacks::limited() const
{
    const QSet<EngineStack> &recorded = d->recordedStacks();
    QList<Stack> found;
    for (const Known &known : std::as_const(d->known))
        for (auto at = known.tally->stacks.cbegin(); at != known.tally->stacks.cend(); ++at)
            if (at.key().type != StackType::Kubernetes && !recorded.contains(at.key())) // Those are told by their ids, which say nothing.
                found.append(d->rowOf(at.key(), *at));
    std::ranges::sort(found, std::greater(), &Stack::id);
    return found;
}

const Environment *RunningStacks::Private::environment(EnvironmentId id) const
{
    const QList<Environment> &all = session.environments();
    const auto found = std::ranges::find(all, id, &Environment::id);
    return found == all.cend() ? nullptr : &*found;
}

const QSet<EngineStack> &RunningStacks::Private::recordedStacks()
{
    if (!recorded) {
        recorded.emplace();
        for (const Stack &stack : session.stacks())
            recorded->insert(EngineStack::of(stack));
    }
    return *recorded;
}

Stack RunningStacks::Private::rowOf(const EngineStack &key, const EngineTally::Entry &entry)
{
    int &id = ids[key];
    id = id != 0 ? id : -static_cast<int>(ids.size());
    const StackStatus status = entry.count.running > 0 ? StackStatus::Active : StackStatus::Inactive;
    Stack stack;
    stack.id = StackId(id);
    stack.name = key.name;
    stack.type = Coded<StackType>::fromCode(static_cast<qint64>(key.type));
    stack.environmentId = key.environment;
    stack.status = Coded<StackStatus>::fromCode(static_cast<qint64>(status));
    stack.creationDate = entry.created;
    stack.resourceControl = entry.resourceControl;
    return stack;
}

/// Environments that are there and run containers; what came from disk is not asked for (the server has not answered yet).
bool RunningStacks::Private::wants(EnvironmentId id) const
{
    const Environment *there = environment(id);
    if (!there || session.isKnownOnly() || there->type.value == EnvironmentType::Azure)
        return false;
    return !there->isKubernetes() || !namespacesOn(id).isEmpty();
}

/// Where the stacks of a cluster are: everywhere (an empty name) for administrators, else in the namespaces that their records name.
/// Standard users may not list a whole cluster (portainer-api.md 7.2).
QStringList RunningStacks::Private::namespacesOn(EnvironmentId id) const
{
    const bool seesAll = !session.user() || session.user()->isAdministrator();
    QStringList names;
    for (const Stack &stack : session.stacks()) {
        if (stack.environmentId != id || stack.type.value != StackType::Kubernetes)
            continue;
        const QString name = seesAll ? QString() : stack.namespaceName;
        if ((seesAll || !name.isEmpty()) && !names.contains(name))
            names.append(name);
    }
    return names;
}

bool RunningStacks::Private::runsSwarm(EnvironmentId id) const
{
    return std::ranges::any_of(session.stacks(), [id](const Stack &stack) { return stack.environmentId == id && stack.type.value == StackType::Swarm; });
}

void RunningStacks::Private::enqueue(EnvironmentId id)
{
    if (!wants(id) || calls.contains(id) || waiting.contains(id) || waitingDown.contains(id))
        return;
    const bool isDown = !environment(id)->isUp() || known.value(id).error;
    (isDown ? waitingDown : waiting).append(id);
}

void RunningStacks::Private::askNext()
{
    while (!waiting.isEmpty() && calls.size() < Places)
        ask(waiting.takeFirst());
    if (askedDown.isEmpty() && !waitingDown.isEmpty() && calls.size() < Places) {
        askedDown.insert(waitingDown.first());
        ask(waitingDown.takeFirst());
    }
}

template <typename Fn>
void RunningStacks::Private::send(EnvironmentId id, const Request<EngineTally> &request, Fn take)
{
    const QFuture<Result<EngineTally>> answer = session.send(request);
    calls.insert(id, QFuture<void>(answer));
    onResult(answer, &q, take);
}

void RunningStacks::Private::ask(EnvironmentId id)
{
    if (const Environment *there = environment(id); there && there->isKubernetes()) {
        QList<Request<EngineTally>> all;
        for (const QString &name : namespacesOn(id))
            all += workloadTallies(id, name);
        return askWorkloads(id, all, {});
    }
    send(id, tallied(requests::containers(id), id), [this, id](const Result<EngineTally> &answer) {
        if (answer && (runsSwarm(id) || hasSwarm(*answer)))
            askServices(id, *answer);
        else
            finish(id, answer);
    });
}

/// Services know of all nodes; where they are not to be had (no manager), the containers of this node are what there is.
void RunningStacks::Private::askServices(EnvironmentId id, const EngineTally &containers)
{
    send(id, tallied(requests::services(id), id), [this, id, containers](const Result<EngineTally> &services) {
        if (!services)
            return finish(id, containers);
        EngineTally both = containers;
        both.stacks.removeIf([](const auto &at) { return at.key().type == StackType::Swarm; });
        for (auto at = services->stacks.cbegin(); at != services->stacks.cend(); ++at) {
            both.stacks.insert(at.key(), *at);
            both.stacks[at.key()].created = containers.stacks.value(at.key()).created;
        }
        finish(id, both);
    });
}

/// One after the other: what people wait for shares the connections.
void RunningStacks::Private::askWorkloads(EnvironmentId id, QList<Request<EngineTally>> left, const EngineTally &soFar)
{
    if (left.isEmpty())
        return finish(id, soFar);
    const Request<EngineTally> next = left.takeFirst();
    send(id, next, [this, id, left, soFar](const Result<EngineTally> &answer) {
        if (answer)
            askWorkloads(id, left, sumOf(soFar, *answer));
        else
            finish(id, answer);
    });
}

void RunningStacks::Private::finish(EnvironmentId id, const Result<EngineTally> &answer)
{
    calls.remove(id);
    askedDown.remove(id);
    if (again.remove(id))
        enqueue(id);
    if (environment(id)) {
        Known &entry = known[id];
        const Known before = entry;
        entry.error = answer ? std::nullopt : std::optional(answer.error());
        if (answer) {
            entry.tally = std::make_shared<EngineTally>(*answer);
            entry.readAt = QDateTime::currentDateTimeUtc();
        }
        if (before.error != entry.error || *before.tally != *entry.tally || before.readAt.isValid() != entry.readAt.isValid())
            Q_EMIT q.changed();
    }
    askNext();
}

void RunningStacks::Private::forgetGone()
{
    if (known.removeIf([this](const auto &at) { return !environment(at.key()); }) > 0)
        Q_EMIT q.changed();
}

} // namespace longshore
