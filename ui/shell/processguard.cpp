// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/processguard.h"

#include <QFile>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace longshore {

#if defined(Q_OS_UNIX) && defined(NDEBUG)
namespace {

void keepOutOfDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef Q_OS_LINUX
    // In a Flatpak the portals look at the process to know whose request it is; the sandbox keeps the others out there.
    if (!QFile::exists(QStringLiteral("/.flatpak-info")))
        prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace
#endif

// On Windows files of the profile folder are the user's own by inheritance, and other users' programs cannot read the memory.
void guardProcess()
{
#ifdef Q_OS_UNIX
    umask(077);
#ifdef NDEBUG
    if (qEnvironmentVariableIntValue("LONGSHORE_DEBUGGABLE") != 1)
        keepOutOfDumps();
#endif
#endif
}

} // namespace longshore
