// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/signin.h"

namespace longshore {

/// What a failed first contact means (portainer-api.md 1.1, 1.5, 1.7). `encrypted`: https was asked.
SignIn::Problem reachProblem(const ApiError &error, bool encrypted);
/// What a failure with the token means, once the server is known to be a Portainer.
SignIn::Problem accessProblem(const ApiError &error);
/// What a failure without a token means, before the password was taken: public questions and the sign-in itself.
SignIn::Problem signInProblem(const ApiError &error);
/// What became of making a token, as a problem of the whole sign-in.
SignIn::Problem makingProblem(TokenMint::Problem problem, const ApiError &error);
/// The sentence under the stage that failed: what happened and what to do next. `skew`: SignIn::clockSkew(), for ClockSkew.
QString problemSentence(SignIn::Problem problem, const ApiError &error, const ServerAddress &address,
                        SignIn::Stage stage = SignIn::Stage::LoadingStacks, std::chrono::seconds skew = {});

} // namespace longshore
