// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices.h"

#include "app/core/displaytext.h"
#include "app/net/clientidentityfile.h"
#include "app/session/certificateexpiry.h"
#include "app/session/refusal.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("Notices", text, nullptr, n);
}

QString clockText(const QDateTime &utc)
{
    const QDateTime local = utc.toLocalTime();
    const bool today = local.date() == QDate::currentDate();
    return today ? QLocale().toString(local.time(), QLocale::ShortFormat) : QLocale().toString(local, QLocale::ShortFormat);
}

QString staleSentence(const Session &session)
{
    if (!session.readAt().isValid())
        return {};
    return u' ' + tr("Showing what was known at %1.").arg(clockText(session.readAt()));
}

Notice troubleNotice(const Session &session)
{
    const ApiError error = session.error().value_or(ApiError{});
    const ServerProfile &profile = session.profile();
    const Explanation words = explain(error, attemptOn(session, tr("list its stacks")));
    // Asking again cannot mend another certificate; signing in shows it beside the trusted one.
    if (isClientCertificateProblem(error.message))
        return {Notice::Kind::Bad, words.sentence + staleSentence(session), words.details, Notice::Action::Options, profile.id};
    const bool otherCertificate = error.kind == ApiError::Kind::Tls;
    return {otherCertificate ? Notice::Kind::Bad : Notice::Kind::Warning, words.sentence + staleSentence(session), words.details,
            otherCertificate ? Notice::Action::SignIn : Notice::Action::Retry, profile.id};
}

Notice signedOutNotice(const Session &session)
{
    const ServerProfile &profile = session.profile();
    const bool onPurpose = session.secretState() == SecretState::NotFound && !profile.tokenSaved && !session.error()
        && profile.tokenPlace != TokenPlace::AskEveryTime;
    const QString why = onPurpose ? tr("You are signed out of %1 on this computer.").arg(profile.name)
                                  : signedOutSentence(profile.name, session.secretState(), session.error(), profile.tokenPlace);
    return {Notice::Kind::Bad, why + staleSentence(session), {}, Notice::Action::SignIn, profile.id};
}

} // namespace

QString signedOutSentence(const QString &server, SecretState secret, const std::optional<ApiError> &error, TokenPlace place)
{
    if (error && error->kind == ApiError::Kind::Unauthorized)
        return tr("%1 no longer accepts this computer's access token. It was revoked, or its user is gone. Sign in again.").arg(server);
    switch (secret) {
    case SecretState::Locked:
        return tr("The keyring is locked, so the access token for %1 cannot be read. Unlock it and retry, or sign in again.").arg(server);
    case SecretState::NotFound:
        if (place == TokenPlace::AskEveryTime)
            return tr("The access token for %1 is kept nowhere, as you chose. Sign in to open it.").arg(server);
        if (place == TokenPlace::ThisSession)
            return tr("The access token for %1 was kept only until Longshore was closed. Sign in again.").arg(server);
        return tr("The keyring has no access token for %1: it is locked, or the entry is lost. Sign in again.").arg(server);
    case SecretState::NoKeychain:
        return tr("No keyring answers on this computer, so the access token for %1 cannot be read. Sign in again.").arg(server);
    case SecretState::Waiting:
        return tr("The keyring is waiting for you to unlock it. Until then %1 is signed out.").arg(server);
    case SecretState::Refused:
        return tr("The keyring refused to give out the access token for %1.").arg(server);
    case SecretState::Done:
    case SecretState::Mismatch:
        break;
    }
    return tr("%1 is signed out. Sign in again.").arg(server);
}

std::optional<Notice> noticeOf(const Session &session)
{
    if (session.state() == Session::State::SignedOut)
        return signedOutNotice(session);
    if (session.state() == Session::State::Trouble)
        return troubleNotice(session);
    return std::nullopt;
}

std::optional<Notice> expiryNotice(const QList<Session *> &sessions, const QDateTime &nowUtc)
{
    for (const Session *session : sessions) {
        const QString sentence = expirySentence(oneLine(session->profile().name), session->certificate(), nowUtc);
        if (!sentence.isEmpty() && session->state() == Session::State::Connected)
            return Notice{Notice::Kind::Warning, sentence, {}, Notice::Action::None, session->profile().id};
    }
    return std::nullopt;
}

std::optional<Notice> gravestNotice(const QList<Session *> &sessions)
{
    std::optional<Notice> gravest;
    int others = -1;
    for (const Session *session : sessions) {
        const std::optional<Notice> notice = noticeOf(*session);
        if (!notice)
            continue;
        ++others;
        if (!gravest || notice->kind > gravest->kind)
            gravest = notice;
    }
    if (gravest && others == 1)
        gravest->sentence += u' ' + tr("One more server is in trouble; see the sources.");
    if (gravest && others > 1)
        gravest->sentence += u' ' + tr("%1 more servers are in trouble; see the sources.").arg(others);
    return gravest;
}

} // namespace longshore
