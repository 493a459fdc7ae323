// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/undojournal.h"

#include "app/session/operationwords.h"

#include <QHash>

#include <algorithm>

namespace longshore {

class UndoJournal::Private
{
public:
    explicit Private(Operations &all)
        : operations(all)
    {
    }


    Operations &operations;
    QList<Entry> entries;
    QHash<qint64, QPointer<Operation>> undoing; ///< By number of the entry.
    qint64 last = 0;
};

UndoJournal::UndoJournal(Operations &operations, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(operations))
{
    connect(&operations, &Operations::ended, this, [this](Operation *operation) {
        const auto undo = operation->undo();
        const bool isUndo = std::ranges::any_of(d->undoing, [operation](const auto &each) { return each == operation; });
        if (!undo || isUndo)
            return;
        d->entries.prepend({++d->last, operation->subject(), operation->endedAt(),
                            operationwords::past(operation->kind(), operation->subject().stackName), *undo, false, operation});
        while (d->entries.size() > Most)
            d->undoing.remove(d->entries.takeLast().number);
        Q_EMIT changed();
    });
}

UndoJournal::~UndoJournal() = default;

const QList<UndoJournal::Entry> &UndoJournal::entries() const
{
    return d->entries;
}

Operation *UndoJournal::undo(qint64 number)
{
    const auto entry = std::ranges::find(d->entries, number, &Entry::number);
    if (entry == d->entries.end() || entry->isUndone)
        return nullptr;
    if (isUndoing(number))
        return nullptr;
    Operation *undoing = d->operations.start(entry->subject.server, entry->undo.plan);
    if (!undoing)
        return nullptr;
    d->undoing.insert(number, undoing);
    connect(undoing, &Operation::ended, this, [this, number, undoing] {
        const auto undone = std::ranges::find(d->entries, number, &Entry::number);
        if (undone != d->entries.end() && undoing->outcome() == OperationOutcome::Done)
            undone->isUndone = true;
        Q_EMIT changed();
    });
    Q_EMIT changed();
    return undoing;
}

std::optional<UndoJournal::Entry> UndoJournal::entryOf(const Operation &operation) const
{
    const auto found = std::ranges::find_if(d->entries, [&operation](const Entry &entry) { return entry.of == &operation; });
    return found == d->entries.end() ? std::nullopt : std::optional(*found);
}

bool UndoJournal::isUndoing(qint64 number) const
{
    const auto current = d->undoing.value(number);
    return current && !current->isEnded();
}

std::optional<UndoJournal::Entry> UndoJournal::latest() const
{
    const auto found = std::ranges::find_if(d->entries, [this](const Entry &entry) { return !entry.isUndone && !isUndoing(entry.number); });
    return found == d->entries.end() ? std::nullopt : std::optional(*found);
}

void UndoJournal::forget(const ServerId &server)
{
    if (d->entries.removeIf([&server](const Entry &entry) { return entry.subject.server == server; }) > 0)
        Q_EMIT changed();
}

void UndoJournal::clear()
{
    d->entries.clear();
    d->undoing.clear();
    Q_EMIT changed();
}

} // namespace longshore
