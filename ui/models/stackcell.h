// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackcolumn.h"
#include "ui/models/stackrow.h"

#include <QTimeZone>
#include <QVariant>

namespace longshore {

/// What one cell of the stacks table says, without any clock: the same words are shown, filtered, copied and read out.
/// Server text is cleaned for one line; values of variables never come out of here. Any thread.

QString stateWord(const Coded<StackStatus> &status); ///< "Active", "Unknown (7)"
QString typeWord(const Coded<StackType> &type); ///< "Compose", "Unknown (7)"
QString controlWord(Control control);
QString ownershipWord(const StackRow &row);

/// Words, text or a number in digits; for times see cellNumber().
QString cellText(const StackRow &row, StackColumn column);
/// The value of a number column, the unix seconds of a time column; -1 where there is none.
qint64 cellNumber(const StackRow &row, StackColumn column);
/// For sorting: trouble first.
int stateRank(StackStatus status);
/// For files: qint64, ISO text with offset, bool or QString; null where there is none.
QVariant cellValue(const StackRow &row, StackColumn column, const QTimeZone &zone);

} // namespace longshore
