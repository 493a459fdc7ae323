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
QString ownershipWord(Ownership ownership);
QString ownershipWord(const StackRow &row);

/// "2/3"; "None" where nothing is, "Not read" where the engine does not answer; empty while it is not known.
QString runningText(const RowRunning &running);
/// The same in words, for tooltips and for those who listen: "2 of 3 run, 1 is in trouble."
QString runningSentence(const RowRunning &running);

/// "12.5 %", "1.2 GiB"; "None" where nothing runs; empty where it is not measured.
QString usageText(const StackRow &row, StackColumn column);
/// The same in words, for tooltips.
QString usageSentence(const StackRow &row);

/// Words, text or a number in digits; for times see cellNumber().
QString cellText(const StackRow &row, StackColumn column);
/// The value of a number column, the unix seconds of a time column, tenths of a percent or bytes of a measured one; -1 where there is none.
qint64 cellNumber(const StackRow &row, StackColumn column);
/// For sorting: trouble first.
int stateRank(StackStatus status);
/// For sorting: the worst first; -1 where it is not known.
qint64 runningRank(const RowRunning &running);
/// For files: qint64, double (percent), ISO text with offset, bool or QString; null where there is none.
QVariant cellValue(const StackRow &row, StackColumn column, const QTimeZone &zone);

} // namespace longshore
