// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/exchange.h"
#include "app/net/transport.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace longshore {

/// One call from first to last attempt. A GET whose connection failed is asked again after a pause; nothing else is.
/// Calls `done` exactly once and dies.
class Call : public QObject
{
    Q_OBJECT
public:
    Call(Transport &transport, RequestParts parts, Exchange::Done done, QObject *parent);

    void start();
    /// Ends it on the wire, at once; does nothing when it is over.
    void cancel();

Q_SIGNALS:
    void retrying(const QString &route, int attempt, std::chrono::milliseconds wait);

private:
    void attempt();
    QNetworkReply *sendOn(QNetworkAccessManager &manager);
    void take(Result<Answer> result);
    bool mayRetry(const ApiError &error) const;
    void pause();
    void finish(Result<Answer> result);
    void log(const Result<Answer> &result) const;

    Transport &m_transport;
    const RequestParts m_parts;
    Exchange::Done m_done;
    QPointer<Exchange> m_exchange;
    QTimer m_pause;
    QDeadlineTimer m_deadline;
    QElapsedTimer m_age;
    int m_attempts = 0;
};

} // namespace longshore
