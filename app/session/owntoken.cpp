// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/owntoken.h"

#include <algorithm>

namespace longshore {

std::optional<AccessTokenId> idOfToken(const QList<AccessToken> &listed, const QByteArray &token, AccessTokenId remembered)
{
    constexpr int PrefixLength = 7; // "ptr_abc"
    QList<AccessToken> alike = listed;
    alike.removeIf([&](const AccessToken &one) { return one.prefix.toLatin1() != token.left(PrefixLength); });
    if (std::ranges::find(alike, remembered, &AccessToken::id) != alike.end())
        return remembered;
    return alike.size() == 1 ? std::optional(alike.first().id) : std::nullopt;
}

} // namespace longshore
