// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/jsontext.h"

#include <cstdint>
#include <cstring>

namespace longshore::jsontext {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t everyByte(std::uint8_t byte)
{
    return 0x0101010101010101ULL * byte;
}

/// Whether one of eight bytes is a backslash or outside ASCII.
constexpr bool needsWork(std::uint64_t bytes)
{
    const std::uint64_t unescaped = bytes ^ everyByte('\\');
    return (((unescaped - everyByte(1)) & ~unescaped) | bytes) & everyByte(0x80);
}

bool isPlainAscii(std::string_view text)
{
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + i, 8);
        if (needsWork(bytes))
            return false;
    }
    for (; i < text.size(); ++i) {
        if (text[i] == '\\' || (text[i] & 0x80))
            return false;
    }
    return true;
}

/// QString::fromUtf8 drops a byte order mark at the front, which may be the first character of a file.
void appendUtf8(QString &out, std::string_view run)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    for (; run.starts_with(mark); run.remove_prefix(mark.size()))
        out += QChar(QChar::ByteOrderMark);
    out += QString::fromUtf8(run.data(), qsizetype(run.size()));
}

int hexDigit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = char(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The four digits of \uXXXX, or -1.
int codeUnit(std::string_view digits)
{
    if (digits.size() < 4)
        return -1;
    int unit = 0;
    for (const char digit : digits.substr(0, 4)) {
        if (hexDigit(digit) < 0)
            return -1;
        unit = unit * 16 + hexDigit(digit);
    }
    return unit;
}

/// What `\x` stands for; NUL for what JSON does not have.
char simpleEscape(char letter)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const auto at = letters.find(letter);
    return at == std::string_view::npos ? '\0' : meanings[at];
}

/// Reads the escape behind a backslash and moves past it.
bool takeEscape(std::string_view &rest, QString &out)
{
    if (rest.empty())
        return false;
    const bool isUnit = rest.front() == 'u';
    const int unit = isUnit ? codeUnit(rest.substr(1)) : simpleEscape(rest.front());
    if (unit < 0 || (unit == 0 && !isUnit))
        return false;
    out += QChar(char16_t(unit));
    rest.remove_prefix(isUnit ? 5 : 1);
    return true;
}

bool decodeSlowly(std::string_view rest, QString &out)
{
    QString text;
    text.reserve(qsizetype(rest.size()));
    while (true) {
        const std::size_t backslash = std::min(rest.find('\\'), rest.size());
        appendUtf8(text, rest.substr(0, backslash));
        if (backslash == rest.size())
            break;
        rest.remove_prefix(backslash + 1);
        if (!takeEscape(rest, text))
            return false;
    }
    out = std::move(text);
    return true;
}

bool isString(std::string_view token)
{
    return token.size() >= 2 && token.back() == '"' && isQuotable(token.substr(1, token.size() - 2));
}

std::size_t takeDigits(std::string_view &text)
{
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count;
}

bool takeOneOf(std::string_view &text, std::string_view letters)
{
    if (text.empty() || letters.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

bool isNumber(std::string_view text)
{
    takeOneOf(text, "-");
    const bool leadingZero = text.starts_with('0');
    const std::size_t whole = takeDigits(text);
    if (whole == 0 || (leadingZero && whole > 1))
        return false;
    if (takeOneOf(text, ".") && takeDigits(text) == 0)
        return false;
    if (takeOneOf(text, "eE")) {
        takeOneOf(text, "+-");
        if (takeDigits(text) == 0)
            return false;
    }
    return text.empty();
}

} // namespace

bool decode(std::string_view inside, QString &out)
{
    if (!isPlainAscii(inside))
        return decodeSlowly(inside, out);
    out = QLatin1StringView(inside.data(), qsizetype(inside.size()));
    return true;
}

bool isQuotable(std::string_view inside)
{
    QString ignored;
    return inside.find('\\') == std::string_view::npos || decodeSlowly(inside, ignored);
}

bool isScalar(std::string_view token)
{
    if (token.starts_with('"'))
        return isString(token);
    return token == "true" || token == "false" || token == "null" || isNumber(token);
}

} // namespace longshore::jsontext
