// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/net/arrival.h"

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace longshore {

class TrustGate;

/// One reply's life: reads it within its cap and deadlines, then judges it. Calls `done` exactly once and dies.
class Exchange : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<Answer>)>;
    struct Limits {
        std::chrono::milliseconds idle; ///< Without a byte; 0 is none.
        QDeadlineTimer total;
    };

    /// Takes the running reply over.
    Exchange(QNetworkReply *reply, const RequestParts &parts, const TrustGate &gate, Limits limits, Done done, QObject *parent);
    ~Exchange() override;

    /// Ends it on the wire as Cancelled (a change: OutcomeUnknown).
    void cancel();
    /// A manager of its own, gone when the exchange is.
    void keep(std::unique_ptr<QNetworkAccessManager> manager) { m_manager = std::move(manager); }

private:
    enum class Stop { None, TimedOut, Cancelled, TooLong };

    void startClocks(const Limits &limits);
    void readHead();
    void readBody();
    void stop(Stop why);
    void conclude();
    Result<Answer> verdict();
    Failure stopped() const;
    Arrival arrival();
    int status() const;
    qint64 cap() const;

    std::unique_ptr<QNetworkAccessManager> m_manager; ///< Goes after the reply.
    QNetworkReply *m_reply;
    const RequestParts m_parts;
    const TrustGate &m_gate;
    Done m_done;
    QTimer m_idle;
    QTimer m_total;
    QByteArray m_body;
    Stop m_stop = Stop::None;
};

} // namespace longshore
