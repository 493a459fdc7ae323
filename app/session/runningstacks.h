// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"
#include "app/session/runningcount.h"

#include <QDateTime>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace longshore {

class Session;

/// What runs of every stack of a server, read in one call per environment (two for a Swarm), in the background and a few at a time: an
/// environment that does not answer keeps nobody waiting but its own rows. Also finds the stacks that Portainer has no record of, by their
/// labels (portainer-api.md 6.2).
class RunningStacks : public QObject
{
    Q_OBJECT
public:
    explicit RunningStacks(Session &session);
    ~RunningStacks() override;
    /// The one of this session, made when it is asked for first; lives as long as the session.
    static RunningStacks &of(Session &session);

    void readAll(); ///< Every environment with an engine that this user may use; those that seem to be down last, one at a time.
    void read(const QSet<EnvironmentId> &environments); ///< Those of them that are not being read already.
    void readAgain(EnvironmentId environment); ///< What changed just now: one that is being read is read once more then.

    /// None: not read yet, or no engine runs such stacks. Zero of zero: read, and there is nothing of it.
    std::optional<RunningCount> countOf(const EngineStack &stack) const;
    std::shared_ptr<const EngineTally> tally(EnvironmentId environment) const; ///< Of the last good answer; null before it.
    bool isRead(EnvironmentId environment) const; ///< Once at least.
    QDateTime readAt(EnvironmentId environment) const; ///< Of the last good answer; UTC.
    std::optional<ApiError> error(EnvironmentId environment) const; ///< Why the last reading of it failed; what was read before stays.
    bool isReading() const;

    /// Stacks without a record, as rows: name, type, environment, ownership; their ids are negative and stay the same while the session lives.
    QList<Stack> limited() const;
    static bool isLimited(StackId id) { return number(id) < 0; }

Q_SIGNALS:
    void changed(); ///< Counts, limited stacks or errors of some environment.

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
