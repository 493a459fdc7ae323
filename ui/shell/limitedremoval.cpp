// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/limitedremoval.h"

#include "app/session/refusal.h"

namespace longshore {

using namespace Qt::StringLiterals;

LimitedRemoval::LimitedRemoval(const StackParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
}

void LimitedRemoval::ask(const FoundStack &found)
{
    if (m_question || !found.session)
        return;
    const Stack &stack = found.stack;
    StackAsked asked{.action = StackAction::Remove, .stacks = {stack.displayName()}, .server = found.session->profile().name,
                     .environment = environmentNameOf(found), .guard = guardOf(found.session->profile(), stack.environmentId),
                     .owners = ownersSentence(found), .leftOut = {}};
    asked.needsReading = true;
    asked.mayRemoveVolumes = stack.type.value == StackType::Compose;
    asked.intro = stack.type.value == StackType::Swarm
        ? tr("It was made outside Portainer, which removes it by its name. There is no file from which it could be made again.")
        : tr("It was made outside Portainer, which cannot remove it as a whole: Longshore removes its parts one after the other. There is no file "
             "from which it could be made again.");
    m_question = new StackQuestion(asked, &m_parts.window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &StackQuestion::volumesChosen, this, &LimitedRemoval::show);
    connect(m_question, &StackQuestion::confirmed, this, [this, server = found.server, stack] { start(server, stack); });
    connect(m_question, &StackQuestion::retryRequested, this, [this, server = found.server, stack] {
        if (Session *session = m_parts.servers.session(server))
            read(*session, stack);
    });
    read(*found.session, stack);
    m_question->open();
}

/// The reading is the question's child: closed, it is over.
void LimitedRemoval::read(Session &session, const Stack &stack)
{
    m_read.reset();
    auto *reading = new StackReading(session, m_question);
    const Attempt attempt = attemptOn(session, tr("read the stack"));
    connect(reading, &StackReading::done, m_question, [this, reading, attempt](const StackBefore &now) {
        reading->deleteLater();
        if (!now.engineRead)
            return m_question->setEffectFailed(explain(ApiError{.kind = ApiError::Kind::Network}, attempt));
        m_read = now;
        m_question->offerVolumes(!now.volumes.isEmpty());
        show();
    });
    connect(reading, &StackReading::failed, m_question, [this, reading, attempt](const ApiError &error) {
        reading->deleteLater();
        m_question->setEffectFailed(explain(error, attempt));
    });
    reading->startByName(stack.environmentId, stack.type.value, stack.name);
}

void LimitedRemoval::show()
{
    if (m_question && m_read)
        m_question->setEffect(limitedEffect(*m_read, m_question->removeVolumes()));
}

void LimitedRemoval::start(const ServerId &server, const Stack &stack)
{
    if (!m_read)
        return;
    DeleteLimitedPlan plan{.environment = stack.environmentId, .name = stack.name, .type = stack.type.value, .row = stack.id, .shown = m_read};
    plan.removeVolumes = m_question && m_question->removeVolumes();
    Q_EMIT wanted(server, plan);
}

} // namespace longshore
