// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longshore {

/// On Windows a program with windows has no standard output of its own: joins the console it was started from, if any,
/// so that --help, --version and --self-test can be read. Does nothing elsewhere, or when the output is redirected.
void joinConsole();

} // namespace longshore
