// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/enginelookout.h"

#include "app/session/livingstack.h"
#include "app/session/session.h"

namespace longshore {

EngineLookout::EngineLookout(Session &session)
    : QObject(&session), m_session(session)
{
}

EngineLookout::~EngineLookout() = default;

EngineLookout &EngineLookout::of(Session &session)
{
    auto *known = session.findChild<EngineLookout *>(QString(), Qt::FindDirectChildrenOnly);
    return known ? *known : *new EngineLookout(session);
}

std::shared_ptr<LivingStack> EngineLookout::stack(const EngineStack &stack)
{
    if (std::shared_ptr<LivingStack> known = m_stacks.value(stack).lock())
        return known;
    m_stacks.removeIf([](const auto &each) { return each.value().expired(); });
    const auto made = std::make_shared<LivingStack>(m_session, stack);
    m_stacks.insert(stack, made);
    return made;
}

std::shared_ptr<EngineWatch> EngineLookout::watch(EnvironmentId environment)
{
    if (std::shared_ptr<EngineWatch> known = m_watches.value(environment).lock())
        return known;
    m_watches.removeIf([](const auto &each) { return each.value().expired(); });
    const auto made = std::make_shared<EngineWatch>(m_session, *this, environment, m_pace);
    m_watches.insert(environment, made);
    return made;
}

} // namespace longshore
