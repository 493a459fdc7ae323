// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackentry.h"
#include "ui/models/stackfilter.h"

#include <QTimeZone>

namespace longshore {

/// A StackFilter made ready for many rows. Any thread, one at a time.
class StackMatcher
{
public:
    StackMatcher(StackFilter filter, QTimeZone zone);
    bool matches(const StackEntry &entry) const;

private:
    bool matchesPills(const StackRow &row) const;
    bool matchesSource(const StackRow &row) const;
    bool matchesTerm(const StackEntry &entry, const FilterTerm &term) const;
    bool matchesColumn(const StackRow &row, const FilterTerm &term) const;
    bool matchesTime(qint64 time, const QString &value) const;

    StackFilter m_filter;
    QTimeZone m_zone;
    QList<FilterTerm> m_terms;
};

/// What the plain words of a filter are looked for in.
QStringList searchableWords(const StackRow &row);
QString searchableText(const StackRow &row);

} // namespace longshore
