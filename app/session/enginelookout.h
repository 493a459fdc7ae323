// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/enginestack.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace longshore {

class LivingStack;
class Session;

/// What all who look at the engines of one server share. It hands out, and keeps nothing: what nobody holds any more is gone.
class EngineLookout : public QObject
{
    Q_OBJECT
public:
    explicit EngineLookout(Session &session);
    ~EngineLookout() override;
    /// The one of this session, made when it is asked for first; lives as long as the session.
    static EngineLookout &of(Session &session);

    std::shared_ptr<LivingStack> stack(const EngineStack &stack); ///< The same for everybody who asks for this stack.

private:
    Session &m_session;
    QHash<EngineStack, std::weak_ptr<LivingStack>> m_stacks;
};

} // namespace longshore
