// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"
#include "app/portainer/engineevent.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace longshore {

class EngineLookout;
class Session;
class Stream;

/// How patient a watch is; tests shorten it.
struct WatchPace {
    std::chrono::milliseconds heldBackAfter{3000}; ///< A head that takes longer is held back; nothing waits for it.
    std::chrono::milliseconds judgedAfter{400}; ///< When the head came: what has come by then came with it.
    std::chrono::milliseconds reopenAfter{45'000}; ///< Of silence: a vanished peer says nothing either.
    std::chrono::milliseconds retryAfter{1000}; ///< Doubles up to retryAtMost.
    std::chrono::milliseconds retryAtMost{60'000};
};

/// Listens to what happens on the engine of one environment, as far as it changes what is listed of it. Finds out by itself whether the
/// environment tells such things at once; where it does not, it stays silent and whoever wants to know asks (portainer-api.md 6.4).
///
/// What it tells says only that something changed: an engine remembers little, and while no stream was open nothing was heard.
class EngineWatch : public QObject, public std::enable_shared_from_this<EngineWatch>
{
    Q_OBJECT
public:
    EngineWatch(Session &session, EngineLookout &lookout, EnvironmentId environment, const WatchPace &pace);
    ~EngineWatch() override;

    /// The stream is open, and hands on what happens at once.
    bool isLive() const { return m_isLive; }

Q_SIGNALS:
    void liveChanged();
    void happened(const longshore::EngineEvent &event); ///< EngineEvent::changesLists()
    void missed(); ///< Something may have happened unheard.

private:
    void open();
    void opened();
    void judge();
    void take(const QByteArray &bytes);
    void quiet(std::chrono::milliseconds since);
    void ended(const std::optional<ApiError> &error);
    void tryAgain();
    void setLive(bool isLive);
    void followSession();

    const QPointer<Session> m_session;
    const QPointer<EngineLookout> m_lookout;
    const EnvironmentId m_environment;
    const WatchPace m_pace;
    std::unique_ptr<Stream> m_stream;
    QByteArray m_text; ///< Of an event that has not come whole.
    QTimer m_judging;
    QTimer m_again;
    bool m_isLive = false;
    bool m_wasConnected = false;
    int m_failures = 0; ///< In a row.
};

} // namespace longshore
