// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signinproblem.h"

#include "app/net/clientidentityfile.h"
#include "app/net/proxyroute.h"
#include "app/session/clockskew.h"
#include "app/session/refusal.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;
using Problem = SignIn::Problem;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SignIn", text);
}

/// Completes "could not ...".
QString attemptedIn(SignIn::Stage stage)
{
    switch (stage) {
    case SignIn::Stage::SigningIn:
        return tr("sign in");
    case SignIn::Stage::MakingToken:
        return tr("make an access token");
    default:
        return tr("list its stacks");
    }
}

QString unreachableSentence(const ApiError &error, const ServerAddress &address)
{
    if (error.kind == ApiError::Kind::Timeout)
        return tr("Nothing answered at %1 in time. Check the address, and that a firewall lets this computer through.")
            .arg(address.text());
    if (error.kind == ApiError::Kind::OutcomeUnknown)
        return tr("The connection to %1 was lost while signing in. Nothing is sent again by itself; try again.").arg(address.text());
    return tr("Nothing answers at %1. Check the address and the port, and that the server runs.").arg(address.text());
}

QString clockSentence(const QString &server, std::chrono::seconds skew)
{
    const QString apart = skew.count() == 0 ? tr("not this computer's") : clockSkewText(skew, QDateTime::currentDateTimeUtc());
    return tr("%1 signed you in and then no longer knew it. Its clock is %2. Let the one that is wrong be set by the network (NTP), then sign in again.")
        .arg(server, apart);
}

QString makingProblemSentence(Problem problem, const ApiError &error, const QString &server)
{
    switch (problem) {
    case Problem::SessionLost:
        return tr("%1 signed you in and then no longer knew it: the session expired, or the server was restarted. Sign in again.").arg(server);
    case Problem::TokenNameRefused:
        return tr("%1 does not accept this name for the access token. Use 1 to 127 characters.").arg(server);
    case Problem::TokenNotKept:
        return tr("The access token was made, but it could not be kept. %1").arg(error.message).trimmed();
    case Problem::TokenNotProven:
        return tr("%1 made an access token and then did not accept it.").arg(server);
    default:
        break;
    }
    if (error.kind == ApiError::Kind::NotFound)
        return tr("The answer of %1 was lost while it made an access token. Its list shows no new one now; look there again if in doubt.")
            .arg(server);
    return tr("The answer of %1 was lost while it made an access token, so one may exist that nobody has seen.").arg(server);
}

QString passwordProblemSentence(Problem problem, const ApiError &error, const ServerAddress &address)
{
    const QString server = address.hostAndPort();
    switch (problem) {
    case Problem::ReadOnly:
        return tr("Signing in with a password makes an access token on the server, and Longshore is set to read-only. Paste an access token instead.");
    case Problem::TokenOnly:
        return tr("%1 signs its users in through another service, so a password does not help here. Make an access token in Portainer and paste it.")
            .arg(server);
    case Problem::WrongPassword:
        return tr("%1 does not know this user name with this password. Nothing is tried again by itself.").arg(server);
    case Problem::RateLimited:
        return tr("%1 refuses sign-ins from this computer for one hour, because there were too many. An access token works meanwhile.").arg(server);
    case Problem::PasswordTooShort:
        return tr("%1 wants a longer password for its administrator.").arg(server);
    case Problem::AdministratorExists:
        return tr("%1 has an administrator already. Sign in with that account.").arg(server);
    case Problem::UserNameRefused:
        return tr("%1 does not accept this user name. Use one without spaces.").arg(server);
    default:
        return makingProblemSentence(problem, error, server);
    }
}

} // namespace

Problem reachProblem(const ApiError &error, bool encrypted)
{
    if (!error.redirectTarget.isEmpty())
        return Problem::Redirected;
    if (error.message == WireMessage::AdminInitTimeout)
        return Problem::FirstRunExpired;
    if (error.message == WireMessage::PlainHttpOnTlsPort)
        return Problem::PlainHttpOnTlsPort;
    const bool isProxys = error.message == ProxyMessage::Unreachable || error.message == ProxyMessage::WantsPassword || error.message == ProxyMessage::Refused;
    if (isClientCertificateProblem(error.message) || isProxys)
        return Problem::Other; // The sentence of the error itself says what to do.
    const bool noCertificateShown = error.kind == ApiError::Kind::Tls && error.certificate.isNull();
    if (error.message == WireMessage::TlsOnPlainPort || (encrypted && noCertificateShown))
        return Problem::TlsOnPlainPort;
    if (error.kind == ApiError::Kind::Network || error.kind == ApiError::Kind::Timeout)
        return Problem::Unreachable;
    return Problem::NotPortainer;
}

Problem accessProblem(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Unauthorized:
        return Problem::WrongToken;
    case ApiError::Kind::Forbidden:
        return Problem::NotAllowed;
    case ApiError::Kind::Network:
    case ApiError::Kind::Timeout:
        return Problem::Unreachable;
    default:
        return Problem::Other;
    }
}

Problem signInProblem(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Network:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::OutcomeUnknown:
        return Problem::Unreachable;
    case ApiError::Kind::ReadOnly:
        return Problem::ReadOnly;
    case ApiError::Kind::Forbidden:
        return Problem::NotAllowed;
    default:
        break;
    }
    if (error.message == WireMessage::AdminInitTimeout)
        return Problem::FirstRunExpired;
    return error.redirectTarget.isEmpty() ? Problem::Other : Problem::Redirected;
}

Problem makingProblem(TokenMint::Problem problem, const ApiError &error)
{
    switch (problem) {
    case TokenMint::Problem::None:
        return Problem::None;
    case TokenMint::Problem::WrongPassword:
    case TokenMint::Problem::PasswordRefused:
        return Problem::WrongPassword;
    case TokenMint::Problem::TokenOnly:
        return Problem::TokenOnly;
    case TokenMint::Problem::RateLimited:
        return Problem::RateLimited;
    case TokenMint::Problem::SessionLost:
        return Problem::SessionLost;
    case TokenMint::Problem::NameRefused:
        return Problem::TokenNameRefused;
    case TokenMint::Problem::NotKept:
        return Problem::TokenNotKept;
    case TokenMint::Problem::NotProven:
        return Problem::TokenNotProven;
    case TokenMint::Problem::OutcomeUnknown:
        return Problem::MakingUnknown;
    case TokenMint::Problem::ReadOnly:
        return Problem::ReadOnly;
    case TokenMint::Problem::Other:
        break;
    }
    return signInProblem(error);
}

QString problemSentence(Problem problem, const ApiError &error, const ServerAddress &address, SignIn::Stage stage, std::chrono::seconds skew)
{
    switch (problem) {
    case Problem::None:
        return {};
    case Problem::Unreachable:
        return unreachableSentence(error, address);
    case Problem::NotPortainer:
        return tr("Something answers at %1, but it is not Portainer. Check the port and the path.").arg(address.text());
    case Problem::PlainHttpOnTlsPort:
        return tr("%1 speaks https only. Write https:// in front of the address.").arg(address.hostAndPort());
    case Problem::TlsOnPlainPort:
        return tr("%1 does not speak https. Portainer's encrypted port is usually 9443; for a plain connection write http:// yourself.")
            .arg(address.hostAndPort());
    case Problem::Redirected:
        return tr("%1 points to %2. Nothing was sent there; if that is your server, use that address.")
            .arg(address.text(), error.redirectTarget);
    case Problem::NoAdministrator:
        return tr("This Portainer is new: nobody has created its administrator yet. Open it in a browser and do that first.");
    case Problem::FirstRunExpired:
        return tr("This Portainer locked itself, because no administrator was created within five minutes of its start. Restart it.");
    case Problem::TooOld:
        return tr("This Portainer is older than 2.19, the oldest that Longshore speaks to. Update the server.");
    case Problem::CertificateRefused:
        return tr("The certificate was not trusted, so nothing was sent.");
    case Problem::CertificateChanged:
        return tr("The certificate is not the one that was trusted before. Nothing was sent.");
    case Problem::WrongToken:
        return tr("The server does not accept this access token. It may be mistyped, revoked, or from another server.");
    case Problem::ClockSkew:
        return clockSentence(address.hostAndPort(), skew);
    case Problem::ReadOnly:
    case Problem::TokenOnly:
    case Problem::WrongPassword:
    case Problem::RateLimited:
    case Problem::PasswordTooShort:
    case Problem::UserNameRefused:
    case Problem::AdministratorExists:
    case Problem::SessionLost:
    case Problem::TokenNameRefused:
    case Problem::TokenNotKept:
    case Problem::TokenNotProven:
    case Problem::MakingUnknown:
        return passwordProblemSentence(problem, error, address);
    case Problem::NotAllowed:
    case Problem::Other:
        break;
    }
    return explain(error, {attemptedIn(stage), {}, address.hostAndPort(), address.text()}).sentence;
}

} // namespace longshore
