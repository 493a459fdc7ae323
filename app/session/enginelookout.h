// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/streamflow.h"
#include "app/session/enginestack.h"
#include "app/session/enginewatch.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace longshore {

class LivingStack;
class Session;

/// What all who look at the engines of one server share. It hands out, and keeps nothing of it but how each environment hands on what
/// goes on: what nobody holds any more is gone.
class EngineLookout : public QObject
{
    Q_OBJECT
public:
    explicit EngineLookout(Session &session);
    ~EngineLookout() override;
    /// The one of this session, made when it is asked for first; lives as long as the session.
    static EngineLookout &of(Session &session);

    std::shared_ptr<LivingStack> stack(const EngineStack &stack); ///< The same for everybody who asks for this stack.
    /// The same for everybody who asks for this environment; it listens for as long as somebody holds it.
    std::shared_ptr<EngineWatch> watch(EnvironmentId environment);
    void setPace(const WatchPace &pace) { m_pace = pace; } ///< Of watches from now on.

    /// As whoever opened a stream there found out; it stays so while the session lives.
    StreamFlow flow(EnvironmentId environment) const { return m_flows.value(environment, StreamFlow::Unknown); }
    void noteFlow(EnvironmentId environment, StreamFlow flow) { m_flows.insert(environment, flow); }

private:
    Session &m_session;
    WatchPace m_pace;
    QHash<EnvironmentId, StreamFlow> m_flows;
    QHash<EnvironmentId, std::weak_ptr<EngineWatch>> m_watches;
    QHash<EngineStack, std::weak_ptr<LivingStack>> m_stacks;
};

} // namespace longshore
