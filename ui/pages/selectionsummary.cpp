// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/selectionsummary.h"

#include "app/core/displaytext.h"
#include "ui/models/stackcell.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

/// Context of the translations.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(SelectionSummary)
};

constexpr qsizetype MostLines = 20; // More would be no summary; the rest is counted.

FactGroup group(const QString &title, const QMap<QString, int> &counts)
{
    QList<std::pair<int, QString>> ordered;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at)
        ordered.append({at.value(), at.key()});
    std::ranges::stable_sort(ordered, std::greater<>(), [](const auto &entry) { return entry.first; });
    FactGroup group{title, {}};
    int others = 0;
    for (const auto &[count, name] : ordered) {
        if (group.facts.size() < MostLines)
            group.facts.append({.label = name, .value = QLocale().toString(count)});
        else
            others += count;
    }
    if (others > 0)
        group.facts.append({.label = Words::tr("All others"), .value = QLocale().toString(others)});
    return group;
}

} // namespace

void SelectionSummary::add(const StackRow &row)
{
    ++m_count;
    ++m_states[stateWord(row.stack.status)];
    ++m_types[typeWord(row.stack.type)];
    ++m_environments[u"%1 / %2"_s.arg(oneLine(row.serverName), cellText(row, StackColumn::Environment))];
    ++m_servers[oneLine(row.serverName)];
}

QString SelectionSummary::title() const
{
    return Words::tr("%n stacks selected", nullptr, m_count);
}

QList<FactGroup> SelectionSummary::facts() const
{
    QList<FactGroup> groups{group(Words::tr("State"), m_states), group(Words::tr("Type"), m_types),
                            group(Words::tr("Environment"), m_environments)};
    if (m_servers.size() > 1)
        groups.append(group(Words::tr("Server"), m_servers));
    return groups;
}

} // namespace longshore
