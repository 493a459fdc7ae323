// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longshore {

/// Before the QApplication is made: nothing is shown, and a start that fails is said in a line and ends with 1.
void prepareSelfTest();

/// Loads what the program needs (TLS, SVG, keychain back end, platform), opens the demo and draws one frame of it,
/// a line each on standard output. 0 when all is well, 1 otherwise. Needs a QApplication.
int runSelfTest();

} // namespace longshore
