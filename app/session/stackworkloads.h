// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"
#include "app/session/workloadsreading.h"

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace longshore {

class Session;

/// What runs of one stack of Kubernetes as a living list: read at once, then again and again while somebody looks. What was read stays when
/// a later reading fails, but is then called stale; when the server is back it is read anew at once (portainer-api.md 7.1, 7.2).
class StackWorkloads : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Nothing, ///< No stack is followed.
        Loading, ///< Nothing of this stack was read yet.
        Ready, ///< What the cluster said last.
        Failed, ///< Nothing of this stack could be read: error().
        Stale, ///< What the cluster said at readAt(); it does not answer now, or nobody has looked since.
    };
    Q_ENUM(State)

    static constexpr std::chrono::milliseconds DefaultPause = std::chrono::seconds(5);

    explicit StackWorkloads(Session &session, std::chrono::milliseconds pause = DefaultPause, QObject *parent = nullptr);
    ~StackWorkloads() override;

    /// Begins to look; what was read of another stack is forgotten, what was read of the same one is shown as stale until it is read again.
    void follow(const KubernetesStack &stack);
    void stop(); ///< Nobody looks any more: nothing is asked until the next follow().
    bool isFollowing() const;
    /// Reads now, as after an action. Joins a reading under way, and is then read once more, so that nothing is missed.
    void refresh();
    std::chrono::milliseconds pause() const; ///< Between the end of one reading and the next; after failures it is longer.

    const KubernetesStack &stack() const;
    State state() const;
    std::optional<ApiError> error() const; ///< Why the last reading failed.
    QDateTime readAt() const; ///< When facts() was true; UTC, null before the first reading.
    const StackWorkloadsFacts &facts() const;

Q_SIGNALS:
    void changed(); ///< State, error or facts; not emitted when a reading brought nothing new.
    void read(); ///< A reading has succeeded, changed or not: readAt() has moved.

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace longshore
