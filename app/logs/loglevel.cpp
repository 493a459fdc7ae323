// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/loglevel.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace longshore {

namespace {

    constexpr qsizetype LookedAt = 160; ///< Bytes from the start; what comes later is about something else.

    struct Word {
        std::string_view text; ///< In lower case.
        LogLevel level;
    };

    constexpr std::array Words{
        Word{"emerg", LogLevel::Error},   Word{"alert", LogLevel::Error},        Word{"fatal", LogLevel::Error}, Word{"critical", LogLevel::Error},
        Word{"crit", LogLevel::Error},    Word{"panic", LogLevel::Error},        Word{"error", LogLevel::Error}, Word{"err", LogLevel::Error},
        Word{"severe", LogLevel::Error},  Word{"exception", LogLevel::Error},    Word{"warning", LogLevel::Warning}, Word{"warn", LogLevel::Warning},
        Word{"wrn", LogLevel::Warning},   Word{"notice", LogLevel::Info},        Word{"information", LogLevel::Info}, Word{"info", LogLevel::Info},
        Word{"inf", LogLevel::Info},      Word{"debug", LogLevel::Debug},        Word{"dbg", LogLevel::Debug}, Word{"trace", LogLevel::Trace},
        Word{"verbose", LogLevel::Trace},
    };

    constexpr bool isLetter(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    constexpr char lower(char c)
    {
        return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    constexpr bool isWordByte(char c)
    {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
    }

    /// Whether any of the words begins so: nearly all of a line's words do not get further.
    bool mayBeLevel(char first)
    {
        constexpr quint32 letters = [] {
            quint32 all = 0;
            for (const Word &each : Words)
                all |= 1U << (each.text.front() - 'a');
            return all;
        }();
        const int letter = lower(first) - 'a';
        return letter >= 0 && letter < 26 && (letters >> letter & 1);
    }

    LogLevel levelOfWord(QByteArrayView word)
    {
        for (const Word &each : Words) {
            if (std::size_t(word.size()) == each.text.size()
                && std::equal(word.begin(), word.end(), each.text.begin(), [](char a, char b) { return lower(a) == b; }))
                return each.level;
        }
        return LogLevel::None;
    }

    /// Whether the word stands where programs put a level, and not in a sentence.
    bool standsAsLevel(QByteArrayView text, qsizetype from, qsizetype to)
    {
        const char before = from > 0 ? text[from - 1] : '\n';
        const char after = to < text.size() ? text[to] : '\n';
        const bool isCapital = text[from] >= 'A' && text[from] <= 'Z' && (to - from < 2 || (text[from + 1] >= 'A' && text[from + 1] <= 'Z'));
        return isCapital || before == '[' || before == '=' || before == '<' || (before == '"' && after == '"' && text.first(from).contains(':'))
            || after == ':' || after == ']' || (from == 0 && after == ' ');
    }

    /// "<3>" of syslog.
    LogLevel levelOfPriority(QByteArrayView text)
    {
        if (text.size() < 3 || text[0] != '<' || text[2] != '>' || text[1] < '0' || text[1] > '7')
            return LogLevel::None;
        return text[1] <= '3' ? LogLevel::Error : text[1] == '4' ? LogLevel::Warning : text[1] == '7' ? LogLevel::Debug : LogLevel::Info;
    }

    /// `"GET /pay HTTP/1.1" 502 ` and `GET /pay 502 `.
    LogLevel levelOfStatus(QByteArrayView text)
    {
        for (qsizetype i = 1; i + 4 < text.size(); ++i) {
            const bool isStatus = text[i] == ' ' && text[i + 1] == '5' && text[i + 2] >= '0' && text[i + 2] <= '9' && text[i + 3] >= '0'
                && text[i + 3] <= '9' && text[i + 4] == ' ';
            if (isStatus && (text[i - 1] == '"' || text.first(i).contains(" /")  || text.first(i).contains("GET ")))
                return LogLevel::Error;
        }
        return LogLevel::None;
    }

} // namespace

LogLevel levelOf(QByteArrayView text)
{
    text = text.first(std::min(text.size(), LookedAt));
    if (const LogLevel level = levelOfPriority(text); level != LogLevel::None)
        return level;
    for (qsizetype i = 0; i < text.size();) {
        if (!isWordByte(text[i])) {
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && isWordByte(text[end]))
            ++end;
        if (end - i >= 3 && end - i <= 11 && mayBeLevel(text[i]) && standsAsLevel(text, i, end)) {
            if (const LogLevel level = levelOfWord(text.sliced(i, end - i)); level != LogLevel::None)
                return level;
        }
        i = end;
    }
    return levelOfStatus(text);
}

} // namespace longshore
