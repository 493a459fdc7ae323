// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logstamp.h"

#include <QDateTime>

#include <chrono>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 Nano = 1'000'000'000;
    constexpr char Pattern[] = "0000-00-00T00:00:00.000000000"; ///< A 0 stands for any digit.
    constexpr qsizetype PatternBytes = sizeof Pattern - 1;
    constexpr qsizetype UtcBytes = PatternBytes + 2; ///< With Z and the space.

    bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    bool fitsPattern(QByteArrayView text)
    {
        const qsizetype most = std::min(text.size(), PatternBytes);
        for (qsizetype i = 0; i < most; ++i) {
            if (Pattern[i] == '0' ? !isDigit(text[i]) : text[i] != Pattern[i])
                return false;
        }
        return true;
    }

    template <int Digits>
    qint64 numberAt(const char *text)
    {
        qint64 number = 0;
        for (int i = 0; i < Digits; ++i)
            number = number * 10 + (text[i] - '0');
        return number;
    }

    /// Seconds since 1970; 0 for a day that does not exist.
    qint64 secondsAt(const char *text)
    {
        using namespace std::chrono;
        const year_month_day date{year(int(numberAt<4>(text))), month(unsigned(numberAt<2>(text + 5))), day(unsigned(numberAt<2>(text + 8)))};
        const qint64 days = date.ok() ? sys_days(date).time_since_epoch().count() : 0;
        return days * 86'400 + numberAt<2>(text + 11) * 3600 + numberAt<2>(text + 14) * 60 + numberAt<2>(text + 17);
    }

    /// Whether nanoseconds since 1970 can hold it: none of another time is a stamp.
    bool isOfOurTime(const char *text)
    {
        const qint64 year = numberAt<4>(text);
        return year >= 1970 && year <= 2261;
    }

    /// Seconds that "+02:00" is ahead.
    qint64 offsetAt(const char *text)
    {
        return (numberAt<2>(text + 1) * 60 + numberAt<2>(text + 4)) * (text[0] == '-' ? -60 : 60);
    }

    bool isOffset(QByteArrayView text)
    {
        return text.size() == 7 && (text[0] == '+' || text[0] == '-') && isDigit(text[1]) && isDigit(text[2]) && text[3] == ':' && isDigit(text[4])
            && isDigit(text[5]) && text[6] == ' ';
    }

    bool mayBecomeOffset(QByteArrayView zone)
    {
        constexpr char Shape[] = "+00:00 ";
        for (qsizetype i = 1; i < zone.size(); ++i) {
            if (Shape[i] == '0' ? !isDigit(zone[i]) : zone[i] != Shape[i])
                return false;
        }
        return zone.front() == '+' || zone.front() == '-';
    }

} // namespace

LogStamp stampAt(QByteArrayView text)
{
    if (text.size() < UtcBytes || !fitsPattern(text) || !isOfOurTime(text.data()))
        return {};
    const qint64 local = secondsAt(text.data()) * Nano + numberAt<9>(text.data() + 20);
    if (text[PatternBytes] == 'Z')
        return text[PatternBytes + 1] == ' ' ? LogStamp{local, UtcBytes} : LogStamp();
    if (text.size() < LongestStamp || !isOffset(text.sliced(PatternBytes, 7)))
        return {};
    return {local - offsetAt(text.data() + PatternBytes) * Nano, LongestStamp};
}

bool mayBecomeStamp(QByteArrayView text)
{
    if (text.size() >= LongestStamp || !fitsPattern(text))
        return false;
    const QByteArrayView zone = text.sliced(std::min(text.size(), PatternBytes));
    return zone.isEmpty() || zone == "Z" || mayBecomeOffset(zone);
}

QString stampText(qint64 nanoseconds, StampStyle style, bool withDate)
{
    if (style == StampStyle::Off)
        return {};
    const Qt::TimeSpec zone = style == StampStyle::Utc ? Qt::UTC : Qt::LocalTime;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000, zone);
    return time.toString(withDate ? u"yyyy-MM-dd HH:mm:ss.zzz" : u"HH:mm:ss.zzz");
}

} // namespace longshore
