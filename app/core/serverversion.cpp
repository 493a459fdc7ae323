// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/serverversion.h"

#include <array>
#include <limits>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// The number at the front of `text`, which is moved past it; -1 without one or when it does not fit.
int takeNumber(QStringView &text)
{
    qint64 number = text.isEmpty() || !isDigit(text.front()) ? -1 : 0;
    while (!text.isEmpty() && isDigit(text.front()) && number >= 0) {
        number = number * 10 + (text.front().unicode() - u'0');
        number = number > std::numeric_limits<int>::max() ? -1 : number;
        text = text.sliced(1);
    }
    return int(number);
}

bool takeDot(QStringView &text)
{
    if (!text.startsWith(u'.'))
        return false;
    text = text.sliced(1);
    return true;
}

/// "-ee", "-rc1", "+build": editions and builds compare as the release they belong to.
bool isSuffix(QStringView rest)
{
    return rest.isEmpty() || rest.front() == u'-' || rest.front() == u'+';
}

} // namespace

ServerVersion ServerVersion::fromText(QStringView text)
{
    text = text.trimmed();
    std::array<int, 3> numbers{0, 0, 0};
    std::size_t count = 0;
    do {
        numbers.at(count) = takeNumber(text);
        if (numbers.at(count++) < 0)
            return {};
    } while (count < numbers.size() && takeDot(text));
    if (count < 2 || !isSuffix(text))
        return {};
    return {numbers[0], numbers[1], numbers[2]};
}

QString ServerVersion::text() const
{
    return u"%1.%2.%3"_s.arg(major).arg(minor).arg(patch);
}

QString ServerVersion::line() const
{
    return u"%1.%2"_s.arg(major).arg(minor);
}

} // namespace longshore
