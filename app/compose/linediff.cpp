// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/linediff.h"

#include <QHash>

#include <algorithm>
#include <vector>

#include <dtl/dtl.hpp>

namespace longshore {

namespace {

/// Above this many pairs of lines a part without anything in common is shown as replaced, not searched.
constexpr qint64 MostPairs = 4'000'000;

/// A part of both texts, as numbers that stand for lines.
struct Part {
    int left = 0;
    int leftEnd = 0;
    int right = 0;
    int rightEnd = 0;

    qint64 pairs() const { return qint64(leftEnd - left) * (rightEnd - right); }
};

class Matcher
{
public:
    Matcher(const QStringList &left, const QStringList &right)
    {
        QHash<QString, int> numbers;
        const auto number = [&numbers](const QStringList &lines, std::vector<int> &into) {
            into.reserve(size_t(lines.size()));
            for (const QString &line : lines) {
                const auto known = numbers.constFind(line);
                into.push_back(known == numbers.cend() ? *numbers.insert(line, int(numbers.size())) : *known);
            }
        };
        number(left, m_left);
        number(right, m_right);
    }

    LineMatches match()
    {
        std::vector<Part> open{{0, int(m_left.size()), 0, int(m_right.size())}};
        while (!open.empty()) {
            Part part = open.back();
            open.pop_back();
            trim(part);
            if (part.left == part.leftEnd || part.right == part.rightEnd)
                continue;
            if (part.pairs() <= MostPairs)
                search(part);
            else if (!split(part, open))
                m_found.coarse = true;
        }
        join();
        return std::move(m_found);
    }

private:
    void add(int left, int right, int length)
    {
        if (length > 0)
            m_found.matches.append({left, right, length});
    }

    /// Takes off what is equal at both ends.
    void trim(Part &part)
    {
        int count = 0;
        while (part.left + count < part.leftEnd && part.right + count < part.rightEnd
               && m_left[size_t(part.left + count)] == m_right[size_t(part.right + count)])
            ++count;
        add(part.left, part.right, count);
        part.left += count;
        part.right += count;
        count = 0;
        while (part.leftEnd - count > part.left && part.rightEnd - count > part.right
               && m_left[size_t(part.leftEnd - count - 1)] == m_right[size_t(part.rightEnd - count - 1)])
            ++count;
        part.leftEnd -= count;
        part.rightEnd -= count;
        add(part.leftEnd, part.rightEnd, count);
    }

    void search(const Part &part)
    {
        const std::vector<int> left(m_left.begin() + part.left, m_left.begin() + part.leftEnd);
        const std::vector<int> right(m_right.begin() + part.right, m_right.begin() + part.rightEnd);
        dtl::Diff<int> diff(left, right);
        diff.compose();
        int atLeft = part.left;
        int atRight = part.right;
        for (const auto &step : diff.getSes().getSequence()) {
            if (step.second.type == dtl::SES_COMMON)
                add(atLeft, atRight, 1);
            atLeft += step.second.type == dtl::SES_ADD ? 0 : 1;
            atRight += step.second.type == dtl::SES_DELETE ? 0 : 1;
        }
    }

    /// Cuts a large part at the lines that both sides have exactly once and in the same order.
    bool split(const Part &part, std::vector<Part> &open)
    {
        struct Seen {
            int leftCount = 0, rightCount = 0, left = 0, right = 0;
        };
        QHash<int, Seen> seen;
        for (int i = part.left; i < part.leftEnd; ++i) {
            Seen &line = seen[m_left[size_t(i)]];
            ++line.leftCount;
            line.left = i;
        }
        for (int i = part.right; i < part.rightEnd; ++i) {
            Seen &line = seen[m_right[size_t(i)]];
            ++line.rightCount;
            line.right = i;
        }
        std::vector<LineMatch> unique;
        for (const Seen &line : seen) {
            if (line.leftCount == 1 && line.rightCount == 1)
                unique.push_back({line.left, line.right, 1});
        }
        std::ranges::sort(unique, {}, &LineMatch::left);
        const std::vector<LineMatch> cuts = rising(unique);
        Part rest = part;
        for (const LineMatch &cut : cuts) {
            add(cut.left, cut.right, 1);
            open.push_back({rest.left, cut.left, rest.right, cut.right});
            rest.left = cut.left + 1;
            rest.right = cut.right + 1;
        }
        if (!cuts.empty())
            open.push_back(rest);
        return !cuts.empty();
    }

    /// The longest choice of matches whose right lines rise as well.
    static std::vector<LineMatch> rising(const std::vector<LineMatch> &matches)
    {
        std::vector<int> tops; // Index of the match with the least right line that ends a choice of each length.
        std::vector<int> before(matches.size(), -1);
        for (int i = 0; i < int(matches.size()); ++i) {
            const auto place = std::ranges::lower_bound(tops, matches[size_t(i)].right, {}, [&matches](int top) { return matches[size_t(top)].right; });
            before[size_t(i)] = place == tops.begin() ? -1 : *(place - 1);
            if (place == tops.end())
                tops.push_back(i);
            else
                *place = i;
        }
        std::vector<LineMatch> chosen;
        for (int i = tops.empty() ? -1 : tops.back(); i >= 0; i = before[size_t(i)])
            chosen.push_back(matches[size_t(i)]);
        std::ranges::reverse(chosen);
        return chosen;
    }

    /// Puts the matches in order and neighbours together.
    void join()
    {
        std::ranges::sort(m_found.matches, {}, &LineMatch::left);
        QList<LineMatch> joined;
        for (const LineMatch &match : m_found.matches) {
            if (!joined.isEmpty() && joined.last().left + joined.last().length == match.left
                && joined.last().right + joined.last().length == match.right)
                joined.last().length += match.length;
            else
                joined.append(match);
        }
        m_found.matches = joined;
    }

    std::vector<int> m_left;
    std::vector<int> m_right;
    LineMatches m_found;
};

} // namespace

LineMatches matchLines(const QStringList &left, const QStringList &right)
{
    return Matcher(left, right).match();
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\n' && text[i] != u'\r')
            continue;
        lines.append(text.mid(start, i - start));
        if (text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            ++i;
        start = i + 1;
    }
    if (start < text.size())
        lines.append(text.mid(start));
    return lines;
}

} // namespace longshore
