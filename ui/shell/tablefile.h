// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/stackspage.h"

#include <QObject>

#include <functional>

namespace longshore {

class StacksModel;

/// Writes the visible table to a file in a worker; `tell` gets the sentence that says what became of it.
/// The file is replaced only when all of it was written.
void writeTable(const StacksPage &page, const StacksModel &model, const QString &fileName, TableFormat format, QObject *context,
                std::function<void(const QString &sentence)> tell);

} // namespace longshore
