// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/operation.h"

#include "app/session/operationwords.h"

#include <array>

namespace longshore {

class Operation::Private
{
public:
    Plan plan;
    OperationSubject subject;
    OperationStep step = OperationStep::Queued;
    OperationOutcome outcome = OperationOutcome::None;
    bool sent = false;
    QString progress;
    QString sentence;
    QString details;
    QDateTime startedAt = QDateTime::currentDateTimeUtc();
    QDateTime endedAt;
    std::optional<StackBefore> before;
    std::optional<StackBefore> after;
    std::optional<StackBefore> theirs;
    StackMoves moved;
    QStringList warnings;
    std::optional<OperationOffer> undo;
    QList<OperationOffer> offers;
};

namespace {

OperationKind kindOf(ContainerAction action)
{
    switch (action) {
    case ContainerAction::Start: return OperationKind::StartContainer;
    case ContainerAction::Stop: return OperationKind::StopContainer;
    case ContainerAction::Restart: return OperationKind::RestartContainer;
    case ContainerAction::Kill: return OperationKind::KillContainer;
    case ContainerAction::Pause: return OperationKind::PauseContainer;
    case ContainerAction::Resume: return OperationKind::ResumeContainer;
    case ContainerAction::Remove: return OperationKind::RemoveContainer;
    case ContainerAction::Recreate: return OperationKind::RecreateContainer;
    }
    Q_UNREACHABLE();
}

OperationKind kindOf(ServiceAction action)
{
    switch (action) {
    case ServiceAction::Scale: return OperationKind::ScaleService;
    case ServiceAction::ForceUpdate: return OperationKind::ForceUpdateService;
    case ServiceAction::RollBack: return OperationKind::RollBackService;
    case ServiceAction::Remove: return OperationKind::RemoveService;
    }
    Q_UNREACHABLE();
}

OperationKind kindOf(WorkloadAction action)
{
    switch (action) {
    case WorkloadAction::Scale: return OperationKind::ScaleWorkload;
    case WorkloadAction::Restart: return OperationKind::RestartWorkload;
    case WorkloadAction::DeletePod: return OperationKind::DeletePod;
    }
    Q_UNREACHABLE();
}

} // namespace

OperationKind kindOf(const Plan &plan)
{
    // In the order of the alternatives of Plan.
    static constexpr std::array kinds{
        OperationKind::Start, OperationKind::Stop, OperationKind::Restart, OperationKind::Update, OperationKind::Detach,
        OperationKind::PutBack, OperationKind::Redeploy, OperationKind::GitSettings, OperationKind::Create, OperationKind::CreateFromGit,
        OperationKind::Delete, OperationKind::DeleteLimited, OperationKind::Migrate, OperationKind::Duplicate, OperationKind::Rename,
        OperationKind::Associate};
    static_assert(kinds.size() + 3 == std::variant_size_v<Plan>);
    if (const auto *container = std::get_if<ContainerPlan>(&plan))
        return kindOf(container->action);
    if (const auto *service = std::get_if<ServicePlan>(&plan))
        return kindOf(service->action);
    if (const auto *workload = std::get_if<WorkloadPlan>(&plan))
        return kindOf(workload->action);
    return kinds.at(plan.index());
}

bool isOfPart(OperationKind kind)
{
    return kind >= OperationKind::StartContainer && kind <= OperationKind::DeletePod;
}

Operation::Operation(Plan plan, OperationSubject subject, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->plan = std::move(plan);
    d->subject = std::move(subject);
}

Operation::~Operation() = default;

OperationKind Operation::kind() const
{
    return kindOf(d->plan);
}

const Plan &Operation::plan() const
{
    return d->plan;
}

const OperationSubject &Operation::subject() const
{
    return d->subject;
}

OperationStep Operation::step() const
{
    return d->step;
}

OperationOutcome Operation::outcome() const
{
    return d->outcome;
}

bool Operation::wasSent() const
{
    return d->sent;
}

QString Operation::title() const
{
    return operationwords::title(kind(), d->subject.stackName);
}

QString Operation::progress() const
{
    return d->progress;
}

QString Operation::sentence() const
{
    return d->sentence;
}

QString Operation::details() const
{
    return d->details;
}

QDateTime Operation::startedAt() const
{
    return d->startedAt;
}

QDateTime Operation::endedAt() const
{
    return d->endedAt;
}

const std::optional<StackBefore> &Operation::before() const
{
    return d->before;
}

const std::optional<StackBefore> &Operation::after() const
{
    return d->after;
}

const std::optional<StackBefore> &Operation::theirs() const
{
    return d->theirs;
}

StackMoves Operation::moved() const
{
    return d->moved;
}

QStringList Operation::warnings() const
{
    return d->warnings;
}

bool Operation::canStopWaiting() const
{
    return !isEnded();
}

void Operation::stopWaiting()
{
    if (isEnded())
        return;
    if (d->sent)
        return waitingStopped();
    end(OperationOutcome::Refused, tr("Cancelled before anything was sent."));
}

std::optional<OperationOffer> Operation::undo() const
{
    return d->outcome == OperationOutcome::Done ? d->undo : std::nullopt;
}

QList<OperationOffer> Operation::offers() const
{
    return isEnded() ? d->offers : QList<OperationOffer>();
}

void Operation::enter(OperationStep step)
{
    if (isEnded() || d->step == step)
        return;
    d->step = step;
    d->sent = d->sent || step == OperationStep::Sending;
    Q_EMIT changed();
}

void Operation::tell(const QString &progress)
{
    if (isEnded() || d->progress == progress)
        return;
    d->progress = progress;
    Q_EMIT changed();
}

void Operation::setBefore(const StackBefore &before)
{
    d->before = before;
}

void Operation::setAfter(const StackBefore &after)
{
    d->after = after;
}

void Operation::setTheirs(const StackBefore &theirs, const StackMoves &moved)
{
    d->theirs = theirs;
    d->moved = moved;
}

void Operation::setWarnings(const QStringList &warnings)
{
    d->warnings = warnings;
}

void Operation::setSubjectStack(StackId stack, const QString &name)
{
    d->subject.stack = stack;
    d->subject.stackName = name;
}

void Operation::setUndo(const OperationOffer &offer)
{
    d->undo = offer;
}

void Operation::addOffer(const OperationOffer &offer)
{
    d->offers.append(offer);
}

void Operation::end(OperationOutcome outcome, const QString &sentence, const QString &details)
{
    if (isEnded())
        return;
    d->step = OperationStep::Ended;
    d->outcome = outcome;
    d->sentence = sentence;
    d->details = details;
    d->endedAt = QDateTime::currentDateTimeUtc();
    Q_EMIT changed();
    Q_EMIT ended();
}

} // namespace longshore
