// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/creatingoperation.h"
#include "app/session/operationwords.h"
#include "app/session/stackwords.h"

namespace longshore {

CreateOperation::CreateOperation(const Plan &plan, const OperationContext &context)
    : CreatingOperation(plan, context)
{
}

void CreateOperation::begin()
{
    const auto then = [this](const Made &what) { made(what); };
    if (const auto *text = std::get_if<CreatePlan>(&plan()))
        return create(session(), text->stack, text->ownership, then);
    const auto &git = std::get<CreateFromGitPlan>(plan());
    create(session(), git.stack, git.ownership, then);
}

void CreateOperation::made(const Made &made)
{
    switch (made.outcome) {
    case OperationOutcome::Done: {
        setSubjectStack(made.now.stack.id, made.now.stack.displayName());
        setAfter(made.now);
        setUndo({OperationOffer::Kind::Undo, tr("Remove it again"), DeletePlan{made.now.stack}});
        const QString running = stackwords::running(made.now);
        const QString runs = running.isEmpty() ? QString() : running.left(1).toUpper() + running.mid(1) + u'.';
        return done(tr("%1 was created. %2 %3").arg(stackName(), runs, made.sentence).simplified());
    }
    case OperationOutcome::Refused:
        return refuse(tr("%1 was not created: %2").arg(stackName(), made.sentence), detailsOf(made.error));
    case OperationOutcome::Failed:
        return fail(tr("%1 could not be created. %2").arg(stackName(), made.sentence).trimmed(), made.error);
    default:
        return leaveOpen(tr("It is not known whether %1 was created. %2").arg(stackName(), made.sentence).trimmed());
    }
}

} // namespace longshore
