// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/serviceoperation.h"

#include "app/core/displaytext.h"
#include "app/portainer/enginerequests.h"
#include "app/session/operationwords.h"
#include "app/session/session.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

ServiceOperation::ServiceOperation(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

void ServiceOperation::begin()
{
    inspect([this](const Result<ServiceSpec> &service) {
        if (!service && service.error().kind == Kind::NotFound && wanted().action == ServiceAction::Remove)
            return done(tr("%1 was gone already, so nothing was sent.").arg(stackName()));
        if (!service && service.error().kind == Kind::NotFound)
            return refuse(tr("There is no service %1 any more. Nothing was sent.").arg(stackName()));
        if (!service)
            return refuse(service.error());
        m_before = *service;
        readTasks([this](const std::optional<QList<SwarmTask>> &tasks) {
            for (const SwarmTask &task : tasks.value_or(QList<SwarmTask>()))
                m_tasksBefore.insert(task.id);
            check();
        });
    });
}

void ServiceOperation::inspect(const std::function<void(const Result<ServiceSpec> &service)> &then)
{
    ask(requests::service(wanted().where.environment, wanted().id), then);
}

void ServiceOperation::readTasks(const std::function<void(const std::optional<QList<SwarmTask>> &tasks)> &then)
{
    ask(requests::tasksOfStack(wanted().where.environment, wanted().where.name), [this, then](const Result<QList<SwarmTask>> &all) {
        if (!all)
            return then({});
        QList<SwarmTask> own;
        std::ranges::copy_if(*all, std::back_inserter(own), [this](const SwarmTask &task) { return task.serviceId == m_before.id; });
        then(own);
    });
}

void ServiceOperation::check()
{
    switch (wanted().action) {
    case ServiceAction::Scale: return checkScale();
    case ServiceAction::RollBack: return checkRollBack();
    case ServiceAction::ForceUpdate: return forceUpdate();
    case ServiceAction::Remove: break;
    }
    change(requests::removeService(wanted().where.environment, m_before.id), [this](const Result<Nothing> &answer) { answered(answer); });
}

void ServiceOperation::checkScale()
{
    const std::optional<qint64> now = m_before.replicas();
    if (!now)
        return refuse(tr("%1 has no number of replicas, so it cannot be scaled. Nothing was sent.").arg(stackName()));
    if (now == wanted().replicas)
        return done(tr("%1 is to have %2 replicas already, so nothing was sent.").arg(stackName()).arg(wanted().replicas));
    if (wanted().shownReplicas && now != wanted().shownReplicas)
        return refuse(tr("%1 is to have %2 replicas by now, not the %3 that were shown. Nothing was sent; look at it again.")
                          .arg(stackName()).arg(*now).arg(*wanted().shownReplicas));
    change(requests::updateService(wanted().where.environment, m_before.id, m_before.version, m_before.withReplicas(wanted().replicas)),
           [this](const Result<Nothing> &answer) { answered(answer); });
}

void ServiceOperation::checkRollBack()
{
    if (m_before.previous.isEmpty())
        return refuse(tr("%1 has no earlier settings to go back to. Nothing was sent.").arg(stackName()));
    if (wanted().shown && (wanted().shown->previous != m_before.previous || wanted().shown->spec != m_before.spec))
        return refuse(tr("The settings of %1 were changed since they were shown. Nothing was sent; look at it again.").arg(stackName()));
    change(requests::rollBackService(wanted().where.environment, m_before.id, m_before.version, m_before.spec),
           [this](const Result<Nothing> &answer) { answered(answer); });
}

/// Portainer's own route is there from 2.20 on; before, the engine is asked for the same.
void ServiceOperation::forceUpdate()
{
    const EnvironmentId where = wanted().where.environment;
    const auto taken = [this](const Result<Nothing> &answer) { answered(answer); };
    if (session() && session()->version() < ServerVersion{2, 20, 0})
        return change(requests::updateService(where, m_before.id, m_before.version, m_before.withForceUpdate()), taken);
    change(requests::forceUpdateService(where, m_before.id, wanted().pullImage), taken);
}

void ServiceOperation::answered(const Result<Nothing> &answer)
{
    const bool isRemoval = wanted().action == ServiceAction::Remove;
    if (answer)
        return isRemoval ? followGone(QDeadlineTimer(pace().swarmGone)) : follow(QDeadlineTimer(pace().settle));
    const ApiError &error = answer.error();
    if (error.kind == Kind::NotFound && isRemoval)
        return done(tr("%1 was removed by somebody else meanwhile.").arg(stackName()));
    if (error.message.contains("update out of sequence"_L1) || error.details.contains("update out of sequence"_L1))
        return outOfSequence(error);
    if (isDenial(error))
        return error.httpStatus == 502 ? findOut(QDeadlineTimer(0), error) : refuseAsDenied(error);
    if (isOpen(error))
        return findOut(QDeadlineTimer(pace().settle), {});
    failedWith(error);
}

// It did nothing: a version counts every change, also the steps of a roll-out under way. Trying again is left to who asked for it.
void ServiceOperation::outOfSequence(const ApiError &error)
{
    inspect([this, error](const Result<ServiceSpec> &now) {
        addOffer({OperationOffer::Kind::Retry, tr("Try again"), plan(), {}});
        const bool isRollOut = now && now->spec == m_before.spec;
        refuse(isRollOut ? tr("%1 was being rolled out just then, so the engine did not take the change. Nothing was changed; try again.").arg(stackName())
                         : tr("%1 was changed by somebody else just then, so the engine did not take the change. Look at it, then try again.").arg(stackName()),
               detailsOf(error));
    });
}

void ServiceOperation::failedWith(const ApiError &error)
{
    if (changedNothing(error))
        return refuse(error);
    fail(tr("Longshore could not %1. %2").arg(operationwords::action(kind(), subject().stackName),
                                              oneLine(error.details.isEmpty() ? error.message : error.details)).trimmed(), error);
}

/// The answer was lost, or says little: what the service is now tells. Nothing is sent again.
void ServiceOperation::findOut(const QDeadlineTimer &deadline, const std::optional<ApiError> &denial)
{
    inspect([this, deadline, denial](const Result<ServiceSpec> &now) {
        if (wasTaken(now))
            return wanted().action == ServiceAction::Remove ? followGone(QDeadlineTimer(pace().swarmGone)) : follow(QDeadlineTimer(pace().settle));
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline, denial] { findOut(deadline, denial); });
        if (denial)
            return refuseAsDenied(*denial);
        leaveOpen(now ? tr("The answer of %1 was lost, and %2 looks as before. Nothing was sent again.").arg(serverName(), stackName())
                      : tr("The answer of %1 was lost, and what became of %2 could not be read. Nothing was sent again.").arg(serverName(), stackName()));
    });
}

bool ServiceOperation::wasTaken(const Result<ServiceSpec> &now) const
{
    switch (wanted().action) {
    case ServiceAction::Scale: return now && now->replicas() == wanted().replicas;
    case ServiceAction::ForceUpdate: return now && now->forceUpdates() > m_before.forceUpdates();
    case ServiceAction::RollBack: return now && now->spec != m_before.spec;
    case ServiceAction::Remove: break;
    }
    return !now && now.error().kind == Kind::NotFound;
}

void ServiceOperation::follow(const QDeadlineTimer &deadline)
{
    const EngineStack &where = wanted().where;
    ask(requests::servicesOfStack(where.environment, where.name), [this, deadline](const Result<QList<SwarmService>> &services) {
        const auto found = services ? std::ranges::find(*services, m_before.id, &SwarmService::id) : QList<SwarmService>::const_iterator();
        if (services && found != services->cend())
            return readTasks([this, deadline, service = *found](const std::optional<QList<SwarmTask>> &tasks) {
                judge({service, tasks.value_or(QList<SwarmTask>()), tasks.has_value()}, deadline);
            });
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline] { follow(deadline); });
        done(services ? tr("%1. It was removed since.").arg(past()) : tr("%1. How it is now could not be read.").arg(past()));
    });
}

/// Gone once it is not listed and none of its tasks is left.
void ServiceOperation::followGone(const QDeadlineTimer &deadline)
{
    inspect([this, deadline](const Result<ServiceSpec> &now) {
        if (!now && now.error().kind == Kind::NotFound)
            return done(tr("%1 was removed. Its volumes stay; the next deploy of its stack makes it again if the file still names it.").arg(stackName()));
        if (!deadline.hasExpired())
            return later(pace().look, [this, deadline] { followGone(deadline); });
        leaveOpen(now ? tr("%1 is still there after it was removed.").arg(stackName())
                      : tr("%1 took it to remove %2. How it is now could not be read.").arg(serverName(), stackName()));
    });
}

void ServiceOperation::judge(const Look &now, const QDeadlineTimer &deadline)
{
    const SwarmService &service = now.service;
    const QString count = tr("%1 of %2 tasks run").arg(service.runningTasks).arg(service.desiredTasks);
    tell(count);
    if (hasSettled(now) && service.desiredTasks == 0)
        return done(tr("%1. Nothing of it runs.").arg(past()));
    if (hasSettled(now))
        return done(service.desiredTasks == 1 ? tr("%1. Its task runs.").arg(past()) : tr("%1. All %2 tasks run.").arg(past()).arg(service.desiredTasks));
    if (service.updateState == "paused"_L1 || service.updateState == "rollback_paused"_L1)
        return fail(tr("%1, but the engine stopped half-way: %2").arg(past(), oneLine(service.updateMessage)));
    if (const QString trouble = troubleIn(now); !trouble.isEmpty())
        return fail(wanted().action == ServiceAction::ForceUpdate
                        ? tr("The tasks of %1 are being replaced, but a new one does not run: %2 (%3)").arg(stackName(), trouble, count)
                        : tr("%1, but a new task does not run: %2 (%3)").arg(past(), trouble, count));
    if (!deadline.hasExpired())
        return later(pace().look, [this, deadline] { follow(deadline); });
    done(tr("%1. %2 so far.").arg(past(), count));
}

/// That as many run as before the engine began with it does not count: a scaled service has to have its new number, and one that replaces its
/// tasks has to have got rid of the old ones.
bool ServiceOperation::hasSettled(const Look &now) const
{
    const SwarmService &service = now.service;
    if (service.updateState == "updating"_L1 || service.updateState == "rollback_started"_L1 || service.runningTasks != service.desiredTasks)
        return false;
    if (wanted().action == ServiceAction::Scale)
        return service.replicas == wanted().replicas && service.runningTasks == wanted().replicas;
    if (wanted().action == ServiceAction::ForceUpdate && now.tasksRead)
        return std::ranges::none_of(now.tasks, [this](const SwarmTask &task) { return m_tasksBefore.contains(task.id) && task.state == "running"_L1; });
    return true;
}

QString ServiceOperation::troubleIn(const Look &now) const
{
    const auto failed = std::ranges::find_if(now.tasks, [this](const SwarmTask &task) {
        return !task.error.isEmpty() && !m_tasksBefore.contains(task.id) && (task.state == "rejected"_L1 || task.state == "failed"_L1);
    });
    return failed == now.tasks.cend() ? QString() : oneLine(failed->error);
}

QString ServiceOperation::past() const
{
    if (wanted().action == ServiceAction::Scale)
        return tr("%1 was scaled to %2").arg(stackName()).arg(wanted().replicas);
    return operationwords::past(kind(), subject().stackName);
}

} // namespace longshore
