// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/apierror.h"

#include <QString>

namespace longshore {

class Session;

/// Who tried what, where: what a sentence about an error has to name.
struct Attempt {
    QString action; ///< Translated, completes "may not ...": "read the server settings".
    QString user; ///< Name of the signed-in user; empty when not known.
    QString server; ///< Name of the server as shown.
    QString address; ///< ServerAddress::text(), for sentences about the way there.
};

/// What the user of that server tried; the name is the one of the last sign-in until the server said it anew.
Attempt attemptOn(const Session &session, const QString &action);

/// An error in words: one sentence for the person, and the server's own words to copy.
struct Explanation {
    QString sentence;
    QString details; ///< Empty when the server said nothing, or when its words may repeat what was sent.

    bool operator==(const Explanation &) const = default;
};

/// Never a bare code, an address with secrets or a raw library text.
Explanation explain(const ApiError &error, const Attempt &attempt);

} // namespace longshore
