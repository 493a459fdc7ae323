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
        page.setFailed(explain(error, attemptOn(session, action)));
}

} // namespace longshore
