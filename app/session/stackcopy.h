// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stackchange.h"
#include "app/session/stackbefore.h"

#include <variant>

namespace longshore {

/// A stack that is to be made, of either kind.
using StackDraft = std::variant<NewStack, NewGitStack>;

/// A stack as it was read, to be made once more, in the same environment under the same name. From git only where no password is needed, as
/// the server never tells it: else from its text. None when that is not whole, and `why` says so.
std::optional<StackDraft> draftOf(const StackBefore &stack, QString *why);

} // namespace longshore
