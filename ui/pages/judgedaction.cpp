// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/judgedaction.h"

#include "ui/models/plaintooltip.h"

#include <QAction>

namespace longshore {

void judgeAction(QAction &action, const StackVerdict &verdict)
{
    action.setEnabled(verdict.may());
    action.setStatusTip(verdict.sentence);
    action.setToolTip(verdict.may() ? QString() : plainToolTip(verdict.sentence));
}

} // namespace longshore
