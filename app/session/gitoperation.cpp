// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/gitoperation.h"

#include "app/core/displaytext.h"
#include "app/portainer/stackrequests.h"
#include "app/session/deployreason.h"
#include "app/session/operationwords.h"
#include "app/session/stackwords.h"

namespace longshore {

using namespace Qt::StringLiterals;
using Outcome = OperationOutcome;

namespace {

/// What a redeploy is about to replace anyway does not count as moved: the commit, and with it file and date.
StackMoves movesOf(const StackBefore &opened, StackBefore now, bool isRedeploy)
{
    if (isRedeploy && opened.stack.gitConfig && now.stack.gitConfig)
        now.stack.gitConfig->configHash = opened.stack.gitConfig->configHash;
    StackMoves moved = movesBetween(opened, now);
    moved.file = moved.file && !isRedeploy;
    moved.updateDate = moved.updateDate && !isRedeploy;
    return moved;
}

std::optional<GitLogin> keptLogin(const Stack &stack)
{
    if (!stack.gitConfig || !stack.gitConfig->authentication)
        return std::nullopt;
    return GitLogin{stack.gitConfig->authentication->username, {}};
}

QString shortCommit(const QString &hash)
{
    return oneLine(hash.left(7));
}

} // namespace

GitOperation::GitOperation(const Plan &plan, const OperationContext &context)
    : StackOperation(plan, context)
{
}

const StackBefore &GitOperation::opened() const
{
    if (const auto *redeploy = std::get_if<RedeployPlan>(&plan()))
        return redeploy->opened;
    return std::get<GitSettingsPlan>(plan()).opened;
}

void GitOperation::begin()
{
    readBefore([this](const StackBefore &now) { check(now); });
}

void GitOperation::check(const StackBefore &now)
{
    if (!now.stack.gitConfig)
        return refuse(tr("%1 does not come from git any more. Nothing was sent.").arg(stackName()));
    if (refusedAsMoved(now))
        return;
    isRedeploy() ? redeploy(now.stack) : saveSettings(now.stack);
}

bool GitOperation::refusedAsMoved(const StackBefore &now)
{
    const StackMoves moved = movesOf(opened(), now, isRedeploy());
    if (!moved.any())
        return false;
    setTheirs(now, moved);
    refuse(tr("%1 was changed on the server since it was opened: %2. Nothing was sent. Look at it again and decide.").arg(stackName(), moved.words()));
    return true;
}

// A private repository is read with the stored password as long as the login is there; without it the redeploy would fail.
void GitOperation::redeploy(const Stack &now)
{
    GitRedeploy wanted = std::get<RedeployPlan>(plan()).redeploy;
    if (!wanted.login)
        wanted.login = keptLogin(now);
    if (wanted.kubernetesName.isEmpty())
        wanted.kubernetesName = now.name;
    watch(session(), now.environmentId, now.type.value, now.name);
    change(requests::redeployGitStack(targetOf(now), wanted), [this](const Result<Stack> &answer) { answered(answer); });
}

void GitOperation::saveSettings(const Stack &now)
{
    const auto &wanted = std::get<GitSettingsPlan>(plan());
    if (!wanted.settings.login && keptLogin(now) && !wanted.dropLogin)
        return refuse(tr("Saved like this, %1 would forget the user name and password of the repository of %2. Nothing was sent.")
                          .arg(serverName(), stackName()));
    const StackTarget target = targetOf(now);
    const bool isKubernetes = now.type.value == StackType::Kubernetes;
    change(isKubernetes ? requests::changeKubernetesGitSettings(target, wanted.settings) : requests::changeGitSettings(target, wanted.settings),
           [this](const Result<Stack> &answer) { answered(answer); });
}

void GitOperation::answered(const Result<Stack> &answer)
{
    if (answer)
        return followUp();
    if (isOpen(answer.error()))
        return readLost();
    if (!changedNothing(answer.error()))
        return failed(answer.error());
    const QString reason = deployReason(answer.error(), subject().environmentName);
    reason.isEmpty() ? refuse(answer.error()) : refuse(reason, detailsOf(answer.error()));
}

void GitOperation::followUp()
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
            return leaveOpen(tr("%1 took it for %2, but what became of it could not be read to the end.").arg(serverName(), stackName()));
        const auto &steps = now->stack.deploymentStatus;
        const ApiError said{.kind = ApiError::Kind::Server, .message = steps.isEmpty() ? QString() : steps.last().message};
        failedAs(deployReason(said, subject().environmentName), said, now);
    });
}

/// Whether the settings on the server are those that were sent. Of a redeploy only the date tells.
bool GitOperation::isSaved(const Stack &now) const
{
    if (isRedeploy())
        return now.updateDate != before()->stack.updateDate;
    const GitSettings &wanted = std::get<GitSettingsPlan>(plan()).settings;
    const bool sameAuto = now.autoUpdate.has_value() == wanted.autoUpdate.has_value()
        && (!now.autoUpdate || (now.autoUpdate->interval == wanted.autoUpdate->interval && now.autoUpdate->webhook == wanted.autoUpdate->webhook));
    const bool sameLogin = now.gitConfig && now.gitConfig->authentication.has_value() == wanted.login.has_value();
    const bool sameEnv = now.type.value == StackType::Kubernetes || now.env == wanted.env;
    return sameAuto && sameLogin && sameEnv && now.gitConfig->referenceName == wanted.referenceName
        && now.gitConfig->tlsSkipVerify == wanted.tlsSkipVerify;
}

void GitOperation::readLost()
{
    tell(tr("The answer was lost; looking what came of it"));
    settle(StackReading::Everything, pace().settle, [this](const Result<StackBefore> &now, bool isLast) -> std::optional<Finding> {
        if (!now)
            return std::nullopt;
        if (isSaved(now->stack) && (hasSettled(*now) || isLast))
            return Finding{Outcome::Done, {}};
        const bool wentDown = now->isBare() && !before()->isBare();
        const bool untouched = now->stack.updateDate == before()->stack.updateDate && now->file == before()->file;
        return isLast && (wentDown || untouched) ? std::optional(Finding{Outcome::Failed, {}}) : std::nullopt;
    }, [this](const Finding &finding, const Result<StackBefore> &now) {
        const QString lost = tr("The answer of %1 was lost.").arg(serverName());
        if (finding.outcome == Outcome::Done)
            return succeeded(*now);
        if (finding.outcome == Outcome::Failed)
            return failedAs(lost, {.kind = ApiError::Kind::OutcomeUnknown}, now);
        leaveOpen(lost + u' ' + (now ? tr("%1 was not deployed to the end when last looked.").arg(stackName())
                                     : tr("It cannot be asked what became of %1.").arg(stackName())));
    });
}

void GitOperation::succeeded(const StackBefore &now)
{
    QString words = operationwords::past(kind(), subject().stackName) + u'.';
    if (isRedeploy() && now.stack.gitConfig) {
        const QString from = before()->stack.gitConfig->configHash;
        const QString to = now.stack.gitConfig->configHash;
        words += u' ' + (from == to ? tr("The commit is the same as before, %1.").arg(shortCommit(to))
                                    : tr("It went from commit %1 to %2.").arg(shortCommit(from), shortCommit(to)));
        if (const QString running = stackwords::running(now); !running.isEmpty())
            words += u' ' + running.left(1).toUpper() + running.mid(1) + u'.';
    }
    if (!isRedeploy() && before()->stack.gitConfig) {
        const Stack &stack = before()->stack;
        if (const bool passwordIsLost = keptLogin(stack) && std::get<GitSettingsPlan>(plan()).dropLogin; !passwordIsLost)
            setUndo({OperationOffer::Kind::Undo, tr("Put back the settings of before"),
                     GitSettingsPlan{.opened = now, .settings = {.referenceName = stack.gitConfig->referenceName, .login = keptLogin(stack),
                                                                 .env = stack.env, .prune = stack.prune.value_or(false),
                                                                 .autoUpdate = stack.autoUpdate, .tlsSkipVerify = stack.gitConfig->tlsSkipVerify},
                                     .dropLogin = true}});
    }
    done(words);
}

void GitOperation::failed(const ApiError &error)
{
    read(StackReading::Everything, [this, error](const Result<StackBefore> &now) {
        failedAs(deployReason(error, subject().environmentName), error, now);
    });
}

// A commit that cannot be deployed takes a compose stack down, and its text is the stored file from then on.
void GitOperation::failedAs(const QString &reason, const ApiError &error, const Result<StackBefore> &now)
{
    if (now)
        setAfter(*now);
    QStringList parts{isRedeploy() ? tr("%1 could not be pulled and redeployed.").arg(stackName())
                                   : tr("The git settings of %1 could not be saved.").arg(stackName()), reason};
    if (!now) {
        parts << tr("What is left of it could not be read.");
    } else if (now->isBare() && !before()->isBare()) {
        parts << tr("The server took it down, so nothing of it runs now. Mend the file in the repository and redeploy.");
        if (!before()->fileError && before()->file != now->file)
            addOffer({OperationOffer::Kind::PutBack, tr("Put back the previous file and detach it from git"),
                      DetachPlan{.opened = *now, .update = {.file = before()->file, .env = before()->stack.env}}});
    } else if (now->engineRead && now->containers == before()->containers && now->stack.updateDate == before()->stack.updateDate) {
        parts << tr("It was left as it was.");
    }
    parts.removeAll(QString());
    fail(parts.join(u' '), error);
}

} // namespace longshore
