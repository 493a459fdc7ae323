// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackbefore.h"

#include <QCoreApplication>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("StackBefore", text);
}

/// The number of the server's job changes with each stop and start; nobody chose it.
std::optional<AutoUpdate> chosen(std::optional<AutoUpdate> update)
{
    if (update)
        update->jobId.clear();
    return update;
}

} // namespace

qsizetype StackBefore::runningContainers() const
{
    return std::ranges::count_if(containers, &Container::isRunning);
}

bool StackBefore::isBare() const
{
    return engineRead && containers.isEmpty() && networks.isEmpty() && services.isEmpty();
}

StackMoves movesBetween(const StackBefore &opened, const StackBefore &now)
{
    const Stack &a = opened.stack;
    const Stack &b = now.stack;
    return {.file = !opened.fileError && !now.fileError && opened.file != now.file,
            .variables = a.env != b.env,
            .updateDate = a.updateDate != b.updateDate,
            .git = a.gitConfig != b.gitConfig || chosen(a.autoUpdate) != chosen(b.autoUpdate),
            .environment = a.environmentId != b.environmentId || a.type != b.type,
            .name = a.name != b.name};
}

QString StackMoves::words() const
{
    if (gone)
        return tr("the whole stack");
    QStringList parts;
    if (file)
        parts << tr("the file");
    if (variables)
        parts << tr("the variables");
    if (git)
        parts << tr("the git settings");
    if (environment)
        parts << tr("the environment");
    if (name)
        parts << tr("the name");
    if (parts.isEmpty())
        return updateDate ? tr("the date of its last update") : QString();
    const QString last = parts.takeLast();
    return parts.isEmpty() ? last : tr("%1 and %2").arg(parts.join(u", "_s), last);
}

} // namespace longshore
