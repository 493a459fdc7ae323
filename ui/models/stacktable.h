// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackcolumn.h"
#include "ui/models/stackrow.h"

#include <QList>
#include <QTimeZone>

#include <memory>

namespace longshore {

/// Rows and columns in shown order, detached from the model: safe to read in a worker for as long as it is kept.
struct StackTable {
    QList<const StackRow *> rows;
    QList<StackColumn> columns;
    QTimeZone zone = QTimeZone::utc(); ///< For times.
    std::shared_ptr<const void> keep; ///< Owns the rows.
};

} // namespace longshore
