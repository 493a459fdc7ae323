// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/kubernetesquantity.h"

#include <QRegularExpression>
#include <QtNumeric>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct Scale {
    int tens = 0; ///< Power of ten.
    int kibis = 0; ///< Power of 1024.
};

constexpr int LargestExponent = 40; // Beyond it nothing fits, or everything is less than one.

/// "Ki", "m", "e3"; none for what is no suffix.
std::optional<Scale> scaleOf(QStringView suffix)
{
    if (suffix.isEmpty())
        return Scale{};
    constexpr QStringView Binary = u"KMGTPE";
    if (suffix.size() == 2 && suffix.back() == u'i') {
        const qsizetype power = Binary.indexOf(suffix.front());
        return power < 0 ? std::nullopt : std::optional(Scale{0, static_cast<int>(power) + 1});
    }
    if (suffix.size() > 1 && (suffix.front() == u'e' || suffix.front() == u'E')) {
        bool isNumber = false;
        const int tens = suffix.sliced(1).toInt(&isNumber);
        return isNumber ? std::optional(Scale{std::clamp(tens, -LargestExponent, LargestExponent), 0}) : std::nullopt;
    }
    if (suffix.size() != 1)
        return {};
    constexpr QStringView Decimal = u"num kMGTPE"; // From 10^-9 on; none in the middle.
    const qsizetype power = Decimal.indexOf(suffix.front());
    return power < 0 || suffix.front() == u' ' ? std::nullopt : std::optional(Scale{static_cast<int>(power) * 3 - 9, 0});
}

bool multiply(qint64 &value, qint64 factor, int times)
{
    for (int i = 0; i < times; ++i)
        if (qMulOverflow(value, factor, &value))
            return false;
    return true;
}

void divideUp(qint64 &value, int tens)
{
    bool hasRest = false;
    for (int i = 0; i < tens && value != 0; ++i) {
        hasRest = hasRest || value % 10 != 0;
        value /= 10;
    }
    value += hasRest ? 1 : 0;
}

} // namespace

std::optional<qint64> kubernetesQuantity(QStringView text, int decimals)
{
    static const QRegularExpression form(u"\\A([+-]?)(\\d*)(?:\\.(\\d*))?([A-Za-z][A-Za-z0-9+-]*)?\\z"_s);
    const QRegularExpressionMatch match = form.match(text.toString());
    const QString whole = match.captured(2);
    QString fraction = match.captured(3);
    const std::optional<Scale> scale = scaleOf(match.capturedView(4));
    if (!match.hasMatch() || !scale || (whole.isEmpty() && fraction.isEmpty()))
        return {};
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    bool isNumber = false;
    const QString digits = whole + fraction;
    qint64 value = digits.isEmpty() ? 0 : digits.toLongLong(&isNumber);
    if (!digits.isEmpty() && !isNumber)
        return {};
    const int tens = scale->tens + decimals - static_cast<int>(fraction.size());
    if (!multiply(value, 1024, scale->kibis))
        return {};
    if (value != 0 && tens > 0 && !multiply(value, 10, tens))
        return {};
    if (tens < 0)
        divideUp(value, -tens);
    return match.captured(1) == "-"_L1 ? -value : value;
}

} // namespace longshore
