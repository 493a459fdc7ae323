// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/planasking.h"

#include "app/core/displaytext.h"
#include "app/session/stackreading.h"
#include "ui/pages/stackcheck.h"

#include <QApplication>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// Which of the actions a plan is most like, for what it does to what runs; none: it ends nothing.
std::optional<StackAction> likeAction(const Plan &plan)
{
    if (std::holds_alternative<StopPlan>(plan))
        return StackAction::Stop;
    if (std::holds_alternative<DeletePlan>(plan))
        return StackAction::Remove;
    if (std::holds_alternative<MigratePlan>(plan))
        return StackAction::Migrate;
    return {};
}

/// An earlier version against what is there now, in words.
StackEffect planEffect(const StackFindings &findings)
{
    StackEffect effect;
    for (const QString &change : findings.changes)
        effect.changes.append(oneLine(change));
    if (!findings.effects.isEmpty())
        effect.notes.append(oneLine(findings.effects));
    if (findings.isBlocking())
        effect.notes.append(PlanAsking::tr("That version does not pass today's checks, so it will not be sent."));
    else if (findings.changes.isEmpty())
        effect.notes.append(PlanAsking::tr("File and variables mean the same as what is there now."));
    return effect;
}

} // namespace

PlanAsking::PlanAsking(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

void PlanAsking::ask(const About &about, const std::function<void()> &wanted)
{
    if (m_question)
        return;
    const OperationSubject &subject = about.subject;
    const Session *session = m_parts.servers.session(subject.server);
    if (!session)
        return Q_EMIT told(tr("Nothing was done: %1 is no longer open.").arg(oneLine(subject.serverName)));
    const std::optional<FoundStack> found = findStack(m_parts.servers, {subject.server, subject.stack});
    StackAsked asked{.action = likeAction(about.plan).value_or(StackAction::Start), .stacks = {subject.stackName}, .server = subject.serverName,
                     .environment = subject.environmentName, .guard = guardOf(session->profile(), subject.environment),
                     .owners = found ? ownersSentence(*found) : QString(), .leftOut = {}};
    asked.words = about.words;
    // Over the window where it was asked for, so that the keyboard comes back there.
    QWidget *asking = QApplication::activeWindow();
    m_question = new StackQuestion(asked, asking && !asking->isModal() ? asking : &m_parts.window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &StackQuestion::confirmed, this, wanted);
    connect(m_question, &StackQuestion::retryRequested, this, [this, about] { read(m_question, about); });
    read(m_question, about);
    m_question->open();
}

/// The reading is the question's child: closed, it is over.
void PlanAsking::read(StackQuestion *question, const About &about)
{
    if (!likeAction(about.plan) && !std::holds_alternative<PutBackPlan>(about.plan))
        return question->setEffect({}); // Nothing that runs is touched.
    Session *session = m_parts.servers.session(about.subject.server);
    if (!session)
        return question->setEffectFailed({tr("%1 is no longer open.").arg(oneLine(about.subject.serverName)), {}});
    auto *reading = new StackReading(*session, question);
    const Attempt attempt = attemptOn(*session, tr("read the stack"));
    connect(reading, &StackReading::done, question, [reading, question, about](const StackBefore &now) {
        reading->deleteLater();
        say(question, about, now);
    });
    connect(reading, &StackReading::failed, question, [reading, question, attempt](const ApiError &error) {
        reading->deleteLater();
        question->setEffectFailed(explain(error, attempt));
    });
    reading->start(about.subject.stack, StackReading::Everything);
}

void PlanAsking::say(StackQuestion *question, const About &about, const StackBefore &now)
{
    if (const std::optional<StackAction> action = likeAction(about.plan))
        return question->setEffect(longshore::effectOf(*action, now));
    const auto &back = std::get<PutBackPlan>(about.plan);
    auto *check = new StackCheck(question);
    connect(check, &StackCheck::checked, question, [question, check](const StackFindings &findings) {
        check->deleteLater();
        question->setEffect(planEffect(findings));
    });
    check->checkNow({now.stack.type.value, back.file, back.env, false, StackBase{now.file, now.stack.env, runningOf(now)}});
}

} // namespace longshore
