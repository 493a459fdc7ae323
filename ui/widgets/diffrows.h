// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/threeway.h"
#include "ui/widgets/diffcolumns.h"

/// Comparisons as columns of equally many rows.
namespace longshore::diffrows {

QList<DiffColumn> sideBySide(const TextDiff &diff);
DiffColumn inOne(const TextDiff &diff);
QList<DiffColumn> three(const ThreeWay &comparison, const QString &mine, const QString &base, const QString &theirs);

/// The first row of each run of rows that are not the same everywhere.
QList<int> starts(const QList<DiffColumn> &columns);

} // namespace longshore::diffrows
