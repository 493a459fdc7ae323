// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/call.h"

#include "app/core/logging.h"
#include "app/net/onesenddevice.h"
#include "app/net/proxyroute.h"
#include "app/net/requestbuilder.h"

namespace longshore {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

Deadlines::Pair deadlinesOf(const Deadlines &deadlines, DeadlineClass deadline)
{
    switch (deadline) {
    case DeadlineClass::Probe:
        return deadlines.probe;
    case DeadlineClass::Read:
        return deadlines.read;
    case DeadlineClass::Deploy:
        return deadlines.deploy;
    case DeadlineClass::Stream:
        break;
    }
    return {milliseconds(0), milliseconds(0)};
}

Call::Call(Transport &transport, RequestParts parts, Exchange::Done done, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_parts(std::move(parts))
    , m_done(std::move(done))
    , m_deadline(QDeadlineTimer::Forever)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Call::attempt);
}

void Call::start()
{
    m_age.start();
    if (const auto total = deadlinesOf(m_transport.deadlines, m_parts.deadline).total; total.count() > 0)
        m_deadline.setRemainingTime(total);
    if (const auto refusal = refusalBeforeSending(m_transport.target, m_parts))
        return finish(Failure(*refusal));
    // The one place every change of any kind passes, whoever asked for it.
    if (m_transport.isReadOnly() && sendsOnce(m_parts))
        return finish(Failure(ApiError{.kind = ApiError::Kind::ReadOnly, .right = m_parts.right}));
    attempt();
}

void Call::cancel()
{
    if (m_exchange)
        return m_exchange->cancel();
    finish(Failure(ApiError{.kind = ApiError::Kind::Cancelled}));
}

void Call::attempt()
{
    ++m_attempts;
    const bool stream = m_parts.deadline == DeadlineClass::Stream;
    auto own = stream ? m_transport.managers.stream() : nullptr;
    QNetworkAccessManager &manager = stream ? *own : sendsOnce(m_parts) ? m_transport.managers.writes() : m_transport.managers.reads();
    m_exchange = new Exchange(sendOn(manager), m_parts, m_transport.gate,
                              {.idle = deadlinesOf(m_transport.deadlines, m_parts.deadline).idle, .total = m_deadline},
                              [this](Result<Answer> result) { take(std::move(result)); }, this);
    m_exchange->keep(std::move(own));
}

QNetworkReply *Call::sendOn(QNetworkAccessManager &manager)
{
    const QNetworkRequest request = buildRequest(m_transport.target, m_parts, m_transport.gate.configuration());
    if (!sendsOnce(m_parts))
        return manager.get(request);
    auto *device = new OneSendDevice(m_parts.body);
    QNetworkReply *reply = manager.sendCustomRequest(request, verbName(m_parts.verb), device);
    device->setParent(reply);
    return reply;
}

void Call::take(Result<Answer> result)
{
    m_exchange = nullptr;
    if (!result && mayRetry(result.error()))
        return pause();
    finish(std::move(result));
}

bool Call::mayRetry(const ApiError &error) const
{
    const bool refused = error.message == ProxyMessage::WantsPassword; // The same again could lock somebody out.
    return error.kind == ApiError::Kind::Network && !refused && !sendsOnce(m_parts) && m_attempts <= m_transport.deadlines.retries
        && m_deadline.remainingTimeAsDuration() > m_transport.deadlines.retryAfter * (1 << (m_attempts - 1));
}

void Call::pause()
{
    const milliseconds wait = m_transport.deadlines.retryAfter * (1 << (m_attempts - 1));
    m_pause.start(wait);
    Q_EMIT retrying(m_parts.route(), m_attempts, wait);
}

void Call::finish(Result<Answer> result)
{
    if (!m_done)
        return;
    m_pause.stop();
    log(result);
    const Exchange::Done done = std::exchange(m_done, {});
    done(std::move(result));
    deleteLater();
}

/// An allow-list: verb, path without query, outcome, time. Never a header, a body or a text of the server.
void Call::log(const Result<Answer> &result) const
{
    const QString outcome = result ? QString::number(result->status) : kindName(result.error().kind);
    const QByteArray path = QUrl::toPercentEncoding(m_parts.route(), "/");
    qCDebug(logNet, "%s %s %s %lld ms", verbName(m_parts.verb).constData(), path.constData(), qPrintable(outcome),
            static_cast<long long>(m_age.elapsed()));
}

} // namespace longshore
