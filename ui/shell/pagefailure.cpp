// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pagefailure.h"

#include "app/session/session.h"
#include "ui/pages/pageframe.h"
#include "ui/shell/notices.h"

namespace longshore {

QString signedOutWords(const Session &session)
{
    if (session.state() != Session::State::SignedOut)
        return {};
    const ServerProfile &profile = session.profile();
    return signedOutSentence(profile.name, session.secretState(), session.error(), profile.tokenPlace);
}

void showFailure(PageFrame &page, const Session &session, const ApiError &error, const QString &action)
{
    const bool refused = error.kind == ApiError::Kind::Unauthorized;
    if (const QString words = signedOutWords(session); !words.isEmpty())
        page.setSignedOut(words);
    else if (refused)
        page.setSignedOut(signedOutSentence(session.profile().name, SecretState::Done, error, session.profile().tokenPlace));
    else
        showProblem(page, error, explain(error, attemptOn(session, action)));
}

void showProblem(PageFrame &page, const ApiError &error, const Explanation &words)
{
    if (error.kind == ApiError::Kind::Forbidden && error.right == Right::Administrator)
        page.setRefused(words);
    else
        page.setFailed(words);
}

} // namespace longshore
