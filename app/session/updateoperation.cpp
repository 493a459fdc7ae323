// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/updateoperation.h"

#include "app/core/displaytext.h"
#include "app/portainer/stackrequests.h"
#include "app/session/deployreason.h"
#include "app/session/operationwords.h"
#include "app/session/stackgate.h"
#include "app/session/stackwords.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Outcome = OperationOutcome;

UpdateOperation::UpdateOperation(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

const StackBefore &UpdateOperation::opened() const
{
    if (const auto *update = std::get_if<UpdatePlan>(&plan()))
        return update->opened;
    if (const auto *detach = std::get_if<DetachPlan>(&plan()))
        return detach->opened;
    return std::get<PutBackPlan>(plan()).now;
}

StackUpdate UpdateOperation::wanted() const
{
    if (const auto *update = std::get_if<UpdatePlan>(&plan()))
        return update->update;
    if (const auto *detach = std::get_if<DetachPlan>(&plan()))
        return detach->update;
    const auto &back = std::get<PutBackPlan>(plan());
    return {.file = back.file, .env = back.env, .prune = back.prune, .pullImages = back.pullImages};
}

bool UpdateOperation::putsBackAtOnce() const
{
    const auto *update = std::get_if<UpdatePlan>(&plan());
    return update && update->putBackAtOnce;
}

void UpdateOperation::begin()
{
    readBefore([this](const StackBefore &now) { check(now); });
}

void UpdateOperation::check(const StackBefore &now)
{
    if (now.fileError && opened().isRead() && !opened().fileError)
        return refuse(*now.fileError);
    if (refusedAsMoved(now) || refusedForGit(now.stack) || refusedByChecks(now))
        return;
    send(wanted());
}

bool UpdateOperation::refusedAsMoved(const StackBefore &now)
{
    StackMoves moved = movesBetween(opened(), now);
    if (!opened().isRead()) // Only who it is was known.
        moved = {.environment = moved.environment, .name = moved.name};
    if (!moved.any())
        return false;
    setTheirs(now, moved);
    const QString who = oneLine(now.stack.updatedBy);
    const QString what = who.isEmpty() ? tr("%1 was changed on the server since it was opened: %2.").arg(stackName(), moved.words())
                                       : tr("%1 was changed on the server since it was opened: %2; last saved by %3.").arg(stackName(), moved.words(), who);
    refuse(what + u' ' + tr("Nothing was sent, so that neither version is lost. Compare them and decide."));
    return true;
}

bool UpdateOperation::refusedForGit(const Stack &now)
{
    const bool isGit = now.gitConfig.has_value();
    if (isGit && now.type.value == StackType::Kubernetes)
        refuse(tr("%1 is a Kubernetes stack from git: its file can only be changed in the repository. Nothing was sent.").arg(stackName()));
    else if (isGit && kind() != OperationKind::Detach)
        refuse(tr("%1 comes from git: saving a file here would cut it off from its repository for good. Change the file there and redeploy, or "
                  "detach the stack first. Nothing was sent.").arg(stackName()));
    else if (!isGit && kind() == OperationKind::Detach)
        refuse(tr("%1 does not come from git any more. Nothing was sent.").arg(stackName()));
    return isEnded();
}

// A failed update takes a compose stack down, and a bad manifest hangs the server: nothing is sent unchecked.
bool UpdateOperation::refusedByChecks(const StackBefore &now)
{
    const StackUpdate update = wanted();
    const GateVerdict verdict = checkBeforeSending({now.stack.type.value, now.stack.name, update.file, update.env});
    QStringList warnings = verdict.warnings;
    if (std::ranges::any_of(now.containers, &Container::isPortainer))
        warnings.append(tr("%1 runs Portainer itself: the update may cut off the server that carries it out.").arg(stackName()));
    setWarnings(warnings);
    if (verdict.isOpen())
        return false;
    refuse(tr("%1 was not sent: %2").arg(stackName(), verdict.blocks.first()), verdict.blocks.join(u'\n'));
    return true;
}

// The name goes with every update of a Kubernetes stack: left out, the server would forget it.
void UpdateOperation::send(const StackUpdate &update)
{
    const Stack &stack = before()->stack;
    m_sent = update;
    if (m_sent.kubernetesName.isEmpty())
        m_sent.kubernetesName = stack.name;
    watch(session(), stack.environmentId, stack.type.value, stack.name);
    change(requests::updateStack(targetOf(stack), m_sent), [this](const Result<Stack> &answer) { answered(answer); });
}

void UpdateOperation::answered(const Result<Stack> &answer)
{
    if (answer)
        return followUp();
    const ApiError &error = answer.error();
    if (isOpen(error))
        return readLost();
    const QString reason = deployReason(error, subject().environmentName);
    if (m_isPuttingBack)
        return putBackEnded(false, reason.isEmpty() ? whatFor(error) : reason);
    if (!changedNothing(error))
        return failed(reason, error);
    reason.isEmpty() ? refuse(error) : refuse(reason, detailsOf(error));
}

// Answered: the deploy is done, or (2.45 on) it has only begun, or (Swarm) its services are still coming up.
void UpdateOperation::followUp()
{
    const QDeadlineTimer patience(pace().settle);
    settle(StackReading::Everything, pace().deploy, [patience](const Result<StackBefore> &now, bool isLast) -> std::optional<Finding> {
        if (!now || now->stack.status.value == StackStatus::Deploying)
            return std::nullopt;
        if (now->stack.status.value == StackStatus::Error)
            return Finding{Outcome::Failed, {}};
        return hasSettled(*now) || isLast || patience.hasExpired() ? std::optional(Finding{Outcome::Done, {}}) : std::nullopt;
    }, [this](const Finding &finding, const Result<StackBefore> &now) {
        if (finding.outcome == Outcome::Done)
            return succeeded(*now);
        if (finding.outcome == Outcome::Unknown)
            return leaveOpen(now ? tr("%1 took the new version of %2, and was still deploying it when last looked.").arg(serverName(), stackName())
                                 : tr("%1 took the new version of %2, but cannot be asked what became of it.").arg(serverName(), stackName()));
        const auto &steps = now->stack.deploymentStatus;
        const ApiError said{.kind = ApiError::Kind::Server, .httpStatus = 0, .message = steps.isEmpty() ? QString() : steps.last().message};
        if (m_isPuttingBack)
            return putBackEnded(false, deployReason(said, subject().environmentName));
        failedAs(deployReason(said, subject().environmentName), said, now);
    });
}

bool UpdateOperation::isAsSent(const StackBefore &now) const
{
    const bool sameEnv = now.stack.type.value == StackType::Kubernetes || now.stack.env == m_sent.env;
    return !now.fileError && now.file == m_sent.file && sameEnv;
}

bool UpdateOperation::wasTakenDown(const StackBefore &now) const
{
    return now.isBare() && !before()->isBare();
}

// The server keeps the new file as soon as it has it, but the date only changes when the deploy is done.
void UpdateOperation::readLost()
{
    tell(tr("The answer was lost; looking what came of it"));
    settle(StackReading::Everything, pace().settle, [this](const Result<StackBefore> &now, bool isLast) -> std::optional<Finding> {
        if (!now)
            return std::nullopt;
        const bool saved = now->stack.updateDate != before()->stack.updateDate;
        if (saved && isAsSent(*now) && (hasSettled(*now) || isLast))
            return Finding{Outcome::Done, {}};
        const bool untouched = !saved && now->file == before()->file && now->stack.env == before()->stack.env;
        if (isLast && (untouched || wasTakenDown(*now)))
            return Finding{Outcome::Failed, {}};
        return std::nullopt;
    }, [this](const Finding &finding, const Result<StackBefore> &now) {
        const QString lost = tr("The answer of %1 was lost.").arg(serverName());
        if (finding.outcome == Outcome::Done)
            return succeeded(*now);
        if (m_isPuttingBack)
            return putBackEnded(false, lost);
        if (finding.outcome == Outcome::Failed)
            return failedAs(lost, {.kind = ApiError::Kind::OutcomeUnknown}, now);
        leaveOpen(!now ? lost + u' ' + tr("It cannot be asked whether %1 was updated.").arg(stackName())
                      : isAsSent(*now) ? lost + u' ' + tr("The new version of %1 is there, but it was not deployed to the end when last looked.").arg(stackName())
                                       : lost + u' ' + tr("%1 was saved by somebody else meanwhile.").arg(stackName()));
    });
}

void UpdateOperation::succeeded(const StackBefore &now)
{
    const QString running = stackwords::running(now);
    const QString runs = running.isEmpty() ? QString() : u' ' + running.left(1).toUpper() + running.mid(1) + u'.';
    if (m_isPuttingBack)
        return putBackEnded(true, runs.trimmed());
    const stackwords::Pulse pulse = stackwords::pulseOf(now);
    const bool isSwarm = now.stack.type.value == StackType::Swarm;
    if (isSwarm && now.engineRead && !pulse.troubles.isEmpty()) {
        offerToPutBack(now);
        return fail(tr("%1 took the new version of %2, but it does not run.").arg(serverName(), stackName()) + runs);
    }
    if (kind() != OperationKind::Detach && !before()->fileError)
        setUndo({OperationOffer::Kind::Undo, tr("Put back the version of before"),
                 PutBackPlan{.now = now, .file = before()->file, .env = before()->stack.env, .from = before()->readAt}});
    if (!pulse.troubles.isEmpty())
        offerToPutBack(now);
    const QString other = isAsSent(now) ? QString() : u' ' + tr("Somebody saved another version right after.");
    done(operationwords::past(kind(), subject().stackName) + u'.' + runs + other);
}

void UpdateOperation::failed(const QString &reason, const ApiError &error)
{
    read(StackReading::Everything, [this, reason, error](const Result<StackBefore> &now) {
        if (now)
            setAfter(*now);
        if (now && wasTakenDown(*now) && putsBackAtOnce() && !now->stack.gitConfig && !before()->fileError)
            return putBack(reason, error);
        failedAs(reason, error, now);
    });
}

void UpdateOperation::failedAs(const QString &reason, const ApiError &error, const Result<StackBefore> &now)
{
    if (now) {
        setAfter(*now);
        const bool differs = wasTakenDown(*now) || now->file != before()->file || now->stack.env != before()->stack.env;
        if (differs || now->isBare())
            offerToPutBack(*now);
    }
    fail(sentenceOfFailure(reason, now), error);
}

QString UpdateOperation::sentenceOfFailure(const QString &reason, const Result<StackBefore> &now) const
{
    QStringList parts{kind() == OperationKind::PutBack ? tr("The previous version of %1 could not be deployed.").arg(stackName())
                                                       : tr("%1 could not be updated.").arg(stackName()), reason};
    const QString running = now ? stackwords::running(*now) : QString();
    if (!now)
        parts << tr("What is left of it could not be read.");
    else if (wasTakenDown(*now))
        parts << tr("The server took it down: its containers and networks are gone, so nothing of it runs now.")
              << stackwords::volumesStay(*now);
    else if (now->engineRead && now->containers == before()->containers && now->services == before()->services)
        parts << tr("It was left as it was: %1.").arg(running);
    else if (!running.isEmpty())
        parts << tr("Now %1.").arg(running);
    parts.removeAll(QString());
    return parts.join(u' ');
}

void UpdateOperation::offerToPutBack(const StackBefore &now)
{
    if (before()->fileError)
        return;
    const OperationOffer::Kind kind = OperationOffer::Kind::PutBack;
    if (now.stack.gitConfig) // Putting the text back would detach it; the server still keeps the file it deployed last.
        return addOffer({OperationOffer::Kind::StopFirst, tr("Stop it, then start it"), RestartPlan{now.stack}});
    addOffer({kind, tr("Put back the previous version"),
              PutBackPlan{.now = now, .file = before()->file, .env = before()->stack.env, .from = before()->readAt}});
}

void UpdateOperation::putBack(const QString &reason, const ApiError &error)
{
    m_isPuttingBack = true;
    m_reason = sentenceOfFailure(reason, *after());
    m_error = error;
    tell(tr("The update failed; putting back the previous version"));
    send({.file = before()->file, .env = before()->stack.env, .kubernetesName = before()->stack.name});
}

void UpdateOperation::putBackEnded(bool isBack, const QString &words)
{
    if (isBack)
        return fail(m_reason + u' ' + tr("The previous version was put back at once.") + u' ' + words, m_error);
    addOffer({OperationOffer::Kind::StopFirst, tr("Stop it, then start it"), RestartPlan{before()->stack}});
    if (after())
        offerToPutBack(*after());
    fail(m_reason + u' ' + tr("Putting back the previous version failed, too.") + u' ' + words, m_error);
}

} // namespace longshore
