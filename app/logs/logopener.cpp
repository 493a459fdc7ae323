// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logopener.h"

namespace longshore {

std::unique_ptr<Stream> cancelledStream(const RequestParts &parts, std::chrono::milliseconds quietAfter)
{
    auto stream = std::make_unique<Stream>(parts, quietAfter);
    stream->fail({.kind = ApiError::Kind::Cancelled});
    return stream;
}

} // namespace longshore
