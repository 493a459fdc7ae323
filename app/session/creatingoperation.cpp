// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/creatingoperation.h"

#include "app/compose/stackname.h"
#include "app/core/displaytext.h"
#include "app/portainer/enginerequests.h"
#include "app/portainer/stackrequests.h"
#include "app/session/deployreason.h"
#include "app/session/operationwords.h"
#include "app/session/stackgate.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Outcome = OperationOutcome;

/// One stack on its way into being.
struct CreatingOperation::Job {
    QPointer<Session> where;
    StackDraft wanted;
    std::optional<OwnershipChoice> ownership;
    Then then;
    qint64 newestBefore = 0; ///< Ids only grow.
    QDeadlineTimer deadline;
    Made made;

    template <typename Member>
    auto get(Member NewStack::*text, Member NewGitStack::*git) const
    {
        const auto *stack = std::get_if<NewStack>(&wanted);
        return stack ? stack->*text : std::get<NewGitStack>(wanted).*git;
    }
    QString name() const { return get(&NewStack::name, &NewGitStack::name); }
    StackType type() const { return get(&NewStack::type, &NewGitStack::type); }
    EnvironmentId environment() const { return get(&NewStack::environmentId, &NewGitStack::environmentId); }
    bool isGit() const { return std::holds_alternative<NewGitStack>(wanted); }
    void setName(const QString &name) { std::visit([&name](auto &stack) { stack.name = name; }, wanted); }
};

CreatingOperation::CreatingOperation(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

void CreatingOperation::create(Session *where, const StackDraft &wanted, const std::optional<OwnershipChoice> &ownership, const Then &then)
{
    const auto job = std::make_shared<Job>(Job{where, wanted, ownership, then, 0, {}, {}});
    const bool isKubernetes = job->type() == StackType::Kubernetes;
    const StackName name = isKubernetes ? kubernetesStackName(job->name()) : dockerStackName(job->name());
    if (name.problem != StackNameProblem::None)
        return give(job, Outcome::Refused, stackNameSentence(name.problem));
    job->setName(name.name);
    if (!job->isGit()) {
        const auto &stack = std::get<NewStack>(job->wanted);
        const GateVerdict verdict = checkBeforeSending({stack.type, stack.name, stack.file, stack.env});
        setWarnings(verdict.warnings);
        if (!verdict.isOpen())
            return give(job, Outcome::Refused, verdict.blocks.first());
    }
    checkName(job);
}

// The server looks, too, but lets two at once have one name; and a stack of the same name made elsewhere would be taken over.
void CreatingOperation::checkName(const std::shared_ptr<Job> &job)
{
    askOn(job->where, requests::stacks(), [this, job](const Result<QList<Stack>> &stacks) {
        if (!stacks)
            return give(job, Outcome::Refused, whatFor(stacks.error()), stacks.error());
        for (const Stack &each : *stacks) {
            job->newestBefore = std::max(job->newestBefore, number(each.id));
            const bool sameName = each.name.compare(job->name(), Qt::CaseInsensitive) == 0;
            if (sameName && each.environmentId == job->environment() && job->type() != StackType::Kubernetes)
                return give(job, Outcome::Refused, tr("There is a stack called %1 in that environment already. Nothing was sent.").arg(oneLine(each.name)));
        }
        checkRunning(job);
    });
}

void CreatingOperation::checkRunning(const std::shared_ptr<Job> &job)
{
    if (job->type() == StackType::Kubernetes)
        return send(job);
    readByName(job->where, job->environment(), job->type(), job->name(), [this, job](const Result<StackBefore> &there) {
        if (there && (!there->containers.isEmpty() || !there->services.isEmpty()))
            return give(job, Outcome::Refused, tr("Something called %1 runs in that environment, made by something else than Portainer: the new stack "
                                                  "would take its containers over. Nothing was sent; choose another name.").arg(oneLine(job->name())));
        job->type() == StackType::Swarm ? findCluster(job) : send(job);
    });
}

void CreatingOperation::findCluster(const std::shared_ptr<Job> &job)
{
    if (!job->get(&NewStack::swarmId, &NewGitStack::swarmId).isEmpty())
        return send(job);
    askOn(job->where, requests::clusterId(job->environment()), [this, job](const Result<QString> &id) {
        if (!id || id->isEmpty())
            return give(job, Outcome::Refused, tr("That environment is no manager of a Swarm, so no Swarm stack can be made there. Nothing was sent."),
                        id ? ApiError() : id.error());
        std::visit([&id](auto &stack) { stack.swarmId = *id; }, job->wanted);
        send(job);
    });
}

void CreatingOperation::send(const std::shared_ptr<Job> &job)
{
    watch(job->where, job->environment(), job->type(), job->name());
    job->deadline.setRemainingTime(pace().settle);
    const auto told = [this, job](const Result<Stack> &stack) {
        job->deadline.setRemainingTime(pace().settle);
        stack ? found(job, *stack) : answered(job, stack.error());
    };
    const auto silent = [this, job](const Result<Nothing> &answer) {
        job->deadline.setRemainingTime(pace().settle);
        answer ? look(job, false) : answered(job, answer.error());
    };
    const bool isKubernetes = job->type() == StackType::Kubernetes;
    if (const auto *text = std::get_if<NewStack>(&job->wanted))
        return isKubernetes ? changeOn(job->where, requests::createKubernetesStack(*text), silent) : changeOn(job->where, requests::createStack(*text), told);
    const auto &git = std::get<NewGitStack>(job->wanted);
    isKubernetes ? changeOn(job->where, requests::createKubernetesGitStack(git), silent) : changeOn(job->where, requests::createGitStack(git), told);
}

void CreatingOperation::answered(const std::shared_ptr<Job> &job, const ApiError &error)
{
    if (isOpen(error))
        return look(job, true);
    const QString reason = deployReason(error, subject().environmentName);
    if (changedNothing(error))
        return give(job, Outcome::Refused, reason.isEmpty() ? whatFor(error) : reason, error);
    if (job->type() != StackType::Swarm)
        return give(job, Outcome::Failed, reason, error);
    readByName(job->where, job->environment(), job->type(), job->name(), [this, job, reason, error](const Result<StackBefore> &left) {
        if (left && !left->isBare())
            addOffer({OperationOffer::Kind::CleanUp, tr("Remove what is left of it"),
                      DeleteLimitedPlan{job->environment(), job->name(), StackType::Swarm}, job->where ? job->where->profile().id : ServerId()});
        give(job, Outcome::Failed, left && !left->isBare() ? reason + u' ' + tr("Parts of it were made and are still there.") : reason, error);
    });
}

// A failed creation leaves no record, so that one which is newer than all there were before is the one.
void CreatingOperation::look(const std::shared_ptr<Job> &job, bool isLost)
{
    if (isLost)
        tell(tr("The answer was lost; looking whether it was created"));
    askOn(job->where, requests::stacks(), [this, job, isLost](const Result<QList<Stack>> &stacks) {
        if (stacks) {
            QList<Stack> mine = *stacks;
            mine.removeIf([&job](const Stack &each) {
                return number(each.id) <= job->newestBefore || each.name != job->name() || each.environmentId != job->environment()
                    || each.type.value != job->type();
            });
            if (!mine.isEmpty())
                return found(job, *std::ranges::max_element(mine, {}, [](const Stack &each) { return number(each.id); }));
        }
        if (job->deadline.hasExpired())
            return notFound(job);
        later(pace().look, [this, job, isLost] { look(job, isLost); });
    });
}

void CreatingOperation::notFound(const std::shared_ptr<Job> &job)
{
    if (job->type() == StackType::Kubernetes)
        return give(job, Outcome::Unknown, tr("The server lists no such stack yet."));
    readByName(job->where, job->environment(), job->type(), job->name(), [this, job](const Result<StackBefore> &there) {
        if (there && there->isBare())
            return give(job, Outcome::Failed, tr("The answer was lost, and there is no such stack: it was not created."));
        give(job, Outcome::Unknown, there && there->engineRead ? tr("The answer was lost. Something of it runs, but the server lists no such stack yet.")
                                                               : tr("The answer was lost, and what came of it cannot be read."));
    });
}

void CreatingOperation::found(const std::shared_ptr<Job> &job, const Stack &stack)
{
    job->made.now.stack = stack;
    if (job->ownership)
        return setOwnership(job);
    readMade(job);
}

void CreatingOperation::setOwnership(const std::shared_ptr<Job> &job)
{
    const Stack &stack = job->made.now.stack;
    const QString resource = u"%1_%2"_s.arg(number(stack.environmentId)).arg(stack.name);
    const auto set = [this, job](const Result<ResourceControl> &control) {
        if (!control)
            job->made.sentence = tr("Its ownership could not be set: %1").arg(whatFor(control.error()));
        readMade(job);
    };
    if (stack.type.value == StackType::Kubernetes)
        return readMade(job); // Those have none.
    if (stack.resourceControl)
        return changeOn(job->where, requests::changeOwnership(stack.resourceControl->id, *job->ownership), set);
    changeOn(job->where, requests::createStackOwnership(resource, *job->ownership), set);
}

void CreatingOperation::readMade(const std::shared_ptr<Job> &job)
{
    readOn(job->where, job->made.now.stack.id, StackReading::Everything, [this, job](const Result<StackBefore> &now) {
        if (now)
            job->made.now = *now;
        const bool isOver = job->deadline.hasExpired();
        const StackStatus status = job->made.now.stack.status.value;
        if (now && status == StackStatus::Error) {
            const auto &steps = now->stack.deploymentStatus;
            const ApiError said{.kind = ApiError::Kind::Server, .message = steps.isEmpty() ? QString() : steps.last().message};
            return give(job, Outcome::Failed, deployReason(said, subject().environmentName), said);
        }
        if (!isOver && (!now || status == StackStatus::Deploying || !hasSettled(*now)))
            return later(pace().look, [this, job] { readMade(job); });
        give(job, Outcome::Done, job->made.sentence);
    });
}

void CreatingOperation::give(const std::shared_ptr<Job> &job, Outcome outcome, const QString &sentence, const ApiError &error)
{
    job->made.outcome = outcome;
    job->made.sentence = sentence;
    job->made.error = error;
    job->then(job->made);
}

} // namespace longshore
