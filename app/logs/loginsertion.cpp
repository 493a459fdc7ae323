// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/loginsertion.h"

#include <algorithm>

namespace longshore {

namespace {

/// How many of the new ones lie before that number of old; `withEqual`: those right before it too. The i-th came in before what had
/// the number places[i] - i.
qint64 countBefore(const std::vector<qint64> &places, qint64 number, bool withEqual)
{
    std::size_t from = 0;
    std::size_t to = places.size();
    while (from < to) {
        const std::size_t middle = (from + to) / 2;
        const qint64 old = places[middle] - qint64(middle);
        const bool isBefore = withEqual ? old <= number : old < number;
        isBefore ? from = middle + 1 : to = middle;
    }
    return qint64(from);
}

} // namespace

qint64 LogInsertion::moved(qint64 number) const
{
    return number + countBefore(places, number, true);
}

qint64 LogInsertion::movedEnd(qint64 end) const
{
    return end + countBefore(places, end, false);
}

void LogInsertion::move(std::vector<qint64> &numbers) const
{
    if (isEmpty())
        return;
    qint64 before = countBefore(places, numbers.empty() ? 0 : numbers.front(), true);
    for (qint64 &each : numbers) {
        while (before < count() && places[std::size_t(before)] - before <= each)
            ++before;
        each += before;
    }
}

void addSorted(std::vector<qint64> &numbers, const std::vector<qint64> &further)
{
    if (further.empty())
        return;
    const bool isBehind = numbers.empty() || numbers.back() < further.front();
    const auto middle = qsizetype(numbers.size());
    numbers.insert(numbers.end(), further.begin(), further.end());
    if (!isBehind)
        std::ranges::inplace_merge(numbers, numbers.begin() + middle);
}

} // namespace longshore
