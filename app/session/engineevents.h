// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/core/result.h"
#include "app/portainer/engineevent.h"
#include "app/session/enginestack.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace longshore {

class EngineWatch;
class Session;

/// What happened to a stack, or on its whole engine, as far back as the engine remembers (256 events of all kinds), and what happens
/// while somebody looks: by asking again and again, which works on every engine (portainer-api.md 6.2, 6.4). Where the engine is heard
/// (enginewatch.h), it is asked when something changed what is listed, and for all else now and then only.
class EngineEvents : public QObject
{
    Q_OBJECT
public:
    static constexpr int MostEvents = 2000; ///< The oldest go.

    explicit EngineEvents(Session &session, QObject *parent = nullptr);
    ~EngineEvents() override;

    void follow(const EngineStack &stack, bool wholeEngine); ///< Of another one what is known is forgotten.
    void setLive(bool isLive); ///< Whether it is asked again by itself.
    void stop(); ///< Nobody looks; what is known stays.

    const QList<EngineEvent> &events() const { return m_events; } ///< Oldest first.
    std::optional<ApiError> error() const { return m_error; }
    bool isRead() const { return m_isRead; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void hear(const EngineEvent &event);
    void askSoon();
    void askForHeard();
    void listen();
    void waitAgain();
    void take(const QList<EngineEvent> &events);

    QPointer<Session> m_session;
    EngineStack m_stack;
    bool m_wholeEngine = false;
    bool m_isLive = true;
    bool m_isFollowing = false;
    bool m_isRead = false;
    QList<EngineEvent> m_events;
    std::optional<ApiError> m_error;
    InFlight<Result<QList<EngineEvent>>> m_asking{this};
    std::shared_ptr<EngineWatch> m_watch; ///< While somebody looks and wants to see what happens.
    QTimer m_soon; ///< Something was heard: several parts of it come together.
    QTimer m_pause; ///< Between one answer and the next question; doubled after each failure.
    qint64 m_heardUntil = 0; ///< Seconds, by the engine's clock: what was heard happened before.
    int m_failures = 0; ///< In a row.
};

} // namespace longshore
