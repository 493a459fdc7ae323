// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackcolumn.h"
#include "ui/models/stackrow.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace longshore {

/// Which rows are shown: typed words and `field:value` terms (all must match, case-insensitive; quotes keep spaces
/// together; a leading "-" excludes), and the pills. Empty sets filter nothing. Text is found by any part, our own
/// words (state, type, control, ownership) from their beginning, numbers whole, times by their local ISO text or "never", quantities by more
/// or less ("cpu:>50", "memory:<1.5g").
struct StackFilter {
    QString text;
    QSet<StackStatus> states;
    QSet<StackType> types;
    QSet<Control> controls;
    QSet<QString> environments; ///< Names.
    std::optional<ServerId> server; ///< From the sources list.
    std::optional<EnvironmentId> environment; ///< From the sources list, with `server`.
    std::optional<QSet<StackKey>> only; ///< Nothing but these: what somebody else would see.

    bool isEmpty() const;
    bool operator==(const StackFilter &) const = default;
};

/// One term of the typed text.
struct FilterTerm {
    enum class Where { AnyShown, Column, Git };
    Where where = Where::AnyShown;
    StackColumn column = StackColumn::Name; ///< With Where::Column.
    QString value; ///< Case-folded, never empty.
    bool excluded = false;
    bool operator==(const FilterTerm &) const = default;
};

/// The terms of what was typed. An unknown field is plain text ("nginx:latest"), a field still without a value nothing.
QList<FilterTerm> filterTerms(const QString &text);

} // namespace longshore
