// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/console.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <cstdio>
#include <windows.h>
#endif

namespace longshore {

void joinConsole()
{
#ifdef Q_OS_WIN
    if (GetStdHandle(STD_OUTPUT_HANDLE) || !AttachConsole(ATTACH_PARENT_PROCESS))
        return;
    FILE *opened = nullptr;
    freopen_s(&opened, "CONOUT$", "w", stdout);
    freopen_s(&opened, "CONOUT$", "w", stderr);
#endif
}

} // namespace longshore
