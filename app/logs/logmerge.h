// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/loginsertion.h"
#include "app/logs/logstore.h"

namespace longshore {

/// Chunks with late lines among theirs.
struct LogMerged {
    std::vector<std::shared_ptr<LogChunk>> chunks; ///< In place of those that were given; such as got nothing are the same ones.
    LogInsertion lines;
    qint64 bytes = 0; ///< By which they have grown.
};

/// Puts the first `late` lines of a batch into their places, each behind those with the same stamp, in one pass; in any thread. `first` is
/// the number of the first line of the chunks, and the last of theirs is later than all that come in.
LogMerged mergeLate(const std::vector<std::shared_ptr<LogChunk>> &chunks, qint64 first, const LogBatch &batch, std::size_t late);

} // namespace longshore
