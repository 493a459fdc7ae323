// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/goduration.h"

#include <QRegularExpression>

#include <array>
#include <limits>
#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 Most = quint64(std::numeric_limits<qint64>::max());

struct Unit {
    QStringView name;
    quint64 nanoseconds;
};
// "m" after "ms", so that the longer one is found first.
constexpr std::array<Unit, 8> Units{{{u"ns", 1},
                                     {u"us", 1000},
                                     {u"\u00b5s", 1000}, // micro sign
                                     {u"\u03bcs", 1000}, // Greek letter mu
                                     {u"ms", 1'000'000},
                                     {u"s", 1'000'000'000},
                                     {u"m", 60'000'000'000},
                                     {u"h", 3'600'000'000'000}}};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Digits at the start, taken off; nothing when there are too many for a number.
std::optional<quint64> takeWhole(QStringView &text)
{
    quint64 value = 0;
    while (!text.isEmpty() && isDigit(text.front())) {
        const auto digit = quint64(text.front().unicode() - u'0');
        if (value > (Most - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
        text = text.mid(1);
    }
    return value;
}

/// Digits after the point; those beyond what a nanosecond can tell are left aside, as Go does.
double takeFraction(QStringView &text)
{
    double value = 0;
    double scale = 1;
    while (!text.isEmpty() && isDigit(text.front())) {
        scale /= 10;
        value += scale * (text.front().unicode() - u'0');
        text = text.mid(1);
    }
    return value;
}

std::optional<quint64> takeUnit(QStringView &text)
{
    for (const Unit &unit : Units) {
        if (text.startsWith(unit.name)) {
            text = text.mid(unit.name.size());
            return unit.nanoseconds;
        }
    }
    return std::nullopt;
}

/// "1.5h" off the start; nothing when it is none.
std::optional<quint64> takePart(QStringView &text)
{
    const qsizetype before = text.size();
    const std::optional<quint64> whole = takeWhole(text);
    qsizetype digits = before - text.size();
    double fraction = 0;
    if (!text.isEmpty() && text.front() == u'.') {
        text = text.mid(1);
        const qsizetype from = text.size();
        fraction = takeFraction(text);
        digits += from - text.size();
    }
    const std::optional<quint64> unit = takeUnit(text);
    if (!whole || digits == 0 || !unit || *whole > Most / *unit)
        return std::nullopt;
    const quint64 value = *whole * *unit + quint64(fraction * double(*unit) + 0.5);
    return value > Most ? std::nullopt : std::optional(value);
}

} // namespace

std::optional<std::chrono::nanoseconds> goDuration(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text = text.mid(1);
    if (text == u"0")
        return std::chrono::nanoseconds(0);
    if (text.isEmpty())
        return std::nullopt;
    quint64 total = 0;
    while (!text.isEmpty()) {
        const std::optional<quint64> part = takePart(text);
        if (!part || *part > Most - total)
            return std::nullopt;
        total += *part;
    }
    return std::chrono::nanoseconds(negative ? -qint64(total) : qint64(total));
}

bool isUpdateInterval(const QString &text)
{
    static const QRegularExpression form(u"^(?:[0-9]+(?:\\.[0-9]+)?[hms])+$"_s);
    const auto duration = goDuration(text);
    return form.match(text).hasMatch() && duration && duration->count() > 0;
}

} // namespace longshore
