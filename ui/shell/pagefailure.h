// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/refusal.h"

namespace longshore {

class PageFrame;
class Session;

/// Shows in a section why it could not be read: signed out with the way back in, a refusal, or a failure to try again.
void showFailure(PageFrame &page, const Session &session, const ApiError &error, const QString &action);

/// The same for a session that is signed in: a right that only administrators have is refused with the way to it.
void showProblem(PageFrame &page, const ApiError &error, const Explanation &words);

/// "home-lab is signed out. Sign in again." for a session that is; empty otherwise.
QString signedOutWords(const Session &session);

} // namespace longshore
