// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/displaytext.h"

#include <algorithm>

namespace longshore {

namespace {

enum class Lines { Join, Keep };

constexpr char16_t LineFeed = u'\n';
constexpr char16_t CarriageReturn = u'\r';
constexpr char16_t Replacement = u'\uFFFD';
constexpr char16_t PictureOfNull = u'\u2400'; ///< The picture of control n is n places further.
constexpr char16_t PictureOfDelete = u'\u2421';

constexpr bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Embeddings, overrides and isolates: they reorder the text around them and so can forge what is read.
constexpr bool isBidiControl(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

constexpr bool isUnicodeLineEnd(char16_t c)
{
    return c == 0x2028 || c == 0x2029;
}

constexpr bool isSpecial(char16_t c)
{
    return isControl(c) || isBidiControl(c) || isUnicodeLineEnd(c) || QChar::isSurrogate(c);
}

constexpr bool isJoined(char16_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x85 || isUnicodeLineEnd(c);
}

constexpr bool isKept(char16_t c)
{
    return c == u'\t' || c == LineFeed || c == CarriageReturn || isUnicodeLineEnd(c);
}

constexpr char16_t mark(char16_t c)
{
    if (c < 0x20)
        return char16_t(PictureOfNull + c);
    return c == 0x7F ? PictureOfDelete : Replacement;
}

bool isPairAt(QStringView text, qsizetype i)
{
    return i + 1 < text.size() && text.at(i).isHighSurrogate() && text.at(i + 1).isLowSurrogate();
}

bool isWindowsLineEndAt(QStringView text, qsizetype i)
{
    return text.at(i) == CarriageReturn && i + 1 < text.size() && text.at(i + 1) == LineFeed;
}

char16_t shown(char16_t c, Lines lines)
{
    if (lines == Lines::Join && isJoined(c))
        return u' ';
    return isSpecial(c) && !(lines == Lines::Keep && isKept(c)) ? mark(c) : c;
}

QString cleaned(QStringView text, Lines lines)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isPairAt(text, i)) {
            clean += text.sliced(i++, 2);
            continue;
        }
        if (lines == Lines::Join && isWindowsLineEndAt(text, i))
            ++i;
        clean += QChar(shown(text.at(i).unicode(), lines));
    }
    return clean;
}

bool isPlain(QStringView text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return isSpecial(c.unicode()); });
}

} // namespace

QString oneLine(const QString &text)
{
    return isPlain(text) ? text : cleaned(text, Lines::Join);
}

QString manyLines(const QString &text)
{
    return isPlain(text) ? text : cleaned(text, Lines::Keep);
}

} // namespace longshore
