// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/textproblem.h"

#include <algorithm>
#include <limits>

namespace longshore {

void sortProblems(TextProblems &problems)
{
    const auto place = [](const TextProblem &problem) { return problem.line == 0 ? std::numeric_limits<int>::max() : problem.line; };
    std::ranges::stable_sort(problems, [place](const TextProblem &a, const TextProblem &b) {
        if (place(a) != place(b))
            return place(a) < place(b);
        return a.severity != b.severity ? a.severity < b.severity : a.column < b.column;
    });
}

bool hasErrors(const TextProblems &problems)
{
    return std::ranges::any_of(problems, [](const TextProblem &problem) { return problem.severity == ProblemSeverity::Error; });
}

} // namespace longshore
