// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/textproblem.h"

#include <QList>
#include <QString>

namespace longshore {

/// One object of a manifest.
struct ManifestObject {
    QString apiVersion;
    QString kind;
    QString name;
    QString nameSpace; ///< Empty when the manifest does not say.
    int line = 0; ///< From 1.
    int endLine = 0;

    bool operator==(const ManifestObject &) const = default;
};

/// A manifest of Kubernetes: its objects, those of a `List` included, and what is wrong with it.
struct Manifest {
    QList<ManifestObject> objects;
    TextProblems problems; ///< Sorted by line.

    /// Whether the server survives it. A text that go-yaml cannot read makes the server loop until it dies (api 7.1): never send it.
    bool mayBeSent() const { return !hasErrors(problems); }
};

/// Reads a manifest in YAML or JSON; never throws, bounded in time for any text.
Manifest checkManifest(const QString &text);

} // namespace longshore
