// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/environment.h"
#include "app/portainer/stack.h"
#include "app/portainer/user.h"

#include <QString>

#include <optional>

namespace longshore {

class Session;

/// What can be done to a stack, each with states and a right of its own.
enum class StackAction {
    Start, Stop, Restart, Edit, Redeploy, GitSettings, Detach, Migrate, Duplicate, Rename, Associate, Remove, MakeTemplate, Versions, Export,
    Last = Export,
};
inline constexpr int StackActionCount = static_cast<int>(StackAction::Last) + 1;

/// What decides whether something can be done to a stack; a value, so that the rules can be asked without a server.
struct StackScene {
    enum class Server { Answering, Connecting, Silent, SignedOut };

    Stack stack;
    QString serverName;
    Server server = Server::Answering;
    std::optional<User> user; ///< Who is signed in; none: not told yet.
    std::optional<Environment> environment; ///< None: gone, or not for this user.
    bool isKnownOnly = false; ///< The stack comes from disk.
    bool isReadOnly = false; ///< The whole program is.
    bool isServerReadOnly = false;
    QString underWay; ///< Title of the operation under way on this stack, "Stopping shop"; empty without one.
};

/// Whether something can be done, and if not, why, in one sentence.
struct StackVerdict {
    enum class Why {
        May,
        AlreadySo, ///< Nothing to do: running, stopped.
        NotNow, ///< Something else has to happen first.
        NotPossible, ///< Portainer cannot do it to such a stack.
        NotAllowed, ///< A right is missing; the sentence names who grants it.
    };
    Why why = Why::May;
    QString sentence; ///< Empty when it may be done.

    bool may() const { return why == Why::May; }
    bool operator==(const StackVerdict &) const = default;
};

/// By state, type, origin, read-only settings and rights (portainer-api.md 4.2, 4.6 to 4.8).
StackVerdict verdictOn(StackAction action, const StackScene &scene);
/// The same for several: what is so already for some is left out for those, anything else holds all up.
StackVerdict verdictOn(StackAction action, const QList<StackScene> &scenes);
/// Whether a stack can be made in an environment by who is signed in.
StackVerdict mayCreate(const StackScene &scene);
/// Makes sense for more than one stack at once.
bool isForSeveral(StackAction action);

/// The scene of one stack of a session; what the program itself knows (read-only, under way) is the caller's to add.
StackScene sceneOf(const Session &session, const Stack &stack);

} // namespace longshore
