// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/relativetime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {
namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 acrossMidnight = 6 * hour;
constexpr qint64 beyondYesterday = 50 * hour; // two days, one of them with a clock put back, and to spare
constexpr qint64 endOfYear9999 = 253402300799;

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(RelativeTime)
};


bool isNever(qint64 time) { return time <= 0; }
bool isNoTime(qint64 time) { return time > endOfYear9999; }

QDateTime at(qint64 time, const QTimeZone &zone) { return QDateTime::fromSecsSinceEpoch(time, zone); }

QString dayWords(const QDate &day, const QDate &today)
{
    if (day.daysTo(today) == 1)
        return Words::tr("yesterday");
    return QLocale().toString(day, day.year() == today.year() ? u"d MMM"_s : u"d MMM yyyy"_s);
}

} // namespace

QString relativeTime(qint64 time, qint64 now, const QTimeZone &zone)
{
    if (isNever(time))
        return Words::tr("never");
    if (isNoTime(time))
        return Words::tr("unknown time");
    const qint64 age = now - time;
    if (age > -minute && age < minute)
        return Words::tr("just now");
    if (age >= minute && age < hour)
        return Words::tr("%n min ago", nullptr, static_cast<int>(age / minute));
    const QDate day = at(time, zone).date();
    const QDate today = at(now, zone).date();
    if (age >= hour && (age < acrossMidnight || day == today))
        return Words::tr("%n h ago", nullptr, static_cast<int>(age / hour));
    return dayWords(day, today);
}

QString exactTime(qint64 time, const QTimeZone &zone)
{
    if (isNever(time))
        return Words::tr("never");
    if (isNoTime(time))
        return Words::tr("unknown time");
    return QLocale().toString(at(time, zone), u"d MMMM yyyy, HH:mm:ss t"_s);
}

QString isoTime(qint64 time, const QTimeZone &zone)
{
    if (isNever(time) || isNoTime(time))
        return {};
    const QDateTime moment = at(time, zone);
    return moment.toOffsetFromUtc(moment.offsetFromUtc()).toString(Qt::ISODate);
}

qint64 changingSince(qint64 now, qint64 later, const QTimeZone &zone)
{
    constexpr qint64 firstTime = 1;
    const bool sameYear = at(now, zone).date().year() == at(later, zone).date().year();
    return sameYear ? std::max(firstTime, std::min(now, later) - beyondYesterday) : firstTime;
}

} // namespace longshore
