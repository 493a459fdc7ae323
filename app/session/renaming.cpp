// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/stackname.h"
#include "app/core/displaytext.h"
#include "app/portainer/requests.h"
#include "app/portainer/stackrequests.h"
#include "app/session/duplication.h"
#include "app/session/operationwords.h"
#include "app/session/ownershiprules.h"
#include "app/session/stackwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Outcome = OperationOutcome;

RenameOperation::RenameOperation(const Plan &plan, const OperationContext &context)
    : CreatingOperation(plan, context)
{
}

void RenameOperation::begin()
{
    if (wanted().stack.type.value == StackType::Kubernetes)
        return refuse(tr("A Kubernetes stack gets its name with an update of its manifest. Nothing was sent."));
    const StackName name = dockerStackName(wanted().name);
    if (name.problem != StackNameProblem::None)
        return refuse(stackNameSentence(name.problem));
    m_name = name.name;
    if (m_name == wanted().stack.name)
        return refuse(tr("That is its name already. Nothing was sent."));
    read(StackReading::Everything, [this](const Result<StackBefore> &now) {
        if (!now)
            return refuse(now.error());
        setBefore(*now);
        check(*now);
    });
}

void RenameOperation::check(const StackBefore &now)
{
    if (refusedAsElsewhere(wanted().stack, now.stack))
        return;
    if (std::ranges::any_of(now.containers, &Container::isPortainer))
        return refuse(tr("%1 runs Portainer itself, which would cut itself off in the middle. Nothing was sent.").arg(stackName()));
    QString why;
    if (!draftOf(now, &why))
        return refuse(tr("%1 cannot be renamed: %2 Nothing was sent.").arg(stackName(), why));
    if (now.stack.gitConfig && now.stack.gitConfig->authentication)
        return refuse(tr("%1 comes from a private repository, and the server does not tell its password: it would lose its connection to git. "
                         "Nothing was sent.").arg(stackName()));
    if (!now.volumes.isEmpty() && !wanted().volumesStayAccepted)
        return refuse(tr("%1 keeps data in volumes that carry its name. Under another name it would begin with empty ones. Nothing was sent. %2")
                          .arg(stackName(), stackwords::volumesStay(now)));
    m_ran = now.stack.status.value != StackStatus::Inactive;
    checkNewName();
}

// Before the old one is stopped: a name that is taken must not cost a moment of it.
void RenameOperation::checkNewName()
{
    ask(requests::stacks(), [this](const Result<QList<Stack>> &stacks) {
        if (!stacks)
            return refuse(stacks.error());
        const auto isTaken = [this](const Stack &each) {
            return each.environmentId == before()->stack.environmentId && each.name.compare(m_name, Qt::CaseInsensitive) == 0;
        };
        if (std::ranges::any_of(*stacks, isTaken))
            return refuse(tr("There is a stack called %1 in that environment already. Nothing was sent.").arg(oneLine(m_name)));
        const Stack &stack = before()->stack;
        readByName(session(), stack.environmentId, stack.type.value, m_name, [this](const Result<StackBefore> &there) {
            if (there && (!there->containers.isEmpty() || !there->services.isEmpty()))
                return refuse(tr("Something called %1 runs in that environment already. Nothing was sent.").arg(oneLine(m_name)));
            m_ran ? stopOld() : oldStopped();
        });
    });
}

void RenameOperation::stopOld()
{
    tell(tr("Stopping %1").arg(stackName()));
    change(requests::stopStack(targetOf(before()->stack)), [this](const Result<Stack> &answer) {
        if (answer || isOpen(answer.error()))
            return settle(StackReading::Everything, std::max(pace().settle, pace().swarmGone), [](const Result<StackBefore> &now, bool) {
                const bool isStopped = now && now->stack.status.value == StackStatus::Inactive && (now->isBare() || !now->engineRead);
                return isStopped ? std::optional(Finding{Outcome::Done, {}}) : std::nullopt;
            }, [this](const Finding &finding, const Result<StackBefore> &) {
                if (finding.outcome == Outcome::Done)
                    return oldStopped();
                leaveOpen(tr("%1 was told to stop, but it is not all gone, so nothing more was done: it still has its old name.").arg(stackName()));
            });
        changedNothing(answer.error()) ? refuse(answer.error()) : fail(tr("%1 could not be stopped, so it was not renamed.").arg(stackName()), answer.error());
    });
}

void RenameOperation::oldStopped()
{
    m_isStopped = m_ran;
    QString why;
    StackDraft copy = *draftOf(*before(), &why);
    std::visit([this](auto &stack) { stack.name = m_name; }, copy);
    if (auto *git = std::get_if<NewGitStack>(&copy); git && before()->stack.autoUpdate && before()->stack.autoUpdate->webhook.isEmpty())
        git->autoUpdate = before()->stack.autoUpdate; // A webhook is still the old one's.
    const auto &control = before()->stack.resourceControl;
    create(session(), copy, control ? std::optional(choiceOf(before()->stack)) : std::nullopt, [this](const Made &what) { made(what); });
}

void RenameOperation::made(const Made &made)
{
    if (made.outcome == Outcome::Unknown)
        return leaveOpen(tr("It is not known whether %1 was made. %2 %3 is stopped and was not touched any more.").arg(oneLine(m_name), made.sentence, stackName()));
    if (made.outcome != Outcome::Done)
        return startOld(made.sentence, made.error);
    setAfter(made.now);
    const stackwords::Pulse pulse = stackwords::pulseOf(made.now);
    if (made.now.engineRead && !(pulse.wanted > 0 && (pulse.isWell() || pulse.isStarting))) {
        setSubjectStack(before()->stack.id, before()->stack.displayName());
        addOffer({OperationOffer::Kind::RemoveHere, tr("Remove %1").arg(stackName()), DeletePlan{before()->stack}});
        return fail(tr("%1 was made, but not all of it runs: %2. So %3 was kept; it is stopped.").arg(oneLine(m_name), stackwords::running(made.now), stackName()));
    }
    removeOld(made);
}

void RenameOperation::startOld(const QString &why, const ApiError &error)
{
    const QString failed = tr("%1 could not be made. %2").arg(oneLine(m_name), why).trimmed();
    if (!m_isStopped)
        return fail(failed + u' ' + tr("%1 is as it was.").arg(stackName()), error);
    addOffer({OperationOffer::Kind::StartAgain, tr("Start %1").arg(stackName()), StartPlan{before()->stack}});
    change(requests::startStack(targetOf(before()->stack)), [this, failed, error](const Result<Stack> &answer) {
        read(StackReading::Everything, [this, failed, error, answer](const Result<StackBefore> &now) {
            const bool runs = answer && now && !now->isBare();
            fail(failed + u' ' + (runs ? tr("%1 was started again: %2.").arg(stackName(), stackwords::running(*now))
                                       : tr("%1 is stopped; start it again.").arg(stackName())), error);
        });
    });
}

void RenameOperation::removeOld(const Made &made)
{
    change(requests::deleteStack(targetOf(before()->stack)), [this, made](const Result<Nothing> &answer) {
        if (answer || answer.error().kind == ApiError::Kind::NotFound)
            return ended(made, {});
        read(StackReading::Record, [this, made](const Result<StackBefore> &old) {
            const bool isGone = !old && old.error().kind == ApiError::Kind::NotFound;
            ended(made, isGone ? QString() : tr("The old one could not be removed; it is stopped."));
        });
    });
}

void RenameOperation::ended(const Made &made, const QString &rest)
{
    const QString old = stackName();
    if (!rest.isEmpty())
        addOffer({OperationOffer::Kind::RemoveHere, tr("Remove %1").arg(old), DeletePlan{before()->stack}});
    done(tr("%1 is called %2 now: %3. %4 %5 %6").arg(old, oneLine(made.now.stack.name), stackwords::running(made.now), rest, made.sentence,
                                                     stackwords::volumesStay(*before())).simplified());
}

void RenameOperation::waitingStopped()
{
    if (m_isStopped)
        addOffer({OperationOffer::Kind::StartAgain, tr("Start %1").arg(stackName()), StartPlan{before()->stack}});
    StackOperation::waitingStopped();
}

} // namespace longshore
