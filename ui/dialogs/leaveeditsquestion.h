// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/shortquestion.h"

namespace longshore {

/// Asks before edits that were not sent are lost by leaving their section: accepted means that they may go. Going on with
/// them is the default.
class LeaveEditsQuestion : public ShortQuestion
{
    Q_OBJECT
public:
    /// `unsent` says in a sentence what would be lost.
    LeaveEditsQuestion(const QString &section, const QString &server, const QString &unsent, QWidget *parent = nullptr);
};

} // namespace longshore
