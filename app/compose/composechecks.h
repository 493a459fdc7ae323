// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/composecheck.h"

namespace longshore::composechecks {

// The parts of checkCompose() that look at the meaning; each adds what it finds.

/// Services, volumes, networks, configs and secrets that are named but not there; circles of services.
void references(const ComposeFile &file, TextProblems &problems);
/// Host ports that are published twice, ports that are none, container names that are given twice.
void ports(const ComposeFile &file, const ComposeCheckOptions &options, TextProblems &problems);
/// Images without a fixed tag, services without an image.
void images(const ComposeFile &file, const ComposeCheckOptions &options, TextProblems &problems);
/// Values out of a fixed set, durations, keys that exclude each other.
void values(const ComposeFile &file, TextProblems &problems);
/// References to variables that are malformed, undefined or missing, and variables that nothing uses.
void variables(const ComposeFile &file, const ComposeCheckOptions &options, TextProblems &problems);

} // namespace longshore::composechecks
