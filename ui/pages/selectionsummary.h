// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackrow.h"
#include "ui/widgets/factgrid.h"

#include <QMap>

namespace longshore {

/// Several selected stacks in numbers: how many of each state, type, environment and server.
class SelectionSummary
{
public:
    void add(const StackRow &row);
    int count() const { return m_count; }
    QString title() const; ///< "3 stacks selected"
    QList<FactGroup> facts() const; ///< Groups with the most frequent value first.
    bool operator==(const SelectionSummary &) const = default;

private:
    using Counts = QMap<QString, int>;
    int m_count = 0;
    Counts m_states;
    Counts m_types;
    Counts m_environments;
    Counts m_servers;
};

} // namespace longshore
