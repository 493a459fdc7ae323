// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logsource.h"

#include <QPointer>

namespace longshore {

/// A stream that ends as Cancelled: whoever was to be asked is gone.
std::unique_ptr<Stream> cancelledStream(const RequestParts &parts, std::chrono::milliseconds quietAfter);

/// Asks for logs by `asked`, a session, for as long as there is one.
template <typename Asked>
LogAsking::Opener openerOf(const QPointer<Asked> &asked)
{
    return [asked](const RequestParts &parts, std::chrono::milliseconds quietAfter) {
        return asked ? asked->stream(parts, quietAfter) : cancelledStream(parts, quietAfter);
    };
}

} // namespace longshore
