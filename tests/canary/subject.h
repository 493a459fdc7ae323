// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longshore::test {

/// The program under test, in a process of its own: the real main window, signed in by password through the real connect
/// window. What it is to type comes through standard input; what its windows give away it writes to a folder.
int runSubject(int argc, char **argv);

} // namespace longshore::test
