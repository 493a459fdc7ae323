// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace longshore {

/// What is worth saying above the table about one server.
struct Notice {
    enum class Kind { Info, Warning, Bad };
    enum class Action { None, Retry, SignIn, Options };
    Kind kind = Kind::Info;
    QString sentence;
    QString details;
    Action action = Action::None;
    ServerId server;
    bool operator==(const Notice &) const = default;
};

/// The notice of one server, if there is anything to say about it.
std::optional<Notice> noticeOf(const Session &session);
/// The gravest of several; with more than one in trouble the sentence says how many.
std::optional<Notice> gravestNotice(const QList<Session *> &sessions);
/// That the certificate of one of them ends soon, if there is nothing graver to say.
std::optional<Notice> expiryNotice(const QList<Session *> &sessions, const QDateTime &nowUtc);
/// Why a server is signed out, in words.
QString signedOutSentence(const QString &server, SecretState secret, const std::optional<ApiError> &error, TokenPlace place);

} // namespace longshore
