// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackoperation.h"

#include "app/core/displaytext.h"
#include "app/session/operationwords.h"
#include "app/session/stackwords.h"

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

/// One follow-up of what was sent.
struct StackOperation::Settling {
    StackReading::Parts parts;
    QDeadlineTimer deadline;
    Judge judge;
    Settled settled;
};

StackOperation::StackOperation(const Plan &plan, const OperationContext &context)
    : Operation(plan, operationwords::subjectOf(plan, *context.session), nullptr), m_context(context)
{
}

Session *StackOperation::session() const
{
    return m_context.session ? m_context.session.data() : sessionOf(subject().server);
}

Session *StackOperation::sessionOf(const ServerId &server) const
{
    if (m_context.session && m_context.session->profile().id == server)
        return m_context.session;
    return m_context.sessions ? m_context.sessions(server) : nullptr;
}

void StackOperation::read(StackReading::Parts parts, const Taken &taken)
{
    readOn(session(), subject().stack, parts, taken);
}

void StackOperation::readBefore(const std::function<void(const StackBefore &)> &then)
{
    read(StackReading::Everything, [this, then](const Result<StackBefore> &now) {
        if (!now) {
            if (now.error().kind == ApiError::Kind::NotFound)
                setTheirs({}, {.gone = true});
            return refuse(now.error());
        }
        setBefore(*now);
        if (now->stack.status.value == StackStatus::Deploying)
            return refuse(tr("%1 is being deployed already. Nothing was sent; wait until that has ended.").arg(stackName()));
        then(*now);
    });
}

namespace {

/// The variables that a plan would send.
struct PlannedVariables {
    QList<EnvVariable> operator()(const UpdatePlan &plan) const { return plan.update.env; }
    QList<EnvVariable> operator()(const DetachPlan &plan) const { return plan.update.env; }
    QList<EnvVariable> operator()(const PutBackPlan &plan) const { return plan.env; }
    QList<EnvVariable> operator()(const RedeployPlan &plan) const { return plan.redeploy.env; }
    QList<EnvVariable> operator()(const GitSettingsPlan &plan) const { return plan.settings.env; }
    QList<EnvVariable> operator()(const CreatePlan &plan) const { return plan.stack.env; }
    QList<EnvVariable> operator()(const CreateFromGitPlan &plan) const { return plan.stack.env; }
    QList<EnvVariable> operator()(const DuplicatePlan &plan) const { return plan.env.value_or(QList<EnvVariable>()); }
    template <typename Other>
    QList<EnvVariable> operator()(const Other &) const
    {
        return {};
    }
};

/// Hands the one signal of a reading on, once.
void follow(StackReading *reading, Operation *operation, const std::function<void(const Result<StackBefore> &)> &taken)
{
    QObject::connect(reading, &StackReading::done, operation, [reading, operation, taken](const StackBefore &stack) {
        reading->deleteLater();
        if (!operation->isEnded())
            taken(stack);
    });
    QObject::connect(reading, &StackReading::failed, operation, [reading, operation, taken](const ApiError &error) {
        reading->deleteLater();
        if (!operation->isEnded())
            taken(Failure(error));
    });
}

} // namespace

void StackOperation::readOn(Session *where, StackId stack, StackReading::Parts parts, const Taken &taken)
{
    if (!where)
        return later(std::chrono::milliseconds(0), [taken] { taken(Failure(ApiError{.kind = Kind::Cancelled})); });
    auto *reading = new StackReading(*where, this);
    follow(reading, this, taken);
    reading->start(stack, parts);
}

void StackOperation::readByName(Session *where, EnvironmentId environment, StackType type, const QString &name, const Taken &taken)
{
    if (!where)
        return later(std::chrono::milliseconds(0), [taken] { taken(Failure(ApiError{.kind = Kind::Cancelled})); });
    auto *reading = new StackReading(*where, this);
    follow(reading, this, taken);
    reading->startByName(environment, type, name);
}

void StackOperation::settle(StackReading::Parts parts, std::chrono::milliseconds atMost, const Judge &judge, const Settled &settled)
{
    enter(OperationStep::ReadingBack);
    settleOnce(std::make_shared<Settling>(Settling{parts, QDeadlineTimer(atMost), judge, settled}));
}

void StackOperation::settleOnce(const std::shared_ptr<Settling> &settling)
{
    read(settling->parts, [this, settling](const Result<StackBefore> &now) {
        if (now) {
            setAfter(*now);
            tell(progressOf(*now));
        }
        const bool isLast = settling->deadline.hasExpired();
        if (const auto finding = settling->judge(now, isLast))
            return settling->settled(*finding, now);
        if (isLast)
            return settling->settled({OperationOutcome::Unknown, {}}, now);
        later(pace().look, [this, settling] { settleOnce(settling); });
    });
}

void StackOperation::later(std::chrono::milliseconds wait, const std::function<void()> &go)
{
    QTimer::singleShot(wait, this, [this, go] {
        if (!isEnded())
            go();
    });
}

void StackOperation::watch(Session *where, EnvironmentId environment, StackType type, const QString &name)
{
    stopWatching();
    if (!where || (type != StackType::Compose && type != StackType::Swarm))
        return;
    m_watch = std::make_unique<StackWatch>(*where, pace().look);
    connect(m_watch.get(), &StackWatch::seen, this, [this](const StackBefore &seen) {
        setAfter(seen);
        tell(progressOf(seen));
    });
    m_watch->start(environment, type, name);
}

void StackOperation::stopWatching()
{
    if (!m_watch)
        return;
    m_watch->disconnect(this);
    m_watch->stop();
    m_watch.release()->deleteLater(); // It may be the sender of what led here.
}

QString StackOperation::progressOf(const StackBefore &seen) const
{
    return stackwords::running(seen);
}

void StackOperation::done(const QString &sentence)
{
    end(OperationOutcome::Done, sentence);
}

void StackOperation::refuse(const QString &sentence, const QString &details)
{
    end(OperationOutcome::Refused, sentence, details);
}

void StackOperation::refuse(const ApiError &error)
{
    end(OperationOutcome::Refused, whatFor(error), detailsOf(error));
}

void StackOperation::fail(const QString &sentence, const ApiError &error)
{
    end(OperationOutcome::Failed, sentence, detailsOf(error));
}

void StackOperation::leaveOpen(const QString &sentence)
{
    end(OperationOutcome::Unknown, sentence);
}

void StackOperation::waitingStopped()
{
    stopWatching();
    leaveOpen(tr("Longshore stopped waiting. %1 goes on with it by itself; look at %2 again in a while.").arg(serverName(), stackName()));
}

bool StackOperation::changedNothing(const ApiError &error)
{
    switch (error.kind) {
    case Kind::Server:
        return error.httpStatus < 500;
    case Kind::OutcomeUnknown:
        return false;
    case Kind::Protocol: // Sent elsewhere: whoever points there has not passed it on.
        return error.httpStatus >= 300 && error.httpStatus <= 399;
    default:
        return true;
    }
}

bool StackOperation::isOpen(const ApiError &error)
{
    const bool fromTheWay = error.kind == Kind::Server && error.httpStatus >= 500 && error.message.isEmpty();
    return leavesItOpen(error) || fromTheWay || (error.kind == Kind::Protocol && !changedNothing(error));
}

bool StackOperation::isDenial(const ApiError &error) const
{
    if (error.kind != Kind::Server)
        return false;
    if (error.httpStatus == 500 && error.details.compare("mime: no media type"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const bool isStandardUser = session() && session()->user() && !session()->user()->isAdministrator();
    return error.httpStatus == 502 && error.message.isEmpty() && isStandardUser;
}

void StackOperation::refuseAsDenied(const ApiError &error)
{
    const QString user = session() && session()->user() ? oneLine(session()->user()->name) : tr("This user");
    refuse(tr("%1 may not %2, or its engine cannot be reached: %3 does not tell the two apart. An administrator can grant it.")
               .arg(user, operationwords::action(kind(), subject().stackName), serverName()),
           detailsOf(error));
}

QString StackOperation::whatFor(const ApiError &error) const
{
    const QString action = operationwords::action(kind(), subject().stackName);
    if (const Session *open = session())
        return explain(error, attemptOn(*open, action)).sentence;
    return tr("%1 was taken off the list of servers, so Longshore could not %2.").arg(serverName(), action);
}

QString StackOperation::serverName() const
{
    return oneLine(subject().serverName);
}

QString StackOperation::stackName() const
{
    return oneLine(subject().stackName);
}

QString StackOperation::place() const
{
    return tr("%1, environment %2").arg(serverName(), oneLine(subject().environmentName));
}

QString StackOperation::detailsOf(const ApiError &error) const
{
    const QList<EnvVariable> env = (before() ? before()->stack.env : QList<EnvVariable>()) + std::visit(PlannedVariables(), plan());
    const Attempt nobody;
    return operationwords::withoutValues(explain(error, nobody).details, env);
}

bool StackOperation::hasSettled(const StackBefore &now)
{
    if (now.stack.type.value != StackType::Swarm || !now.engineRead)
        return true;
    const stackwords::Pulse pulse = stackwords::pulseOf(now);
    return pulse.isWell() || !pulse.troubles.isEmpty();
}

bool StackOperation::refusedAsElsewhere(const Stack &planned, const Stack &now)
{
    if (planned.environmentId == now.environmentId && planned.name == now.name && planned.type == now.type)
        return false;
    refuse(tr("%1 is another stack by now: it was renamed or moved since it was shown. Nothing was sent; look at it again.").arg(stackName()));
    return true;
}

} // namespace longshore
