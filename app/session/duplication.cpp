// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/duplication.h"

#include "app/core/displaytext.h"
#include "app/session/operationwords.h"
#include "app/session/stackwords.h"

namespace longshore {

using namespace Qt::StringLiterals;
using Outcome = OperationOutcome;

DuplicateOperation::DuplicateOperation(const Plan &plan, const OperationContext &context)
    : CreatingOperation(plan, context)
{
}

void DuplicateOperation::begin()
{
    read(StackReading::Everything, [this](const Result<StackBefore> &now) {
        if (!now)
            return refuse(now.error());
        setBefore(*now);
        check(*now);
    });
}

std::optional<StackDraft> DuplicateOperation::draft(const StackBefore &now, QString *why) const
{
    const auto &wanted = std::get<DuplicatePlan>(plan());
    auto copy = draftOf(now, why);
    if (copy)
        std::visit([&wanted](auto &stack) {
            stack.environmentId = wanted.target;
            stack.name = wanted.name;
            if (wanted.env)
                stack.env = *wanted.env;
        }, *copy);
    return copy;
}

void DuplicateOperation::check(const StackBefore &now)
{
    const auto &wanted = std::get<DuplicatePlan>(plan());
    if (refusedAsElsewhere(wanted.stack, now.stack))
        return;
    QString why;
    const auto copy = draft(now, &why);
    if (!copy)
        return refuse(tr("%1 cannot be duplicated: %2 Nothing was sent.").arg(stackName(), why));
    Session *there = wanted.server.isNull() ? session() : sessionOf(wanted.server);
    if (!there)
        return refuse(tr("The server that %1 should go to is not open. Nothing was sent.").arg(stackName()));
    create(there, *copy, wanted.ownership, [this](const Made &what) { made(what); });
}

/// What a copy is not.
QString DuplicateOperation::limits() const
{
    QStringList words;
    if (!before()->volumes.isEmpty())
        words << tr("Volumes were not copied: the new one begins with its own.");
    if (before()->stack.gitConfig && before()->stack.gitConfig->authentication)
        words << tr("The new one is made from the file and is not connected to git, as the server does not tell the password of the repository.");
    return words.join(u' ');
}

void DuplicateOperation::made(const Made &made)
{
    const auto &wanted = std::get<DuplicatePlan>(plan());
    Session *there = wanted.server.isNull() ? session() : sessionOf(wanted.server);
    const QString where = there ? tr("%1, environment %2").arg(oneLine(there->profile().name), oneLine(operationwords::environmentName(*there, wanted.target)))
                                : QString();
    if (made.outcome == Outcome::Refused)
        return refuse(tr("%1 was not duplicated: %2").arg(stackName(), made.sentence), detailsOf(made.error));
    if (made.outcome == Outcome::Failed)
        return fail(tr("%1 could not be duplicated to %2. %3 Here nothing was touched.").arg(stackName(), where, made.sentence).simplified(), made.error);
    if (made.outcome == Outcome::Unknown)
        return leaveOpen(tr("It is not known whether %1 was made in %2. %3").arg(oneLine(wanted.name), where, made.sentence).trimmed());
    setAfter(made.now);
    if (there)
        there->refresh();
    const stackwords::Pulse pulse = stackwords::pulseOf(made.now);
    const bool isWell = !made.now.engineRead || (pulse.isWell() && pulse.wanted > 0);
    if (isWell)
        addOffer({OperationOffer::Kind::RemoveHere, tr("Remove %1 here").arg(stackName()), DeletePlan{before()->stack}});
    const QString running = stackwords::running(made.now);
    done(tr("%1 was made in %2: %3. %4 %5").arg(oneLine(made.now.stack.displayName()), where, running.isEmpty() ? tr("the server took it") : running,
                                                made.sentence, limits()).simplified());
}

} // namespace longshore
