// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/request.h"
#include "app/core/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace longshore {

struct Transport;
class TrustGate;

/// One endless answer to a GET: its bytes as they come, until the server ends it, the connection breaks or it is deleted.
///
/// The promises are those of ApiClient: trust first, the token in a header alone, no redirect followed, a refusal judged before the
/// first byte is handed on. Nothing is opened anew by itself once an answer began; before its head Qt may ask again when a connection
/// dies, which is harmless for a GET. It has connections of its own, so that streams never hold up other calls.
///
/// How the bytes are cut says nothing: a chunk may end inside a frame, a line or a character. Behind the socket of an engine the
/// server holds the head back as well, until 4 KiB are there (portainer-api.md 6.4): such a stream is still Opening when it falls
/// quiet(). What comes has to be taken: the library reads a chunked answer ahead however long nobody does (measured with Qt 6.4.2),
/// so who cannot keep up ends the stream and asks anew from where it was left. Made by ApiClient::stream() and Session::stream(); deleting it ends it on the wire, also from its own signals.
class Stream : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Opening, ///< No answer yet.
        Open, ///< The answer is what the call documents.
        Ended,
    };
    Q_ENUM(State)
    static constexpr std::chrono::seconds UsualQuiet{30};

    /// A stream that is not sent yet; ApiClient opens it. `quietAfter`: how long nothing comes before quiet() says so.
    Stream(RequestParts parts, std::chrono::milliseconds quietAfter);
    ~Stream() override;

    /// Sends it; its end is never told before this returns.
    void open(Transport &transport);
    /// Ends with this, told from the event loop: there was nobody to ask.
    void fail(const ApiError &error);
    /// Ends it on the wire as Cancelled, at once; does nothing when it is over.
    void cancel();

    State state() const { return m_state; }
    qint64 bytes() const { return m_bytes; } ///< Handed on so far.
    std::chrono::milliseconds silence() const; ///< Since the last byte, or since it was sent.
    QByteArray header(const char *name) const; ///< Of the answer; empty before it is Open.

Q_SIGNALS:
    void opened(); ///< The head came, with a status the call documents.
    void chunk(const QByteArray &bytes);
    /// Nothing came for so long; said again each time as much has passed. The stream goes on: what it means is for others to judge.
    void quiet(std::chrono::milliseconds since);
    /// Once. Nothing: the server ended it in order, as far as the library can tell, which now and then takes a cut between two chunks for
    /// that. Of an endless answer it never means that all was said.
    void ended(const std::optional<ApiError> &error);

private:
    void send(Transport &transport);
    void readHead();
    void read();
    void readBody(qint64 available);
    void readRefusal(qint64 available);
    void noteByte();
    void conclude();
    std::optional<ApiError> verdict();
    std::optional<ApiError> faultOfEnd() const;
    QString faultOfHead() const;
    void finish(const std::optional<ApiError> &error);
    void letGo();
    int status() const;

    const RequestParts m_parts;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QPointer<QNetworkReply> m_reply;
    QPointer<const TrustGate> m_gate;
    QTimer m_quiet;
    QElapsedTimer m_lastByte;
    QByteArray m_refusal; ///< Body of an answer that is no stream.
    qint64 m_bytes = 0;
    State m_state = State::Opening;
    bool m_isRefused = false;
};

} // namespace longshore
