// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demojson.h"
#include "app/demo/demomodel.h"

#include <QByteArrayList>
#include <QList>
#include <QPair>
#include <QUrlQuery>

#include <functional>
#include <optional>

namespace longshore::demo {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// One request, taken from the socket and without any tie to it.
struct Request {
    QByteArray method;
    QByteArray path; ///< "/api/stacks/3", percent-encoded as sent.
    QUrlQuery query;
    Headers headers;
    QByteArray body;

    QByteArray header(const char *name) const; ///< Null when not sent; the case of names does not matter.
    QByteArray cookie(const char *name) const;
    QString parameter(const char *name) const; ///< Empty when not sent.
    bool isTrue(const char *name) const; ///< Exactly "true" (portainer-api.md 0.3).
    bool isSafe() const; ///< GET, HEAD, OPTIONS, TRACE: no CSRF check.
};

/// A body that goes on for as long as somebody listens, told from the thread of the server.
struct OngoingBody {
    /// What there is to say by now (Unix milliseconds by the server's clock): nothing yet is empty, no value is the end.
    std::function<std::optional<QByteArray>(qint64 now)> more;
    int everyMilliseconds = 20; ///< How often it is asked.
    bool isHeldBack = false; ///< As behind the socket of an engine: head and bytes wait until 4 KiB are there (portainer-api.md 6.4).
};

/// One answer.
struct Response {
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json"; ///< Empty: no such header.
    Headers headers;
    bool hangUp = false; ///< Close the connection instead of answering.
    bool isNever = false; ///< Say nothing, and keep the connection.
    std::optional<OngoingBody> ongoing; ///< In place of `body`.

    void addHeader(const QByteArray &name, const QByteArray &value) { headers.append(qMakePair(name, value)); }
    bool isSuccess() const { return status >= 200 && status < 300; }
};

/// An answer whose body `write` writes.
template <typename Write>
Response jsonResponse(Write &&write, int status = 200)
{
    JsonWriter json;
    write(json);
    return {status, std::move(json).text()};
}

Response noContent();
Response neverAnswered();
Response plainText(int status, const QByteArray &text);
/// `{"message":..,"details":..}`; no details repeat the message. From 2.21 on the details start with a capital (0.4).
Response refusal(DemoLine line, int status, const QByteArray &message, QByteArray details = {});

/// "Mon, 25 Nov 2024 12:00:00 GMT"; Unix seconds.
QByteArray httpDate(qint64 seconds);

/// Go's own words for a number that is none, in a path or a query: `strconv.Atoi: parsing "abc": invalid syntax`.
QByteArray notANumber(const QByteArray &text);

} // namespace longshore::demo
