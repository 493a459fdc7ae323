// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"
#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/portainer/stats.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>

namespace longshore {

class Session;

/// What a container, or a whole stack, used at one moment. Rates are bytes per second, none before there are two readings.
struct UsageSample {
    QDateTime at; ///< UTC.
    std::optional<double> cpu; ///< Percent of one processor.
    qint64 memory = 0; ///< Bytes, without what can be dropped.
    qint64 memoryLimit = 0; ///< Bytes; 0 for a sum.
    std::optional<double> received;
    std::optional<double> sent;
    std::optional<double> read;
    std::optional<double> written;
    qint64 processes = 0;
};

/// What the containers of a stack use, asked again and again while somebody looks: by polling, because streams of a socket engine come
/// in bursts of 4 KiB (portainer-api.md 6.4). A few containers at a time, so that other calls are not held up.
class StackStats : public QObject
{
    Q_OBJECT
public:
    static constexpr int MostSamples = 300; ///< Of each container; older ones go.
    static constexpr int AtOnce = 3; ///< Of the six connections that a server's reads share.

    explicit StackStats(Session &session, QObject *parent = nullptr);
    ~StackStats() override;

    /// The running containers, by id; the same ones again keep their history. None: nothing is asked.
    void follow(EnvironmentId environment, const QStringList &containers);
    void stop(); ///< Nobody looks; the history stays.
    void setInterval(std::chrono::seconds interval); ///< From the beginning of one round to that of the next, or longer if it takes longer.

    const QList<UsageSample> &history(const QString &container) const; ///< Of the sum for an empty id; oldest first.
    std::optional<ApiError> error() const { return m_error; } ///< Of the last round, when nothing of it was answered.
    bool isFollowing() const { return m_isFollowing; }

Q_SIGNALS:
    void changed(); ///< After each round.

private:
    void startRound();
    void askNext();
    void take(const QString &container, const Result<ContainerStats> &stats);
    UsageSample sampleOf(const QString &container, const ContainerStats &stats);
    void endRound();

    QPointer<Session> m_session;
    EnvironmentId m_environment{};
    QStringList m_containers;
    QStringList m_waiting;
    QList<QFuture<Result<ContainerStats>>> m_asked;
    QHash<QString, ContainerStats> m_last;
    QHash<QString, QList<UsageSample>> m_histories;
    UsageSample m_sum;
    std::optional<ApiError> m_error;
    std::optional<ApiError> m_roundError;
    int m_running = 0;
    int m_answered = 0;
    int m_round = 0; ///< Answers of an earlier one are not counted.
    bool m_isFollowing = false;
    std::chrono::seconds m_interval{2};
    QElapsedTimer m_roundTime;
    QTimer m_pause;
};

} // namespace longshore
