// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stackmerge.h"

#include "app/session/workloadlevel.h"
#include "ui/models/stackcell.h"
#include "ui/models/stackmatcher.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace longshore {
namespace {

using EnvironmentNames = QHash<EnvironmentId, QString>;

EnvironmentNames namesOf(const QList<Environment> &environments)
{
    EnvironmentNames names;
    names.reserve(environments.size());
    for (const Environment &environment : environments)
        names.insert(environment.id, environment.name);
    return names;
}

/// What was known of an earlier day without its environments says nothing about orphans, nor does the list of a user who
/// is given stacks of environments that are not shared with them.
bool isOrphan(const StackRow &row, const ServerEdit &edit, const EnvironmentNames &names)
{
    return edit.allEnvironments && !names.contains(row.stack.environmentId) && !(row.knownOnly && names.isEmpty());
}

Control editedControl(const StackRow &row, const ServerEdit &edit, const EnvironmentNames &names)
{
    if (isOrphan(row, edit, names))
        return Control::Orphaned;
    return number(row.stack.id) < 0 ? Control::Limited : Control::Total;
}

RowRunning runningOf(const Stack &stack, const ServerEdit &edit)
{
    const EngineStack key = countedAs(stack);
    if (!edit.running || key.type == StackType::Unknown)
        return {};
    const auto place = edit.running->places.constFind(key.environment);
    if (place == edit.running->places.cend())
        return {};
    const auto usage = edit.running->usages.constFind(key);
    return {place->tally ? std::optional(place->tally->stacks.value(key).count) : std::nullopt, place->note,
            usage == edit.running->usages.cend() ? std::nullopt : std::optional(*usage)};
}

StackRow rowOf(const Stack &stack, const ServerEdit &edit, const EnvironmentNames &names)
{
    StackRow row{.server = edit.server, .serverName = edit.serverName, .knownOnly = edit.knownOnly, .stack = stack,
                 .running = runningOf(stack, edit)};
    row.environmentName = names.value(stack.environmentId);
    row.control = editedControl(row, edit, names);
    return row;
}

bool sameContent(const StackRow &a, const StackRow &b)
{
    return a.control == b.control && a.knownOnly == b.knownOnly && a.serverName == b.serverName
        && a.environmentName == b.environmentName && a.running == b.running && a.stack == b.stack;
}

bool isFromServer(const ServerPart *part)
{
    return part && !part->entries.isEmpty() && !part->entries.first()->row.knownOnly;
}

/// Finds a stack's old entry; answers mostly come in the same order, so the next one is tried before any table is built.
class OldEntries
{
public:
    explicit OldEntries(const ServerPart *part)
        : m_entries(part ? part->entries : QList<StackEntryPtr>())
    {
    }
    StackEntryPtr find(StackId id)
    {
        if (m_next < m_entries.size() && idAt(m_next) == id)
            return m_entries[m_next++];
        const auto found = table().constFind(id);
        if (found == table().cend())
            return nullptr;
        m_next = *found + 1;
        return m_entries[*found];
    }

private:
    StackId idAt(qsizetype i) const { return m_entries[i]->row.stack.id; }
    const QHash<StackId, qsizetype> &table()
    {
        if (m_table.isEmpty()) {
            m_table.reserve(m_entries.size());
            for (qsizetype i = 0; i < m_entries.size(); ++i)
                m_table.insert(idAt(i), i);
        }
        return m_table;
    }

    QList<StackEntryPtr> m_entries;
    QHash<StackId, qsizetype> m_table;
    qsizetype m_next = 0;
};

qsizetype indexOf(const StackSnapshot &snapshot, const ServerId &server)
{
    const auto &parts = snapshot.parts;
    const auto found = std::ranges::find_if(parts, [&](const auto &part) { return part->server == server; });
    return found == parts.end() ? -1 : found - parts.begin();
}

void collectTotals(StackSnapshot &snapshot, const QCollator &collator)
{
    QSet<QString> names;
    snapshot.total = 0;
    for (const auto &part : std::as_const(snapshot.parts)) {
        snapshot.total += static_cast<int>(part->entries.size());
        for (const StackEntryPtr &entry : part->entries)
            names.insert(entry->row.environmentName);
    }
    names.remove(QString());
    snapshot.environmentNames = names.values();
    std::ranges::sort(snapshot.environmentNames, [&](const QString &a, const QString &b) {
        const int natural = collator.compare(a, b);
        return natural != 0 ? natural < 0 : a < b;
    });
}

} // namespace

QCollator naturalCollator()
{
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

StackMerger::StackMerger()
    : m_collator(naturalCollator())
{
}

std::shared_ptr<const StackSnapshot> StackMerger::merge(const StackSnapshot &base, const QList<ServerEdit> &edits,
                                                        MergeNotes &notes)
{
    auto next = std::make_shared<StackSnapshot>(base);
    for (const ServerEdit &edit : edits) {
        const qsizetype at = indexOf(*next, edit.server);
        if (edit.removed && at >= 0) {
            notes.changed |= !next->parts[at]->entries.isEmpty();
            next->parts.removeAt(at);
        } else if (!edit.removed) {
            const PartPtr part = mergePart(at < 0 ? nullptr : next->parts[at].get(), edit, notes);
            at < 0 ? next->parts.append(part) : next->parts.replace(at, part);
        }
    }
    if (notes.changed)
        collectTotals(*next, m_collator);
    return next;
}

StackMerger::PartPtr StackMerger::mergePart(const ServerPart *base, const ServerEdit &edit, MergeNotes &notes)
{
    const EnvironmentNames names = namesOf(edit.environments);
    OldEntries old(base);
    const QList<Stack> limited = edit.running && !edit.knownOnly ? edit.running->limited : QList<Stack>();
    QSet<StackId> seen; // an answer that lists an id twice would break every lookup by key: the first one counts
    seen.reserve(edit.stacks.size());
    auto part = std::make_shared<ServerPart>(ServerPart{.server = edit.server});
    part->entries.reserve(edit.stacks.size() + limited.size());
    const bool refresh = isFromServer(base);
    const auto take = [&](const Stack &stack) {
        if (seen.contains(stack.id))
            return;
        seen.insert(stack.id);
        part->entries.append(mergeEntry(old.find(stack.id), rowOf(stack, edit, names), refresh, notes));
        ++part->perEnvironment[stack.environmentId];
    };
    std::ranges::for_each(edit.stacks, take);
    std::ranges::for_each(limited, take);
    notes.changed |= part->entries.size() != (base ? base->entries.size() : 0);
    return part;
}

StackEntryPtr StackMerger::mergeEntry(const StackEntryPtr &old, StackRow row, bool refresh, MergeNotes &notes)
{
    if (old && sameContent(old->row, row))
        return old;
    if (refresh) // Rows that stay share the first answer; were the few that change to share theirs, all answers would stay.
        row.stack.json = row.stack.json.ownCopy();
    StackEntryPtr entry = makeEntry(std::move(row));
    notes.changed = true;
    notes.fresh.append(entry.get());
    if (old)
        notes.replaced.insert(old.get(), entry.get());
    return entry;
}

StackEntryPtr StackMerger::makeEntry(StackRow row)
{
    const QStringList words = searchableWords(row);
    const auto known = m_wordPool.constFind(words);
    const QStringList &shared = known != m_wordPool.cend() ? *known : *m_wordPool.insert(words, words);
    QString text = searchableText(row);
    QCollatorSortKey key = m_collator.sortKey(cellText(row, StackColumn::Name));
    return std::make_shared<const StackEntry>(StackEntry{std::move(row), shared, std::move(text), std::move(key)});
}

} // namespace longshore
