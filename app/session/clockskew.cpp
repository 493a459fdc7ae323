// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/clockskew.h"

#include <QCoreApplication>
#include <QLocale>

namespace longshore {

using namespace std::chrono_literals;

namespace {

constexpr auto Tolerated = 1min; // Whole seconds, a slow line and a drifting clock explain less.

QString tr(const char *text)
{
    return QCoreApplication::translate("ClockSkew", text);
}

/// "40 min", "2 h", "2 h 5 min", "3 days"
QString lengthText(std::chrono::seconds length)
{
    const auto minutes = std::chrono::round<std::chrono::minutes>(length).count();
    constexpr qint64 Hour = 60;
    constexpr qint64 Day = 24 * Hour;
    if (minutes < Hour)
        return tr("%1 min").arg(minutes);
    if (minutes < 2 * Day)
        return minutes % Hour == 0 ? tr("%1 h").arg(minutes / Hour) : tr("%1 h %2 min").arg(minutes / Hour).arg(minutes % Hour);
    return tr("%1 days").arg(minutes / Day);
}

/// With the date where that is another one.
QString pointText(const QDateTime &time, bool withDate)
{
    const QLocale locale;
    return withDate ? locale.toString(time, QLocale::ShortFormat) : locale.toString(time.time(), QLocale::ShortFormat);
}

} // namespace

std::chrono::seconds clockSkew(qint64 toldSeconds, const QDateTime &askedAt, const QDateTime &answeredAt)
{
    if (toldSeconds <= 0)
        return 0s;
    const qint64 early = askedAt.toSecsSinceEpoch();
    const qint64 late = answeredAt.toSecsSinceEpoch();
    const qint64 apart = toldSeconds < early ? toldSeconds - early : toldSeconds > late ? toldSeconds - late : 0;
    const std::chrono::seconds skew(apart);
    return skew >= Tolerated || skew <= -Tolerated ? skew : 0s;
}

QString clockSkewText(std::chrono::seconds skew, const QDateTime &now)
{
    if (skew == 0s)
        return {};
    const QDateTime here = now.toLocalTime();
    const QDateTime there = here.addSecs(skew.count());
    const bool otherDay = here.date() != there.date();
    const QString length = lengthText(skew < 0s ? -skew : skew);
    return (skew > 0s ? tr("%1 ahead of this computer's (%2 there, %3 here)") : tr("%1 behind this computer's (%2 there, %3 here)"))
        .arg(length, pointText(there, otherDay), pointText(here, otherDay));
}

QString clockSkewSentence(const QString &server, std::chrono::seconds skew, const QDateTime &now)
{
    if (skew == 0s)
        return {};
    return tr("The clock of %1 is %2. Until both are right, times of its stacks and access tokens read wrong and sessions may end early: let the "
              "one that is wrong be set by the network (NTP).")
        .arg(server, clockSkewText(skew, now));
}

} // namespace longshore
