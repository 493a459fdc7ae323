// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <functional>

namespace longshore {

enum class Verb { Get, Post, Put, Patch, Delete };
enum class Credential {
    AccessToken,
    None, ///< First contact carries none.
    Bearer, ///< The session of a sign-in by password, while it makes an access token.
    Cookie, ///< The same session as a browser would show it: the only way to end it (portainer-api.md 2.3).
};
enum class AnswerFormat { Json, Nothing, Text };

/// How long a call may take: Probe for first contact, Read for GETs, Deploy for what the server answers only when done.
enum class DeadlineClass { Probe, Read, Deploy, Stream };

QByteArray verbName(Verb verb);

/// Bytes beyond an answer's end that decoding may read. Whoever fills Answer::body keeps that much capacity free
/// (`body.reserve(size + AnswerPadding)`), else the decoder has to copy the whole answer first.
inline constexpr qsizetype AnswerPadding = 64;

/// What came back, handed to the decoder only after status, type and completeness were checked.
struct Answer {
    int status = 0;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;

    /// Value of the first header of that name (case-insensitive), or empty.
    QByteArray header(QByteArrayView name) const;
};

/// One call as a value, without its answer's type. Paths are relative to `<base>/api`.
struct RequestParts {
    Verb verb = Verb::Get;
    QStringList path; ///< Percent-encoded part by part when the address is built; ids as numbers.
    QList<QPair<QString, QString>> query; ///< Never a secret.
    QByteArray body; ///< Sent as it is; empty for none.
    QByteArray bodyType = "application/json";
    QList<int> expected = {200}; ///< Exactly the statuses the call documents as success.
    AnswerFormat format = AnswerFormat::Json;
    Credential credential = Credential::AccessToken;
    DeadlineClass deadline = DeadlineClass::Read;
    bool mutating = false; ///< Reaches the server at most once.
    qint64 byteCap = 64LL * 1024 * 1024; ///< Bytes of body; more is a Protocol error.
    Right right = Right::SignedIn; ///< What a refusal will say is missing.

    /// "/stacks/5/file": for logs; without query.
    QString route() const;
};

/// One call as a value. The decoder may run in a worker thread and must not touch shared state.
template <typename T>
struct Request : RequestParts {
    std::function<Result<T>(const Answer &)> decode;
};

} // namespace longshore
