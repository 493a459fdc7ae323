// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/session/stackbefore.h"

#include <QObject>

#include <memory>

namespace longshore {

class Session;

/// Reads one stack whole, side by side: what Portainer keeps of it, its file, and what the engine runs of it. Fails only when the stack itself
/// is not to be had; what else is missing is told in the value. Started once; ends in exactly one signal, or dies with its parent.
class StackReading : public QObject
{
    Q_OBJECT
public:
    enum Part {
        Record = 1, ///< Always.
        File = 2,
        Running = 4, ///< Containers; services and tasks too for Swarm.
        Belongings = 8, ///< Networks and volumes.
        Engine = Running | Belongings,
        Everything = Record | File | Engine,
    };
    Q_DECLARE_FLAGS(Parts, Part)

    explicit StackReading(Session &session, QObject *parent = nullptr);
    ~StackReading() override;

    void start(StackId stack, Parts parts = Everything);
    /// What the engine runs under a name that has no record (a Limited stack, a name to be taken); `stack` of the value has name, type and environment.
    void startByName(EnvironmentId environment, StackType type, const QString &name, Parts parts = Engine);

Q_SIGNALS:
    void done(const longshore::StackBefore &stack);
    void failed(const longshore::ApiError &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(StackReading::Parts)

} // namespace longshore
