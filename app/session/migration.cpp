// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/migration.h"

#include "app/compose/stackname.h"
#include "app/core/displaytext.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/stackrequests.h"
#include "app/session/deployreason.h"
#include "app/session/operationwords.h"
#include "app/session/stackwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Outcome = OperationOutcome;

MigrateOperation::MigrateOperation(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

QString MigrateOperation::targetName() const
{
    return session() ? oneLine(operationwords::environmentName(*session(), wanted().target)) : QString();
}

void MigrateOperation::begin()
{
    if (wanted().stack.type.value == StackType::Kubernetes)
        return refuse(tr("Portainer cannot migrate Kubernetes stacks. Duplicate %1 instead. Nothing was sent.").arg(stackName()));
    if (wanted().target == wanted().stack.environmentId)
        return refuse(tr("%1 is in that environment already. Nothing was sent.").arg(stackName()));
    if (!wanted().name.isEmpty()) {
        const StackName name = dockerStackName(wanted().name);
        if (name.problem != StackNameProblem::None)
            return refuse(stackNameSentence(name.problem));
        m_name = name.name; // The server takes it as it is, and a capital letter would fail half-way.
    }
    read(StackReading::Everything, [this](const Result<StackBefore> &now) {
        if (!now)
            return refuse(now.error());
        setBefore(*now);
        check(*now);
    });
}

void MigrateOperation::check(const StackBefore &now)
{
    if (refusedAsElsewhere(wanted().stack, now.stack))
        return;
    if (m_name.isEmpty())
        m_name = now.stack.name;
    if (std::ranges::any_of(now.containers, &Container::isPortainer))
        return refuse(tr("%1 runs Portainer itself, which would cut itself off in the middle. Nothing was sent.").arg(stackName()));
    wanted().sameEngineAccepted ? checkTarget() : checkEngines();
}

// Two environments may be one engine under two addresses: then some container shows up in both.
void MigrateOperation::checkEngines()
{
    ask(requests::containers(before()->stack.environmentId), [this](const Result<QList<Container>> &here) {
        if (!here)
            return refuse(here.error());
        ask(requests::containers(wanted().target), [this, ids = *here](const Result<QList<Container>> &there) {
            if (!there)
                return refuse(there.error());
            const bool isSame = std::ranges::any_of(*there, [&ids](const Container &each) {
                return std::ranges::find(ids, each.id, &Container::id) != ids.end();
            });
            if (isSame)
                return refuse(tr("%1 and %2 are the same engine under two names: Portainer would start %3 there and then remove it again. Nothing was sent.")
                                  .arg(oneLine(subject().environmentName), targetName(), stackName()));
            checkTarget();
        });
    });
}

void MigrateOperation::checkTarget()
{
    readByName(session(), wanted().target, before()->stack.type.value, m_name, [this](const Result<StackBefore> &there) {
        if (there && (!there->containers.isEmpty() || !there->services.isEmpty()))
            return refuse(tr("Something called %1 runs in %2 already. Nothing was sent.").arg(oneLine(m_name), targetName()));
        before()->stack.type.value == StackType::Swarm ? findCluster() : send({});
    });
}

void MigrateOperation::findCluster()
{
    ask(requests::clusterId(wanted().target), [this](const Result<QString> &id) {
        if (!id)
            return refuse(tr("%1 is no manager of a Swarm, so %2 cannot go there. Nothing was sent.").arg(targetName(), stackName()),
                          detailsOf(id.error()));
        send(*id);
    });
}

void MigrateOperation::send(const QString &swarmId)
{
    const Stack &stack = before()->stack;
    const StackMigration migration{wanted().target, swarmId, m_name == stack.name ? QString() : m_name};
    watch(session(), wanted().target, stack.type.value, m_name);
    change(requests::migrateStack(targetOf(stack), migration), [this](const Result<Stack> &answer) { answered(answer); });
}

void MigrateOperation::answered(const Result<Stack> &answer)
{
    if (answer)
        return readBack(false);
    if (isOpen(answer.error()))
        return readBack(true);
    const QString reason = deployReason(answer.error(), subject().environmentName);
    if (!changedNothing(answer.error()))
        return failed(answer.error());
    reason.isEmpty() ? refuse(answer.error()) : refuse(reason, detailsOf(answer.error()));
}

void MigrateOperation::readBack(bool isLost)
{
    settle(StackReading::Everything, pace().settle, [this](const Result<StackBefore> &now, bool isLast) -> std::optional<Finding> {
        if (!now || now->stack.status.value == StackStatus::Deploying)
            return std::nullopt;
        if (now->stack.environmentId == wanted().target && (isLast || hasSettled(*now)))
            return Finding{Outcome::Done, {}};
        const bool untouched = now->stack.environmentId == before()->stack.environmentId && now->containers == before()->containers;
        return isLast && untouched ? std::optional(Finding{Outcome::Failed, {}}) : std::nullopt;
    }, [this, isLost](const Finding &finding, const Result<StackBefore> &now) {
        if (finding.outcome == Outcome::Done)
            return arrived(*now);
        const QString lost = isLost ? tr("The answer of %1 was lost.").arg(serverName()) + u' ' : QString();
        if (finding.outcome == Outcome::Failed)
            return fail(lost + tr("%1 was not migrated: %2.").arg(stackName(), stackwords::running(*now)));
        leaveOpen(lost + tr("It is not known whether %1 was migrated; look at both environments.").arg(stackName()));
    });
}

// If the removal failed, or the engines were one after all, it shows here.
void MigrateOperation::arrived(const StackBefore &now)
{
    const Stack old = before()->stack;
    readByName(session(), old.environmentId, old.type.value, old.name, [this, now, old](const Result<StackBefore> &left) {
        const QString running = stackwords::running(now);
        const QString volumes = before()->volumes.isEmpty() ? QString()
                                                            : tr("Its volumes stayed in %1 and did not move.").arg(oneLine(subject().environmentName));
        const bool ran = !before()->containers.isEmpty() || !before()->services.isEmpty();
        if (now.isBare() && ran)
            return fail(tr("%1 is in %2 now, but nothing of it runs there. %3").arg(stackName(), targetName(), volumes).trimmed());
        const QString both = left && !left->containers.isEmpty() ? tr("What ran in %1 could not be removed, so both run now.").arg(oneLine(subject().environmentName))
                                                                 : QString();
        setUndo({OperationOffer::Kind::Undo, tr("Migrate it back"),
                 MigratePlan{.stack = now.stack, .target = old.environmentId, .name = now.stack.name == old.name ? QString() : old.name}});
        done(tr("%1 was migrated to %2: %3. %4 %5").arg(stackName(), targetName(), running, both, volumes).simplified());
    });
}

void MigrateOperation::failed(const ApiError &error)
{
    read(StackReading::Everything, [this, error](const Result<StackBefore> &now) {
        if (now)
            setAfter(*now);
        const QString running = now ? stackwords::running(*now) : QString();
        const QString left = running.isEmpty() ? QString() : tr("In %1 now %2.").arg(oneLine(subject().environmentName), running);
        if (now && now->isBare() && !before()->isBare())
            addOffer({OperationOffer::Kind::StopFirst, tr("Stop it, then start it"), RestartPlan{now->stack}});
        fail(tr("%1 could not be migrated to %2. %3 %4").arg(stackName(), targetName(), deployReason(error, targetName()), left).simplified(), error);
    });
}

AssociateOperation::AssociateOperation(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

void AssociateOperation::begin()
{
    read(StackReading::Record, [this](const Result<StackBefore> &now) {
        if (!now)
            return refuse(now.error());
        setBefore(*now);
        check(now->stack);
    });
}

// The server does not look: whether it counts as running is what runs there under its name.
void AssociateOperation::check(const Stack &now)
{
    const QList<Environment> environments = session() ? session()->environments() : QList<Environment>();
    const auto isThere = [&environments](EnvironmentId id) { return std::ranges::find(environments, id, &Environment::id) != environments.end(); };
    if (isThere(now.environmentId))
        return refuse(tr("%1 belongs to an environment that exists. Nothing was sent.").arg(stackName()));
    if (!isThere(wanted().environment))
        return refuse(tr("That environment does not exist any more. Nothing was sent."));
    readByName(session(), wanted().environment, now.type.value, now.name, [this, now](const Result<StackBefore> &there) {
        const bool runs = there && (!there->containers.isEmpty() || !there->services.isEmpty());
        now.type.value == StackType::Swarm ? findCluster(runs) : send({}, runs || now.type.value == StackType::Kubernetes);
    });
}

void AssociateOperation::findCluster(bool runs)
{
    ask(requests::clusterId(wanted().environment), [this, runs](const Result<QString> &id) {
        if (!id)
            return refuse(tr("That environment is no manager of a Swarm, so %1 cannot live there. Nothing was sent.").arg(stackName()), detailsOf(id.error()));
        send(*id, runs);
    });
}

void AssociateOperation::send(const QString &swarmId, bool runs)
{
    change(requests::associateStack(before()->stack.id, wanted().environment, swarmId, runs), [this](const Result<Stack> &answer) { answered(answer); });
}

void AssociateOperation::answered(const Result<Stack> &answer)
{
    if (answer)
        return readBack(false);
    if (isOpen(answer.error()))
        return readBack(true);
    if (changedNothing(answer.error()))
        return refuse(answer.error());
    fail(tr("%1 could not be associated.").arg(stackName()), answer.error());
}

void AssociateOperation::readBack(bool isLost)
{
    settle(StackReading::Record | StackReading::Running, isLost ? pace().settle : std::chrono::milliseconds(0),
           [this](const Result<StackBefore> &now, bool isLast) -> std::optional<Finding> {
        if (now && now->stack.environmentId == wanted().environment)
            return Finding{Outcome::Done, {}};
        return now && isLast ? std::optional(Finding{Outcome::Failed, {}}) : std::nullopt;
    }, [this](const Finding &finding, const Result<StackBefore> &now) {
        const QString where = session() ? oneLine(operationwords::environmentName(*session(), wanted().environment)) : QString();
        if (finding.outcome == Outcome::Failed)
            return fail(tr("%1 was not associated.").arg(stackName()));
        if (finding.outcome == Outcome::Unknown)
            return leaveOpen(tr("It cannot be asked whether %1 was associated.").arg(stackName()));
        const bool runs = now->stack.status.value == StackStatus::Active;
        done(runs ? tr("%1 was associated with %2 and counts as running there. Nothing was deployed.").arg(stackName(), where)
                  : tr("%1 was associated with %2, stopped. Nothing was deployed; start it when you like.").arg(stackName(), where));
    });
}

} // namespace longshore
