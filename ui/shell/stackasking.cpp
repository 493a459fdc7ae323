// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackasking.h"

#include "app/core/displaytext.h"
#include "app/session/changerecord.h"
#include "app/session/refusal.h"

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

std::optional<GitLogin> storedLogin(const Stack &stack)
{
    if (!stack.gitConfig || !stack.gitConfig->authentication)
        return {};
    return GitLogin{stack.gitConfig->authentication->username, {}}; // An empty password keeps the stored one.
}

Plan redeployPlan(const StackBefore &now, const StackChoices &choices)
{
    const Stack &stack = now.stack;
    const QString kubernetesName = stack.type.value == StackType::Kubernetes ? stack.name : QString();
    if (stack.gitConfig)
        return RedeployPlan{now, {.referenceName = stack.gitConfig->referenceName, .login = storedLogin(stack), .env = stack.env, .prune = choices.prune,
                                  .pullImages = choices.pullImages, .kubernetesName = kubernetesName}};
    return UpdatePlan{now, {.file = now.file, .env = stack.env, .prune = choices.prune, .pullImages = choices.pullImages, .kubernetesName = kubernetesName},
                      choices.putBackAtOnce};
}

bool needsFile(StackAction action, const Stack &stack)
{
    return action == StackAction::Detach || (action == StackAction::Redeploy && !stack.gitConfig);
}

} // namespace

std::optional<Plan> planOf(StackAction action, const StackBefore &now, const StackChoices &choices)
{
    if (needsFile(action, now.stack) && now.file.isEmpty())
        return {};
    switch (action) {
    case StackAction::Start: return StartPlan{now.stack};
    case StackAction::Stop: return StopPlan{now.stack};
    case StackAction::Restart: return RestartPlan{now.stack};
    case StackAction::Remove: return DeletePlan{now.stack};
    case StackAction::Redeploy: return redeployPlan(now, choices);
    case StackAction::Detach: return DetachPlan{now, {.file = now.file, .env = now.stack.env, .prune = false, .pullImages = false, .kubernetesName = {}}};
    default: return {};
    }
}

StackAsking::StackAsking(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

StackAsked StackAsking::about(StackAction action, const FoundStack &found) const
{
    const Stack &stack = found.stack;
    const QByteArray choices = m_parts.settings.layout(choiceKey(found.key()));
    return {.action = action, .stacks = {stack.displayName()}, .server = found.session->profile().name, .environment = environmentNameOf(found),
            .guard = guardOf(found.session->profile(), stack.environmentId), .owners = ownersSentence(found), .leftOut = {},
            .isGit = stack.gitConfig.has_value(), .mayPrune = stack.type.value == StackType::Swarm, .pullImages = choices.contains("pull"),
            .prune = choices.contains("prune")};
}

QString StackAsking::choiceKey(const StackKey &key) const
{
    return u"stackchoices/%1-%2"_s.arg(key.server.text(), QString::number(number(key.stack)));
}

void StackAsking::ask(StackAction action, const StackKey &key)
{
    const std::optional<FoundStack> found = findStack(m_parts.servers, key);
    if (!found || m_question)
        return;
    m_question = new StackQuestion(about(action, *found), &m_parts.window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &StackQuestion::retryRequested, this, [this, action, key] {
        if (const std::optional<FoundStack> again = findStack(m_parts.servers, key))
            read(m_question, action, *again);
    });
    read(m_question, action, *found);
    m_question->open();
}

/// The reading is the question's child: closed, it is over. Confirmed, what it read last is what is meant.
void StackAsking::read(StackQuestion *question, StackAction action, const FoundStack &found)
{
    const StackKey key = found.key();
    disconnect(m_confirmed);
    auto *reading = new StackReading(*found.session, question);
    connect(reading, &StackReading::done, question, [this, reading, question, action, key](const StackBefore &now) {
        reading->deleteLater();
        m_parts.record.versions().note(key.server, now);
        question->setEffect(effectOf(action, now));
        m_confirmed = connect(question, &StackQuestion::confirmed, this, [this, question, action, key, now] { start(question, action, key, now); });
    });
    const Attempt attempt = attemptOn(*found.session, tr("read the stack"));
    connect(reading, &StackReading::failed, question, [this, reading, question, action, found, key, attempt](const ApiError &error) {
        reading->deleteLater();
        question->setEffectFailed(explain(error, attempt));
        StackBefore listed;
        listed.stack = found.stack;
        m_confirmed = connect(question, &StackQuestion::confirmed, this, [this, question, action, key, listed] { start(question, action, key, listed); });
    });
    reading->start(found.stack.id, StackReading::Everything);
}

void StackAsking::start(StackQuestion *question, StackAction action, const StackKey &key, const StackBefore &now)
{
    const bool prune = question->prune();
    const bool pull = question->pullImages();
    if (action == StackAction::Redeploy)
        m_parts.settings.setLayout(choiceKey(key), QByteArray(pull ? "pull" : "") + (prune ? ",prune" : ""));
    if (const std::optional<Plan> plan = planOf(action, now, {pull, prune, m_parts.settings.putBackAtOnce()}))
        Q_EMIT wanted(key.server, *plan);
    else
        Q_EMIT told(tr("Nothing was done: the file of %1 could not be read.").arg(oneLine(now.stack.displayName())));
}

} // namespace longshore
