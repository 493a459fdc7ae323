// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/stream.h"

#include "app/core/errorbody.h"
#include "app/core/logging.h"
#include "app/net/arrival.h"
#include "app/net/framing.h"
#include "app/net/requestbuilder.h"
#include "app/net/transport.h"
#include "app/net/untrusted.h"

#include <QNetworkReply>

#include <algorithm>
#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

    constexpr qint64 ReadBuffer = 1024 * 1024; ///< What Qt may hold back; the rest waits on the wire.
    constexpr qint64 MostAtOnce = 256 * 1024; ///< Bytes of one chunk() at most, so that a flood leaves the thread its breath.

} // namespace

Stream::Stream(RequestParts parts, std::chrono::milliseconds quietAfter)
    : m_parts(std::move(parts))
{
    m_quiet.setInterval(quietAfter);
    connect(&m_quiet, &QTimer::timeout, this, [this] { Q_EMIT quiet(silence()); });
    m_lastByte.start();
}

Stream::~Stream()
{
    letGo();
}

void Stream::open(Transport &transport)
{
    m_lastByte.start();
    if (sendsOnce(m_parts))
        return fail({.kind = Kind::Protocol, .message = u"Only what changes nothing can be asked for as a stream."_s, .right = m_parts.right});
    if (const auto refusal = refusalBeforeSending(transport.target, m_parts))
        return fail(*refusal);
    send(transport);
    if (m_quiet.intervalAsDuration().count() > 0)
        m_quiet.start();
}

void Stream::send(Transport &transport)
{
    m_gate = &transport.gate;
    m_manager = transport.managers.stream();
    m_reply = m_manager->get(buildRequest(transport.target, m_parts, transport.gate.configuration()));
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Stream::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Stream::read);
    connect(m_reply, &QNetworkReply::finished, this, &Stream::conclude);
    if (m_reply->isFinished())
        QMetaObject::invokeMethod(this, &Stream::conclude, Qt::QueuedConnection);
}

void Stream::fail(const ApiError &error)
{
    QMetaObject::invokeMethod(this, [this, error] { finish(error); }, Qt::QueuedConnection);
}

void Stream::cancel()
{
    finish(ApiError{.kind = Kind::Cancelled});
}

std::chrono::milliseconds Stream::silence() const
{
    return std::chrono::milliseconds(m_lastByte.elapsed());
}

QByteArray Stream::header(const char *name) const
{
    return m_reply && m_state == State::Open ? m_reply->rawHeader(name) : QByteArray();
}

int Stream::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void Stream::noteByte()
{
    m_lastByte.start();
    if (m_quiet.isActive())
        m_quiet.start();
}

/// Of what claims to be the stream; a refusal is judged as a whole.
QString Stream::faultOfHead() const
{
    const Answer head{.status = status(), .headers = m_reply->rawHeaderPairs()};
    const QByteArray coding = head.header("Content-Encoding");
    if (!coding.isEmpty() && coding.trimmed().compare("identity", Qt::CaseInsensitive) != 0)
        return u"The answer is compressed, which was not asked for."_s;
    const QByteArray transfer = head.header("Transfer-Encoding");
    const QByteArray length = head.header("Content-Length");
    if (!transfer.isEmpty() && (transfer.trimmed().compare("chunked", Qt::CaseInsensitive) != 0 || !length.isEmpty()))
        return u"The answer contradicts itself about its length."_s;
    return faultOfFormat(head, AnswerFormat::Text);
}

void Stream::readHead()
{
    if (m_state != State::Opening || m_isRefused || status() == 0)
        return;
    m_reply->setReadBufferSize(ReadBuffer); // Not before: see Exchange::readHead.
    noteByte();
    m_isRefused = !m_parts.expected.contains(status());
    if (m_isRefused)
        return;
    if (const QString fault = faultOfHead(); !fault.isEmpty())
        return finish(ApiError{.kind = Kind::Protocol, .httpStatus = status(), .message = fault});
    m_state = State::Open;
    Q_EMIT opened();
}

void Stream::read()
{
    if (m_state == State::Ended || !m_reply || !m_reply->isOpen())
        return;
    const QPointer<Stream> alive(this);
    if (m_state == State::Opening && !m_isRefused)
        readHead();
    if (!alive || m_state == State::Ended)
        return;
    const qint64 available = m_reply->bytesAvailable();
    if (available > 0)
        m_isRefused ? readRefusal(available) : readBody(available);
}

void Stream::readBody(qint64 available)
{
    const QByteArray bytes = m_reply->read(std::min(available, MostAtOnce));
    if (bytes.isEmpty())
        return;
    noteByte();
    m_bytes += bytes.size();
    if (available > MostAtOnce) // Qt says no second time that they are there.
        QMetaObject::invokeMethod(this, &Stream::read, Qt::QueuedConnection);
    Q_EMIT chunk(bytes);
}

void Stream::readRefusal(qint64 available)
{
    noteByte();
    m_refusal += m_reply->read(available);
    if (m_refusal.size() > ErrorBodyCap)
        finish(verdict());
}

/// The reply is finished; what it holds of the body is handed on first.
void Stream::conclude()
{
    if (m_state == State::Ended || !m_reply)
        return;
    const QPointer<Stream> alive(this);
    if (m_reply->error() != QNetworkReply::OperationCanceledError) {
        read();
        if (!alive || m_state == State::Ended)
            return;
        if (m_reply->isOpen() && m_reply->bytesAvailable() > 0) {
            QMetaObject::invokeMethod(this, &Stream::conclude, Qt::QueuedConnection);
            return;
        }
    }
    finish(verdict());
}

/// Why it ended; nothing when the server did so in order.
std::optional<ApiError> Stream::verdict()
{
    const bool aborted = m_reply->error() == QNetworkReply::OperationCanceledError; // By the second gate: nobody else does.
    if (aborted && m_gate && !m_gate->lastRefusal().certificate.isNull())
        return untrusted({.kind = Kind::Tls}, *m_gate);
    if (m_state == State::Open)
        return faultOfEnd();
    const bool tooLong = m_refusal.size() > ErrorBodyCap;
    const Result<Answer> judged = judge({.asked = m_reply->url(),
                                         .error = tooLong ? QNetworkReply::NoError : m_reply->error(),
                                         .errorText = m_reply->errorString(),
                                         .status = status(),
                                         .headers = m_reply->rawHeaderPairs(),
                                         .body = tooLong ? QByteArray() : m_refusal,
                                         .bodyTooLong = tooLong},
                                        m_parts);
    if (judged)
        return {};
    return judged.error().kind == Kind::Tls && m_gate ? untrusted(judged.error(), *m_gate) : judged.error();
}

/// An end is in order when it was announced: by a last chunk of nothing, or by a length that was kept.
std::optional<ApiError> Stream::faultOfEnd() const
{
    const ApiError lost{.kind = Kind::Network, .httpStatus = status(), .message = WireMessage::ConnectionLost};
    if (m_reply->error() != QNetworkReply::NoError)
        return lost;
    const QByteArray length = m_reply->rawHeader("Content-Length");
    if (!length.isEmpty())
        return declaredLength(length) == m_bytes ? std::optional<ApiError>() : lost;
    return m_reply->rawHeader("Transfer-Encoding").isEmpty() ? std::optional(lost) : std::nullopt;
}

void Stream::finish(const std::optional<ApiError> &error)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    qCDebug(logNet, "stream %s %s after %lld bytes", QUrl::toPercentEncoding(m_parts.route(), "/").constData(),
            error ? qPrintable(kindName(error->kind)) : "ended", static_cast<long long>(m_bytes));
    letGo();
    Q_EMIT ended(error);
}

/// Ends it on the wire, by letting the reply go: to abort it first gives it an error, and one that its thread has sent already would then be a
/// second one, which the library calls an internal problem. Both objects go later, as their own signals may have led here.
void Stream::letGo()
{
    m_quiet.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    if (m_manager)
        m_manager.release()->deleteLater(); // With the reply, which is its child, at the latest.
}

} // namespace longshore
