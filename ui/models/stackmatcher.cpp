// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stackmatcher.h"

#include "ui/models/relativetime.h"
#include "ui/models/stackcell.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace longshore {
namespace {

/// Context of the translations; "Yes" and "No" are the words that the cells show.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(StackCell)
};

template <typename T>
bool passes(const QSet<T> &allowed, const T &value)
{
    return allowed.isEmpty() || allowed.contains(value);
}

/// Tenths of a percent or bytes, as people type them: "12.5", "12.5%", "300m", "1.5 GiB"; none when it is no quantity.
std::optional<double> quantityIn(StackColumn column, const QString &text)
{
    static const QRegularExpression pattern(u"^([0-9]+(?:[.,][0-9]+)?) ?(%|(?:[kmgt]i?)?b?)$"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    const QString unit = match.captured(2);
    if (!match.hasMatch() || (column == StackColumn::Cpu ? !unit.isEmpty() && unit != "%"_L1 : unit == "%"_L1))
        return {};
    constexpr double Tenths = 10;
    constexpr double Kibi = 1024;
    const double number = match.captured(1).replace(u',', u'.').toDouble();
    const qsizetype power = unit.isEmpty() ? 0 : 1 + QStringLiteral("kmgt").indexOf(unit.front());
    return column == StackColumn::Cpu ? number * Tenths : number * std::pow(Kibi, double(power));
}

/// What is not measured is neither more nor less.
bool matchesMeasure(const StackRow &row, StackColumn column, const QString &value)
{
    const bool isMore = value.startsWith(u'>');
    const bool isLess = value.startsWith(u'<');
    const std::optional<double> bound = quantityIn(column, isMore || isLess ? value.sliced(1).trimmed() : value);
    const auto number = double(cellNumber(row, column));
    if (!bound || number < 0)
        return false;
    return isMore ? number > *bound : isLess ? number < *bound : number >= *bound;
}

bool isBeginning(const QString &value, const QString &word) { return word.startsWith(value); }

/// "k8s" is what many type for Kubernetes.
bool matchesType(const QString &word, const QString &value)
{
    return isBeginning(value, word) || (value == "k8s"_L1 && word == "kubernetes"_L1);
}

bool matchesGit(const StackRow &row, const QString &value)
{
    const auto means = [&value](const char *english, const QString &word) {
        return value == QLatin1StringView(english) || value == word.toCaseFolded();
    };
    if (means("yes", Words::tr("Yes")) || value == "true"_L1)
        return row.stack.gitConfig.has_value();
    if (means("no", Words::tr("No")) || value == "false"_L1)
        return !row.stack.gitConfig.has_value();
    return cellText(row, StackColumn::GitRepository).toCaseFolded().contains(value);
}

} // namespace

StackMatcher::StackMatcher(StackFilter filter, QTimeZone zone)
    : m_filter(std::move(filter)), m_zone(std::move(zone)), m_terms(filterTerms(m_filter.text))
{
}

bool StackMatcher::matches(const StackEntry &entry) const
{
    return matchesPills(entry.row) && std::ranges::all_of(m_terms, [&](const FilterTerm &term) {
        return matchesTerm(entry, term) != term.excluded;
    });
}

bool StackMatcher::matchesPills(const StackRow &row) const
{
    return matchesSource(row) && passes(m_filter.states, row.stack.status.value)
        && passes(m_filter.types, row.stack.type.value) && passes(m_filter.controls, row.control)
        && passes(m_filter.environments, row.environmentName);
}

bool StackMatcher::matchesSource(const StackRow &row) const
{
    if (m_filter.only && !m_filter.only->contains({row.server, row.stack.id}))
        return false;
    if (m_filter.server && *m_filter.server != row.server)
        return false;
    return !m_filter.server || !m_filter.environment || *m_filter.environment == row.stack.environmentId;
}

bool StackMatcher::matchesTerm(const StackEntry &entry, const FilterTerm &term) const
{
    if (term.where == FilterTerm::Where::Git)
        return matchesGit(entry.row, term.value);
    if (term.where == FilterTerm::Where::Column)
        return matchesColumn(entry.row, term);
    return entry.text.contains(term.value)
        || std::ranges::any_of(entry.words, [&](const QString &word) { return isBeginning(term.value, word); });
}

bool StackMatcher::matchesColumn(const StackRow &row, const FilterTerm &term) const
{
    const ColumnKind kind = columnKind(term.column);
    if (kind == ColumnKind::Time)
        return matchesTime(cellNumber(row, term.column), term.value);
    if (kind == ColumnKind::Measure)
        return matchesMeasure(row, term.column, term.value);
    const QString text = cellText(row, term.column).toCaseFolded();
    if (term.column == StackColumn::Type)
        return matchesType(text, term.value);
    if (kind == ColumnKind::Word)
        return isBeginning(term.value, text);
    return kind == ColumnKind::Number ? text == term.value : text.contains(term.value);
}

bool StackMatcher::matchesTime(qint64 time, const QString &value) const
{
    const QString text = isoTime(time, m_zone);
    return isBeginning(value, (text.isEmpty() ? relativeTime(time, 0, m_zone) : text).toCaseFolded());
}

QStringList searchableWords(const StackRow &row)
{
    using C = StackColumn;
    QStringList words;
    for (const C column : {C::State, C::Type, C::Control, C::Ownership})
        words.append(cellText(row, column).toCaseFolded());
    return words;
}

QString searchableText(const StackRow &row)
{
    using C = StackColumn;
    QString text;
    for (const C column : {C::Name, C::Environment, C::Server, C::CreatedBy, C::UpdatedBy})
        text += cellText(row, column).toCaseFolded() + QChar(u'\0'); // no one types that
    return text;
}

} // namespace longshore
