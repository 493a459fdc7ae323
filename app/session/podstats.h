// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/portainer/logrequests.h"
#include "app/portainer/podmetrics.h"
#include "app/session/stackstats.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>

namespace longshore {

class Session;

/// What the containers of pods use, as the metrics server of their cluster measured it last; asked again and again while somebody looks.
/// Not every cluster has one: then the whole group of such calls is unknown there, 404 (portainer-api.md 7.2).
class PodStats : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Reading, ///< Nothing was answered yet.
        Measured,
        NoMetricsServer,
        Failed, ///< error(); what was measured stays.
    };
    static constexpr std::chrono::seconds ShortestPause{5}; ///< It measures every 15 seconds or so.

    explicit PodStats(Session &session, QObject *parent = nullptr);
    ~PodStats() override;

    static QString keyOf(const PodContainerPlace &place);

    void follow(EnvironmentId environment, const QList<PodContainerPlace> &places); ///< The same ones again keep their history.
    void stop(); ///< Nobody looks; the history stays.
    void setInterval(std::chrono::seconds interval);

    const QList<UsageSample> &history(const QString &key) const; ///< Of the sum for an empty key; oldest first.
    State state() const { return m_state; }
    std::optional<ApiError> error() const { return m_error; }

Q_SIGNALS:
    void changed(); ///< After each answer.

private:
    void ask();
    void take(const Result<QList<PodMetrics>> &metrics);
    void endRound();
    void append(const QString &key, const UsageSample &sample);

    QPointer<Session> m_session;
    EnvironmentId m_environment{};
    QList<PodContainerPlace> m_places;
    QHash<QString, QList<UsageSample>> m_histories;
    QList<QFuture<Result<QList<PodMetrics>>>> m_asked;
    QList<PodMetrics> m_answered;
    std::optional<ApiError> m_roundError;
    std::optional<ApiError> m_error;
    State m_state = State::Reading;
    int m_open = 0; ///< Answers that are still to come.
    int m_round = 0; ///< Those of an earlier one are not counted.
    bool m_isFollowing = false;
    std::chrono::seconds m_interval{ShortestPause};
    QTimer m_pause;
};

} // namespace longshore
