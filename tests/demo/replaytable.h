// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demo/exchange.h"

#include "app/demo/demoserver.h"

/// In what state the server was when an exchange was recorded.
enum class Stage {
    Usual,
    NoStacks,
    FirstRun,
    InitTimedOut,
    Banned, ///< Too many sign-ins before.
    Offline, ///< The server reaches no internet.
    NoBindMounts, ///< Standard users may not mount folders.
};

/// How credentials of a recording are filled in.
enum class Credentials {
    Good,
    Unknown, ///< Of an earlier start of the server: deleted, revoked and restarted look alike.
    BadKey, ///< The key alone is unknown.
};

/// What a recording needs to be asked of the demo, whose ids and people are its own.
struct Adaptation {
    const char *name;
    const char *as = ""; ///< Who asks; else whom the session token names, or admin.
    const char *path = ""; ///< Another path. "{local/shop}" is the id of that stack, "{local#shop-web-1}" that of a container.
    Stage stage = Stage::Usual;
    Credentials credentials = Credentials::Good;
    const char *query = nullptr; ///< Another query.
    const char *body = nullptr; ///< The body as it was spelt.
    const char *before = nullptr; ///< Asked first by the administrator, one a line: "POST /api/stacks/{local/shop}/stop?endpointId=1 body".
    const char *commit = nullptr; ///< What docker-compose.yml of the repository "site" says after that.
};

/// How to replay a recording; the defaults for most.
Adaptation adaptationFor(const Exchange &exchange);
/// Why a recording cannot be replayed; empty for most.
QString reasonAgainst(const Exchange &exchange);
/// Whether the tables name only recordings that exist.
QStringList namesInTables();
