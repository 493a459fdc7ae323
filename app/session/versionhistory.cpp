// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/versionhistory.h"

#include "app/session/operations.h"

#include <QHash>

namespace longshore {

namespace {

struct SeenPlace {
    ServerId server;
    StackId stack{};
    bool operator==(const SeenPlace &) const = default;
    friend size_t qHash(const SeenPlace &place, size_t seed = 0) { return qHashMulti(seed, place.server, number(place.stack)); }
};

} // namespace

class VersionHistory::Private
{
public:
    QHash<SeenPlace, QList<SeenVersion>> versions;
};

VersionHistory::VersionHistory(QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
}

VersionHistory::~VersionHistory() = default;

void VersionHistory::follow(Operations &operations)
{
    connect(&operations, &Operations::ended, this, [this](const Operation *operation) {
        for (const std::optional<StackBefore> &seen : {operation->before(), operation->theirs(), operation->after()})
            if (seen && number(seen->stack.id) != 0)
                note(operation->subject().server, *seen);
    });
}

// What runs may be all that was read: then there is no file, and an empty one is none.
void VersionHistory::note(const ServerId &server, const StackBefore &seen)
{
    if (!seen.isRead() || seen.fileError || seen.file.isEmpty())
        return;
    const Stack &stack = seen.stack;
    add(server, stack.id, {seen.readAt, seen.file, stack.env, stack.updateDate, stack.updatedBy, stack.gitConfig ? stack.gitConfig->configHash : QString()});
}

void VersionHistory::add(const ServerId &server, StackId stack, const SeenVersion &version)
{
    QList<SeenVersion> &all = d->versions[{server, stack}];
    if (!all.isEmpty() && all.last().sameContent(version))
        return;
    all.append(version);
    if (all.size() > MostPerStack)
        all.removeFirst();
    Q_EMIT changed(server, stack);
}

void VersionHistory::replace(const ServerId &server, StackId stack, const QList<SeenVersion> &versions)
{
    d->versions.remove({server, stack});
    for (const SeenVersion &version : versions)
        add(server, stack, version);
}

QList<SeenVersion> VersionHistory::versions(const ServerId &server, StackId stack) const
{
    return d->versions.value({server, stack});
}

PutBackPlan VersionHistory::restore(const SeenVersion &version, const StackBefore &now)
{
    return {.now = now, .file = version.file, .env = version.env, .from = version.seenAt};
}

void VersionHistory::forget(const ServerId &server)
{
    d->versions.removeIf([&server](const auto &entry) { return entry.key().server == server; });
}

QList<StackId> VersionHistory::stacks(const ServerId &server) const
{
    QList<StackId> ids;
    for (auto at = d->versions.cbegin(); at != d->versions.cend(); ++at)
        if (at.key().server == server)
            ids.append(at.key().stack);
    return ids;
}

} // namespace longshore
