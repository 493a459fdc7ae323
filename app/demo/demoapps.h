// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace longshore::demo {

/// An application that stacks of the demo run.
struct App {
    const char *name;
    const char *image;
    int port;
    const char *database = nullptr; ///< "postgres" or "mariadb".
    bool cache = false;
    const char *worker = nullptr; ///< Command of a second service of the same image.
};

std::span<const App> apps();
/// The index of the application of that name; 0 if there is none.
int appNamed(const char *name);

} // namespace longshore::demo
