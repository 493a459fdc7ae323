// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/refusal.h"

namespace longshore {

class PageFrame;
class Session;

/// Shows in a section why it could not be read: signed out with the way back in, a refusal, or a failure to try again.
void showFailure(PageFrame &page, const Session &session, const ApiError &error, const QString &action);

/// "home-lab is signed out. Sign in again." for a session that is; empty otherwise.
QString signedOutWords(const Session &session);

} // namespace longshore
