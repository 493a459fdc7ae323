// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longshore {

/// Files of ours are private from the first one on (umask 077). In release builds no core file and no look into the
/// memory by other programs of the same user, unless LONGSHORE_DEBUGGABLE=1 is set (some sandboxes' file dialogs need it).
void guardProcess();

} // namespace longshore
