// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/serverinfodialog.h"
#include "ui/widgets/factgrid.h"

namespace longshore {

/// What is known of a server, in words and groups.
QList<FactGroup> serverFactGroups(const ServerOverview &facts);
/// A server's settings, in words and groups.
QList<FactGroup> settingsFactGroups(const ServerSettings &settings);

} // namespace longshore
