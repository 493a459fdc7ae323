// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <functional>

namespace longshore {

class SecretClipboard;
class ServerWindow;

/// What the sections about people ask of the world outside their window.
struct PeopleWishes {
    std::function<void(UserId)> showSeenBy; ///< What can this user see?
    std::function<void(const QUrl &)> openLink;
};

/// Adds the sections "Users", "Teams" and "Environment access" to a server's window.
void addPeopleSections(ServerWindow &window, Session &session, SecretClipboard &clipboard, const PeopleWishes &wishes);

} // namespace longshore
