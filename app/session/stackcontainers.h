// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"
#include "app/portainer/engine.h"
#include "app/session/enginestack.h"

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace longshore {

class Session;

/// The containers of one stack as a living list: read at once, then again and again while somebody looks. What was read stays when a later
/// reading fails, but is then called stale; when the server is back it is read anew at once (portainer-api.md 6.2, 6.4).
///
/// However many of these look at one stack of a session, it is read once for all of them (livingstack.h).
class StackContainers : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Nothing, ///< No stack is followed, or one that no Docker engine runs.
        Loading, ///< Nothing of this stack was read yet.
        Ready, ///< What the engine said last.
        Failed, ///< Nothing of this stack could be read: error().
        Stale, ///< What the engine said at readAt(); it does not answer now, or nobody has looked since.
    };
    Q_ENUM(State)

    static constexpr std::chrono::milliseconds DefaultPause = std::chrono::seconds(2);

    explicit StackContainers(Session &session, std::chrono::milliseconds pause = DefaultPause, QObject *parent = nullptr);
    ~StackContainers() override;

    /// Begins to look; what was read of another stack is forgotten, what was read of the same one is shown as stale until it is read again.
    void follow(const EngineStack &stack);
    void stop(); ///< Nobody looks any more: nothing is asked until the next follow().
    bool isFollowing() const;
    /// Reads now, as after an action or an event. Joins a reading under way, and is then read once more, so that nothing is missed.
    void refresh();
    /// Between the end of one reading and the next; longer after failures and where what happens is heard of, shorter when others who look
    /// want that.
    void setPause(std::chrono::milliseconds pause);
    std::chrono::milliseconds pause() const;

    const EngineStack &stack() const;
    State state() const;
    std::optional<ApiError> error() const; ///< Why the last reading failed.
    bool isLive() const; ///< What happens is heard of at once; else it is seen after the pause.
    QDateTime readAt() const; ///< When containers() was true; UTC, null before the first reading.
    /// By service, then by name. Of Swarm stacks those on the asked node only.
    const QList<Container> &containers() const;
    const Container *container(const QString &id) const; ///< Null when there is none of that id.
    const QList<SwarmService> &services() const; ///< Swarm only, by name.
    const QList<SwarmTask> &tasks() const; ///< Swarm only.
    /// Swarm: why services and tasks are not to be had (no manager); containers may be. What was known of them before stays.
    std::optional<ApiError> servicesError() const;

Q_SIGNALS:
    void changed(); ///< State, error, containers, services or tasks; not emitted when a reading brought nothing new.
    void read(); ///< A reading has succeeded, changed or not: readAt() has moved.

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
