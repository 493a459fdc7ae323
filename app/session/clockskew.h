// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace longshore {

/// How far a server's clock is ahead of this computer's (negative: behind), from a time the server told in an answer. What the
/// way there and back can explain does not count, nor does less than a minute: then it is 0.
std::chrono::seconds clockSkew(qint64 toldSeconds, const QDateTime &askedAt, const QDateTime &answeredAt);

/// "2 h 5 min ahead of this computer's (14:02 there, 11:57 here)"; empty for 0. `now`: by this computer's clock.
QString clockSkewText(std::chrono::seconds skew, const QDateTime &now);

/// That a sign-in worked although the clocks differ, and what to do; empty for 0.
QString clockSkewSentence(const QString &server, std::chrono::seconds skew, const QDateTime &now);

} // namespace longshore
