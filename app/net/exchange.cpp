// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/exchange.h"

#include "app/core/errorbody.h"
#include "app/net/framing.h"
#include "app/net/requestbuilder.h"
#include "app/net/trustgate.h"
#include "app/net/untrusted.h"

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

    constexpr qint64 ReadBuffer = 1024 * 1024; ///< What Qt may hold back; without it a cap is overshot by half a download.

} // namespace

Exchange::Exchange(QNetworkReply *reply, const RequestParts &parts, const TrustGate &gate, Limits limits, Done done, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_parts(parts)
    , m_gate(gate)
    , m_done(std::move(done))
{
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readBody);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this] { m_idle.isActive() ? m_idle.start() : void(); });
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::conclude);
    startClocks(limits);
    if (m_reply->isFinished())
        QMetaObject::invokeMethod(this, &Exchange::conclude, Qt::QueuedConnection);
}

Exchange::~Exchange()
{
    m_reply->disconnect(this);
    delete m_reply;
}

void Exchange::startClocks(const Limits &limits)
{
    for (QTimer *clock : {&m_idle, &m_total}) {
        clock->setSingleShot(true);
        connect(clock, &QTimer::timeout, this, [this] { stop(Stop::TimedOut); });
    }
    if (limits.idle.count() > 0)
        m_idle.start(limits.idle);
    if (!limits.total.isForever())
        m_total.start(std::chrono::milliseconds(limits.total.remainingTime()));
}

void Exchange::cancel()
{
    stop(Stop::Cancelled);
}

int Exchange::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

qint64 Exchange::cap() const
{
    return m_parts.expected.contains(status()) ? m_parts.byteCap : qint64(ErrorBodyCap);
}

void Exchange::readHead()
{
    if (m_stop != Stop::None)
        return;
    // Not before: Qt 6.4 then reads at once from a connection that may still wait for a proxy's word, and falls over.
    m_reply->setReadBufferSize(ReadBuffer);
    const qint64 length = declaredLength(m_reply->rawHeader("Content-Length"));
    if (length > cap())
        return stop(Stop::TooLong);
    m_body.reserve(std::max<qint64>(length, 0) + AnswerPadding);
}

void Exchange::readBody()
{
    if (m_stop != Stop::None || !m_reply->isOpen())
        return;
    if (m_idle.isActive())
        m_idle.start();
    const qint64 before = m_body.size();
    const qint64 room = cap() - before;
    const qint64 available = m_reply->bytesAvailable();
    if (available > room)
        return stop(Stop::TooLong);
    m_body.resize(before + available);
    m_body.truncate(before + std::max<qint64>(0, m_reply->read(m_body.data() + before, available)));
}

void Exchange::stop(Stop why)
{
    if (m_stop != Stop::None || !m_done)
        return;
    m_stop = why;
    m_reply->abort(); // Emits finished before it returns.
    conclude();
}

void Exchange::conclude()
{
    if (!m_done)
        return;
    if (m_stop == Stop::None && m_reply->error() != QNetworkReply::OperationCanceledError)
        readBody();
    if (!m_done) // The last bytes were too many.
        return;
    m_idle.stop();
    m_total.stop();
    const Done done = std::exchange(m_done, {});
    done(verdict());
    deleteLater();
}

Result<Answer> Exchange::verdict()
{
    if (m_stop == Stop::TimedOut || m_stop == Stop::Cancelled)
        return stopped();
    // An abort that nobody here asked for comes from the second gate.
    const bool aborted = m_stop == Stop::None && m_reply->error() == QNetworkReply::OperationCanceledError;
    if (aborted && !m_gate.lastRefusal().certificate.isNull())
        return Failure(untrusted({.kind = Kind::Tls}, m_gate));
    Result<Answer> judged = judge(arrival(), m_parts);
    if (!judged && judged.error().kind == Kind::Tls)
        return Failure(untrusted(judged.error(), m_gate));
    return judged;
}

Failure Exchange::stopped() const
{
    if (sendsOnce(m_parts))
        return Failure(ApiError{.kind = Kind::OutcomeUnknown, .message = u"The call ended before its answer came."_s});
    return Failure(ApiError{.kind = m_stop == Stop::TimedOut ? Kind::Timeout : Kind::Cancelled});
}

Arrival Exchange::arrival()
{
    m_body.reserve(m_body.size() + AnswerPadding);
    const bool tooLong = m_stop == Stop::TooLong;
    return {.asked = m_reply->url(),
            .error = tooLong ? QNetworkReply::NoError : m_reply->error(),
            .errorText = m_reply->errorString(),
            .status = status(),
            .headers = m_reply->rawHeaderPairs(),
            .body = tooLong ? QByteArray() : std::move(m_body),
            .bodyTooLong = tooLong};
}

} // namespace longshore
