// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composefile.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace longshore {

/// What is about to be done to a stack.
enum class PlannedAction { Stop, Delete, Update, Redeploy, Migrate };

/// A container of a stack as it is now.
struct RunningContainer {
    QString name;
    QString service; ///< Of its label; empty: unknown.
    QString state; ///< "running", "exited" ...
    QString image;
    QStringList anonymousVolumes; ///< Names that nobody gave.
};

/// What there is of a stack now, and how it is deployed.
struct RunningStack {
    QString project; ///< The stack's name, which compose puts before its names.
    QList<RunningContainer> containers;
    QStringList networks; ///< Of this stack, as the engine calls them.
    QStringList volumes;
    bool swarm = false;
    bool prune = false; ///< Services that the file no longer has are removed (Swarm up to 2.23).
    bool pull = false; ///< Images are pulled first.
};

/// What an action takes away, keeps, starts again and makes, by name; sorted. Volumes are never removed.
struct StackPlan {
    QStringList removedContainers;
    QStringList removedNetworks;
    QStringList restarted; ///< Services whose containers are made anew.
    QStringList unchanged; ///< Services that stay as they are, as far as the file tells.
    QStringList created; ///< Services that come into being.
    QStringList orphans; ///< Services that the file no longer has, whose containers stay.
    QStringList keptVolumes; ///< As the engine calls them.
    QStringList keptExternal; ///< Networks and volumes that belong to others.
    int anonymousVolumes = 0; ///< Kept by the engine but no longer attached to anything.
    QStringList newVolumes;
    QStringList newNetworks;

    bool operator==(const StackPlan &) const = default;
};

/// `before` is what is deployed now, `after` what will be; the same for all but an update.
StackPlan planFor(PlannedAction action, const RunningStack &now, const ComposeFile &before, const ComposeFile &after);

/// The name that compose gives a volume or network: `name:`, else project and key; the key alone when it is external.
QString deployedName(const ComposeResource &resource, const QString &project);

/// "Removes 3 containers and 1 network. Keeps the volumes shop_db and shop_cache.": translated sentences.
QString planWords(const StackPlan &plan);

} // namespace longshore
