// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a secret, says what a crash of it may leave behind, and crashes. With --guarded it is guarded as a release of the program is.
#include "ui/shell/processguard.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <sys/prctl.h>
#include <sys/resource.h>

int main(int argc, char **argv)
{
    static char secret[128];
    if (!std::fgets(secret, sizeof secret, stdin))
        return 1;
    rlimit core{};
    getrlimit(RLIMIT_CORE, &core);
    core.rlim_cur = core.rlim_max; // As somebody has it who wants core files.
    setrlimit(RLIMIT_CORE, &core);
    if (argc > 1 && std::strcmp(argv[1], "--guarded") == 0)
        longshore::guardProcess();
    getrlimit(RLIMIT_CORE, &core);
    std::printf("%d %d\n", core.rlim_cur == 0 && core.rlim_max == 0 ? 0 : 1, prctl(PR_GET_DUMPABLE));
    std::fflush(stdout);
    std::abort();
}
