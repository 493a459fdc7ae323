// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackgate.h"

#include <QCoreApplication>

namespace longshore {

GateVerdict checkBeforeSending(const GateInput &input)
{
    GateVerdict verdict;
    if (input.file.trimmed().isEmpty())
        verdict.blocks.append(QCoreApplication::translate("StackGate", "The file is empty."));
    return verdict;
}

} // namespace longshore
