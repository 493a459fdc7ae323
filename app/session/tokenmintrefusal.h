// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tokenmint.h"

namespace longshore {

/// What a refused sign-in means (portainer-api.md 2.2).
TokenMint::Problem signInRefusal(const ApiError &error);
/// What a refused creation of an access token means (portainer-api.md 3.3).
TokenMint::Problem creationRefusal(const ApiError &error);
/// Whether it is worth looking for a token in spite of this answer to its creation: more than leavesItOpen(), as looking is cheap.
bool isOpen(const ApiError &error);

} // namespace longshore
