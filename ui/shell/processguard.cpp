// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/processguard.h"

#include <QtGlobal>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace longshore {

void guardProcess()
{
    umask(077);
#ifdef NDEBUG
    if (qEnvironmentVariableIntValue("LONGSHORE_DEBUGGABLE") == 1)
        return;
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace longshore
