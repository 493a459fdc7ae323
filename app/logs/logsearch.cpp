// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logsearch.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <thread>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype LongestPattern = 4096; ///< Characters.
    constexpr quint32 MatchLimit = 200'000; ///< Steps for one line; a pattern that needs more matches nothing there.
    constexpr qint64 WorthAThread = 20'000; ///< Lines.

    template <auto Free>
    struct Freed {
        void operator()(auto *pointer) const { Free(pointer); }
    };

} // namespace

class LogMatcher::Private
{
public:
    std::unique_ptr<pcre2_code, Freed<pcre2_code_free>> code;
    std::unique_ptr<pcre2_match_data, Freed<pcre2_match_data_free>> data;
    std::unique_ptr<pcre2_match_context, Freed<pcre2_match_context_free>> context;
    std::unique_ptr<pcre2_jit_stack, Freed<pcre2_jit_stack_free>> stack;
    bool isCompiledDown = false;
    QString problem;

    void compile(const LogQuestion &question);
    int match(QByteArrayView text, qsizetype from) const;
};

void LogMatcher::Private::compile(const LogQuestion &question)
{
    if (question.text.size() > LongestPattern) {
        problem = u"the pattern is too long"_s;
        return;
    }
    const QByteArray pattern = question.text.toUtf8();
    const uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | (question.heedsCase ? 0 : PCRE2_CASELESS)
        | (question.isPattern ? PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C : PCRE2_LITERAL);
    int error = 0;
    PCRE2_SIZE at = 0;
    code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.constData()), PCRE2_SIZE(pattern.size()), options, &error, &at, nullptr));
    if (!code) {
        std::array<PCRE2_UCHAR, 200> words{};
        pcre2_get_error_message(error, words.data(), words.size());
        problem = QString::fromUtf8(reinterpret_cast<const char *>(words.data()));
        return;
    }
    isCompiledDown = pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE) == 0;
    data.reset(pcre2_match_data_create(1, nullptr));
    context.reset(pcre2_match_context_create(nullptr));
    pcre2_set_match_limit(context.get(), MatchLimit);
    if (isCompiledDown) {
        stack.reset(pcre2_jit_stack_create(32 * 1024, 512 * 1024, nullptr));
        pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    }
}

int LogMatcher::Private::match(QByteArrayView text, qsizetype from) const
{
    const auto *subject = reinterpret_cast<PCRE2_SPTR>(text.isEmpty() ? "" : text.data());
    if (isCompiledDown)
        return pcre2_jit_match(code.get(), subject, PCRE2_SIZE(text.size()), PCRE2_SIZE(from), 0, data.get(), context.get());
    return pcre2_match(code.get(), subject, PCRE2_SIZE(text.size()), PCRE2_SIZE(from), 0, data.get(), context.get());
}

LogMatcher::LogMatcher(const LogQuestion &question)
    : d(std::make_unique<Private>())
{
    if (!question.text.isEmpty())
        d->compile(question);
}

LogMatcher::~LogMatcher() = default;

bool LogMatcher::isNull() const
{
    return !d->code;
}

QString LogMatcher::problem() const
{
    return d->problem;
}

bool LogMatcher::matches(QByteArrayView text) const
{
    return d->code && d->match(text, 0) >= 0;
}

std::vector<LogHit> LogMatcher::hits(QByteArrayView text, std::size_t most) const
{
    std::vector<LogHit> found;
    qsizetype from = 0;
    while (d->code && from <= text.size() && found.size() < most && d->match(text, from) >= 0) {
        const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(d->data.get());
        const LogHit hit{qsizetype(ends[0]), qsizetype(ends[1]) - qsizetype(ends[0])};
        if (hit.length > 0)
            found.push_back(hit);
        from = hit.from + std::max<qsizetype>(hit.length, 1);
        while (from < text.size() && (uchar(text[from]) & 0xc0) == 0x80) // To the next character.
            ++from;
    }
    return found;
}

bool LogChoice::showsAll() const
{
    return !hidesOut && !hidesErr && least == LogLevel::None && !onlyMatches && std::ranges::find(hiddenSources, true) == hiddenSources.end();
}

bool LogChoice::shows(const LogRow &row) const
{
    if (row.source < hiddenSources.size() && hiddenSources[row.source])
        return false;
    const bool isErr = row.flags & LogFromStderr;
    return !(isErr ? hidesErr : hidesOut) && row.level >= least;
}

namespace {

    /// One part of a search, by chunks.
    class Part
    {
    public:
        Part(const LogQuestion &question, const LogChoice &choice, const std::atomic<bool> &stop)
            : m_matcher(question)
            , m_choice(choice)
            , m_stop(stop)
            , m_takesAll(choice.showsAll())
        {
        }

        void search(const LogChunk &chunk, qint64 first, qint64 from)
        {
            if (m_stop || (m_matcher.isNull() && m_takesAll))
                return;
            for (std::size_t i = std::size_t(std::max<qint64>(from - first, 0)); i < chunk.rows.size(); ++i) {
                const LogRow &row = chunk.rows[i];
                if (!m_takesAll && !m_choice.shows(row))
                    continue;
                const bool isMatch = m_matcher.matches(chunk.text(row));
                if (isMatch)
                    matches.push_back(first + qint64(i));
                if (!m_takesAll && (!m_choice.onlyMatches || m_choice.context > 0 || isMatch))
                    shown.push_back(first + qint64(i));
            }
        }

        std::vector<qint64> matches;
        std::vector<qint64> shown;

    private:
        const LogMatcher m_matcher;
        const LogChoice &m_choice;
        const std::atomic<bool> &m_stop;
        const bool m_takesAll;
    };

    /// Leaves of what may be shown only what is near a match.
    std::vector<qint64> nearMatches(const std::vector<qint64> &shown, const std::vector<qint64> &matches, int context)
    {
        std::vector<qint64> kept;
        std::size_t done = 0; ///< Of `shown`.
        std::size_t at = 0;
        for (const qint64 match : matches) {
            while (at < shown.size() && shown[at] < match)
                ++at;
            const std::size_t from = std::max(done, at >= std::size_t(context) ? at - std::size_t(context) : 0);
            const std::size_t to = std::min(shown.size(), at + std::size_t(context) + 1);
            for (std::size_t i = from; i < to; ++i)
                kept.push_back(shown[i]);
            done = std::max(done, to);
        }
        return kept;
    }

    void searchChunks(Part &part, const LogChunks &chunks, const std::vector<qint64> &firsts, std::size_t begin, std::size_t end, qint64 from)
    {
        for (std::size_t i = begin; i < end; ++i)
            part.search(*chunks[i], firsts[i], from);
    }

} // namespace

LogFound searchLog(const LogSnapshot &snapshot, const LogQuestion &question, const LogChoice &choice, const std::atomic<bool> &stop, qint64 from)
{
    std::vector<qint64> firsts;
    qint64 end = snapshot.first;
    for (const auto &chunk : snapshot.chunks) {
        firsts.push_back(end);
        end += qint64(chunk->rows.size());
    }
    const std::size_t all = snapshot.chunks.size();
    const std::size_t half = end - std::max(from, snapshot.first) > WorthAThread ? all / 2 : all;
    Part front(question, choice, stop);
    Part back(question, choice, stop);
    {
        std::jthread other;
        if (half < all)
            other = std::jthread([&] { searchChunks(back, snapshot.chunks, firsts, half, all, from); });
        searchChunks(front, snapshot.chunks, firsts, 0, half, from);
    }
    front.matches.insert(front.matches.end(), back.matches.begin(), back.matches.end());
    front.shown.insert(front.shown.end(), back.shown.begin(), back.shown.end());
    LogFound found{.matches = std::move(front.matches), .shown = std::move(front.shown), .showsAll = choice.showsAll(), .isWhole = !stop};
    if (choice.onlyMatches && choice.context > 0)
        found.shown = nearMatches(found.shown, found.matches, choice.context);
    return found;
}

LogFound searchLines(const LogSnapshot &snapshot, const std::vector<qint64> &lines, const LogQuestion &question, const LogChoice &choice,
                     const std::atomic<bool> &stop)
{
    LogFound found{.matches = {}, .shown = {}, .showsAll = choice.showsAll(), .isWhole = true};
    const LogMatcher matcher(question);
    auto line = lines.begin();
    qint64 first = snapshot.first;
    for (const auto &chunk : snapshot.chunks) {
        const qint64 end = first + qint64(chunk->rows.size());
        for (; line != lines.end() && *line < end; ++line) {
            if (*line < first || !choice.shows(chunk->rows[std::size_t(*line - first)]))
                continue;
            const bool isMatch = matcher.matches(chunk->text(chunk->rows[std::size_t(*line - first)]));
            if (isMatch)
                found.matches.push_back(*line);
            if (!choice.onlyMatches || isMatch)
                found.shown.push_back(*line);
        }
        first = end;
        found.isWhole = !stop;
        if (stop)
            break;
    }
    return found;
}

} // namespace longshore
