// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/user.h"

#include <optional>

namespace longshore {

/// Which of the listed tokens is the given one: the remembered number counts only if that token begins the same; without it
/// only one may begin so. Revoking anything else would hit a sibling.
std::optional<AccessTokenId> idOfToken(const QList<AccessToken> &listed, const QByteArray &token, AccessTokenId remembered);

} // namespace longshore
