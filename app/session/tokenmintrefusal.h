// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tokenmint.h"

namespace longshore {

/// What a refused sign-in means (portainer-api.md 2.2).
TokenMint::Problem signInRefusal(const ApiError &error);
/// What a refused creation of an access token means (portainer-api.md 3.3).
TokenMint::Problem creationRefusal(const ApiError &error);
/// Whether a token may exist in spite of this answer to its creation.
bool isOpen(const ApiError &error);

} // namespace longshore
