// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/refusal.h"

#include "app/core/displaytext.h"
#include "app/net/clientidentityfile.h"
#include "app/net/proxyroute.h"
#include "app/session/session.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Refusal", text);
}

QString who(const Attempt &attempt)
{
    return attempt.user.isEmpty() ? tr("This user") : attempt.user;
}

QString forbiddenSentence(const ApiError &error, const Attempt &attempt)
{
    if (error.right == Right::Administrator)
        return tr("%1 may not %2. That needs the administrator role; an administrator of %3 can grant it.")
            .arg(who(attempt), attempt.action, attempt.server);
    if (error.right == Right::EnvironmentAccess)
        return tr("%1 may not %2. That needs access to the environment; an administrator of %3 can grant it.")
            .arg(who(attempt), attempt.action, attempt.server);
    if (error.right == Right::StackAccess)
        return tr("%1 may not %2. That needs access to the stack; its owner or an administrator of %3 can grant it.")
            .arg(who(attempt), attempt.action, attempt.server);
    return tr("%1 may not %2. An administrator of %3 can grant it.").arg(who(attempt), attempt.action, attempt.server);
}

QString protocolSentence(const ApiError &error, const Attempt &attempt)
{
    if (!error.redirectTarget.isEmpty())
        return tr("%1 points to %2 instead of answering. If that is your server, save its address in place of this one.")
            .arg(attempt.server, error.redirectTarget);
    if (error.message == WireMessage::AdminInitTimeout)
        return tr("%1 locked itself because no administrator was created in its first five minutes. Restart Portainer there.")
            .arg(attempt.server);
    return tr("%1 answered something that Portainer does not say, so nothing was taken from it.").arg(attempt.server);
}

QString serverSentence(const ApiError &error, const Attempt &attempt)
{
    if (error.httpStatus == 408)
        return tr("%1 is busy with a backup, or stuck and needs a restart. Nothing was changed.").arg(attempt.server);
    if (error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504)
        return tr("%1 is up, but what stands behind it is not answering.").arg(attempt.server);
    return tr("%1 could not %2.").arg(attempt.server, attempt.action);
}

QString networkSentence(const ApiError &error, const Attempt &attempt)
{
    if (error.message == ProxyMessage::Unreachable)
        return tr("The proxy on the way to %1 does not answer. Check the proxy in the options of this server.").arg(attempt.server);
    if (error.message == ProxyMessage::WantsPassword)
        return tr("The proxy on the way to %1 does not accept the user name and password. Type them again in the options of this server.")
            .arg(attempt.server);
    if (error.message == ProxyMessage::Refused)
        return tr("The proxy lets nobody through to %1. Check the proxy in the options of this server.").arg(attempt.server);
    return tr("%1 is not answering. Check that the server runs and that the network reaches it.").arg(attempt.server);
}

QString ownCertificateSentence(const ApiError &error, const Attempt &attempt)
{
    namespace Message = ClientCertificateMessage;
    if (error.message == Message::Missing)
        return tr("The file of the client certificate for %1 is not there any more. Choose it again in the options of this server.")
            .arg(attempt.server);
    if (error.message == Message::Unreadable)
        return tr("The file of the client certificate for %1 cannot be read. Check who may read it.").arg(attempt.server);
    if (error.message == Message::NotPkcs12)
        return tr("The file chosen as client certificate for %1 is no PKCS#12 file (.p12 or .pfx).").arg(attempt.server);
    if (error.message == Message::WrongPassPhrase)
        return tr("The pass phrase does not open the client certificate for %1, or the file is locked in an old way that is no longer read. "
                  "Type the pass phrase again in the options of this server.").arg(attempt.server);
    if (error.message == Message::Expired)
        return tr("The client certificate for %1 has expired, so it was not shown. Choose a new one in the options of this server.")
            .arg(attempt.server);
    if (error.message == Message::NotYetValid)
        return tr("The client certificate for %1 is not valid yet, so it was not shown. Check the clock of this computer.").arg(attempt.server);
    if (error.message == Message::Wanted)
        return tr("%1 talks only to those who show a client certificate. Choose one in the options of this server.").arg(attempt.server);
    return tr("%1 does not accept the client certificate. Choose another one in the options of this server.").arg(attempt.server);
}

QString sentenceFor(const ApiError &error, const Attempt &attempt)
{
    switch (error.kind) {
    case ApiError::Kind::Network:
        return networkSentence(error, attempt);
    case ApiError::Kind::Timeout:
        return tr("%1 took too long to answer.").arg(attempt.server);
    case ApiError::Kind::Tls:
        if (isClientCertificateProblem(error.message))
            return ownCertificateSentence(error, attempt);
        return tr("The certificate of %1 is not the trusted one, so nothing was sent.").arg(attempt.server);
    case ApiError::Kind::Unauthorized:
        return tr("%1 no longer accepts this access token. Sign in again.").arg(attempt.server);
    case ApiError::Kind::Forbidden:
        return forbiddenSentence(error, attempt);
    case ApiError::Kind::NotFound:
        return tr("%1 could not %2: it is no longer there.").arg(attempt.server, attempt.action);
    case ApiError::Kind::Conflict:
        return tr("%1 could not %2: something else is in the way.").arg(attempt.server, attempt.action);
    case ApiError::Kind::RateLimited:
        return tr("%1 refuses sign-ins from this computer for an hour, because there were too many.").arg(attempt.server);
    case ApiError::Kind::Server:
        return serverSentence(error, attempt);
    case ApiError::Kind::Protocol:
        return protocolSentence(error, attempt);
    case ApiError::Kind::OutcomeUnknown:
        return tr("The answer of %1 was lost, so it is not known whether it could %2.").arg(attempt.server, attempt.action);
    case ApiError::Kind::Cancelled:
        return tr("Cancelled.");
    case ApiError::Kind::ReadOnly:
        return tr("Longshore is set to read-only for %1, so it did not %2. Nothing was sent.").arg(attempt.server, attempt.action);
    }
    return {};
}

QString detailsOf(const ApiError &error)
{
    if (error.mayEcho)
        return {};
    const bool sameWords = error.details.compare(error.message, Qt::CaseInsensitive) == 0;
    const QString words = sameWords || error.details.isEmpty() ? error.message : error.message + u'\n' + error.details;
    return manyLines(error.httpStatus > 0 ? tr("Status %1").arg(error.httpStatus) + u'\n' + words : words).trimmed();
}

} // namespace

Attempt attemptOn(const Session &session, const QString &action)
{
    const ServerProfile &profile = session.profile();
    return {action, session.user() ? session.user()->name : profile.userName, profile.name, profile.address.text()};
}

Explanation explain(const ApiError &error, const Attempt &attempt)
{
    Attempt shown = attempt;
    shown.user = oneLine(attempt.user);
    return {sentenceFor(error, shown), detailsOf(error)};
}

} // namespace longshore
