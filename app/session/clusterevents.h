// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/session/stackworkloads.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace longshore {

class Session;

/// Those about objects of a stack: what its manifests name, and what was made of that, also when it is gone again. What is gone is known by
/// how controllers name what they make: a deployment "web" makes a replica set "web-7f9c" and this a pod "web-7f9c-x2b4k".
QList<KubernetesEvent> eventsOf(const QList<KubernetesEvent> &events, const StackWorkloadsFacts &facts);

/// What a cluster noted about a stack, or about everything, within the last hour or so, and what it notes while somebody looks: by asking
/// again and again (portainer-api.md 7.2; recordings/2.23/kubernetes/proxy-events).
class ClusterEvents : public QObject
{
    Q_OBJECT
public:
    static constexpr int MostEvents = 2000; ///< The oldest go.

    explicit ClusterEvents(Session &session, QObject *parent = nullptr);
    ~ClusterEvents() override;

    void follow(const KubernetesStack &stack, bool wholeCluster); ///< Of another one what is known is forgotten.
    void setLive(bool isLive); ///< Whether it is asked again by itself.
    void stop(); ///< Nobody looks; what is known stays.

    const QList<KubernetesEvent> &events() const { return m_events; } ///< Oldest first; each as it was noted last.
    std::optional<ApiError> error() const;
    bool isRead() const;

Q_SIGNALS:
    void changed();

private:
    void ask();
    void keep();
    void add(const QList<KubernetesEvent> &events);

    QPointer<Session> m_session;
    StackWorkloads m_objects; ///< Whose events are those of the stack.
    KubernetesStack m_stack;
    bool m_wholeCluster = false;
    bool m_isLive = true;
    bool m_isFollowing = false;
    bool m_isRead = false;
    QList<KubernetesEvent> m_latest; ///< As answered last, about anything.
    QList<KubernetesEvent> m_events;
    std::optional<ApiError> m_error;
    InFlight<Result<QList<KubernetesEvent>>> m_asking{this};
    QTimer m_pause; ///< Between one answer and the next question; doubled after each failure.
    int m_failures = 0; ///< In a row.
};

} // namespace longshore
