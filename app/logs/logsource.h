// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/net/stream.h"
#include "app/net/streamflow.h"
#include "app/portainer/logrequests.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace longshore {

class LogIngest;

/// Whose log is read.
struct LogOrigin {
    QString id; ///< Of the container, or of the service; of a container of a pod what tells it from all others.
    QString name; ///< For people; unique among the origins of a feed.
    bool isService = false; ///< Of a Swarm: all its replicas.
    std::optional<PodContainerPlace> pod = {}; ///< Of a container of a pod, where it is.
    QHash<QString, QString> replicas = {}; ///< Of a service: what a task is called, by its id. One that takes the place of another is called the same.
    bool operator==(const LogOrigin &) const = default;
};

/// How an environment hands on what is written: each line at once, or only when asked again and again.
using LogFlow = StreamFlow;

/// What the sources of one feed share.
struct LogAsking {
    using Opener = std::function<std::unique_ptr<Stream>(const RequestParts &, std::chrono::milliseconds quietAfter)>;
    Opener open;
    LogIngest *ingest = nullptr;
    EnvironmentId environment{};
    LogWindow window; ///< The first part; later ones go on from there.
    bool follows = true;
    LogFlow flow = LogFlow::Unknown;
    std::chrono::milliseconds askEvery{2000}; ///< Where lines are asked for.
    std::chrono::milliseconds flowWithin{1500}; ///< A head that takes longer is held back.
    std::chrono::milliseconds judgedAfter{400}; ///< When an answer began: what has come by then came with its head.
    std::chrono::milliseconds stalledAfter{6000}; ///< An answer about a service that is to end by itself: 20.10 forgets to, when several replicas have much to tell.
    std::chrono::milliseconds reopenAfter{45'000}; ///< Of silence: a vanished peer says nothing either.
    std::chrono::milliseconds endedAgainAfter{5000}; ///< What ended may be started again.
    std::chrono::milliseconds retryAfter{1000}; ///< Doubles up to retryAtMost.
    std::chrono::milliseconds retryAtMost{15'000};
};

/// Reads one log, and goes on reading it where it was left whatever happens to the connection.
class LogSource : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Reading, ///< The first part.
        Live,
        Asked, ///< Every so often.
        Ended, ///< The server ended it: what it belongs to does not run. It is looked at again.
        Waiting, ///< The connection was lost, error() says how; it is tried again at retryAt(), or when it is followed again.
        Gone, ///< What it belongs to is no more.
        Refused, ///< error() says why; not tried again by itself.
        Done, ///< All that was asked for has come.
    };
    Q_ENUM(State)

    LogSource(quint16 number, LogOrigin origin, LogAsking &asking, QObject *parent);
    ~LogSource() override;

    void start();
    void setFollowing(bool follows); ///< Goes on from where it was left, or stops after what is under way.
    void retryNow(); ///< When it waits, ended or was refused.

    const LogOrigin &origin() const { return m_origin; }
    void setReplicas(const QHash<QString, QString> &replicas) { m_origin.replicas = replicas; }
    quint16 number() const { return m_number; }
    State state() const { return m_state; }
    const std::optional<ApiError> &error() const { return m_error; }
    QDateTime retryAt() const { return m_retryAt; } ///< Null while it is not followed.
    bool hasTold() const { return m_hasTold; } ///< The first part is here.
    bool isPartial() const { return m_isPartial; } ///< The engine has held back some of what was written before; what comes is whole.
    int reconnects() const { return m_reconnects; } ///< How often a broken connection was taken up again.

    /// What was handed over was read (LogIngest::taken, answerRead).
    void noteTaken(qsizetype bytes);
    void noteRead(qint64 since, bool isBroken, bool isCut);

    /// What follows has told everything that was there before when it has gone on for so long: of a service the replicas come one after the
    /// other, and the position of none speaks for those that have not had their turn.
    static constexpr std::chrono::milliseconds SettledAfter{5000};

Q_SIGNALS:
    void stateChanged();
    void flowFound(); ///< LogAsking::flow is known now.

private:
    void ask(bool follows);
    void askAgain(bool follows);
    bool isSettled() const;
    RequestParts logRequest(bool follows) const;
    LogWindow window(bool follows) const;
    void takeChunk(const QByteArray &bytes);
    void opened();
    void noteFlow();
    void quiet(std::chrono::milliseconds since);
    void streamEnded(const std::optional<ApiError> &error);
    void next(bool hasEnded);
    void failed(const ApiError &error);
    void again(std::chrono::milliseconds wait);
    void setState(State state);
    std::chrono::milliseconds backOff();

    const quint16 m_number;
    LogOrigin m_origin;
    LogAsking &m_asking;
    std::unique_ptr<Stream> m_stream;
    QTimer m_judge;
    QTimer m_again;
    State m_state = State::Reading;
    std::optional<ApiError> m_error;
    std::optional<ApiError> m_endOfStream;
    QDateTime m_retryAt;
    qint64 m_since = 0;
    QElapsedTimer m_sinceOpened; ///< Of the answer at hand.
    qsizetype m_untaken = 0; ///< Bytes on their way to the reading thread.
    int m_failures = 0;
    int m_reconnects = 0;
    bool m_hasTold = false;
    bool m_isFollowing = false; ///< The running answer goes on.
    bool m_wasHeldBack = false;
    bool m_reopens = false;
    bool m_isStalled = false; ///< What was to end by itself did not.
    bool m_isPartial = false;
};

} // namespace longshore
