// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/structure/sourcetree.h"

#include <QMap>
#include <QStringList>

/// The floors of the building and who may look down on whom (docs/architecture.md).
namespace arrows {

struct Finding {
    QMap<QString, QMap<QString, int>> map; ///< Floor -> floor -> number of includes.
    QStringList wrong; ///< One line each: what includes what, and why that must not be.
};

/// "app/core" for "app/core/result.h"; "ui" for "ui/main.cpp".
QString floorOf(const QString &path);

/// `widgetHeaders` is the folder where Qt keeps the headers of its widgets.
Finding read(const QList<SourceFile> &files, const QString &widgetHeaders);

} // namespace arrows
