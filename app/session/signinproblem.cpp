// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signinproblem.h"

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

QString unreachableSentence(const ApiError &error, const ServerAddress &address)
{
    if (error.kind == ApiError::Kind::Timeout)
        return tr("Nothing answered at %1 in time. Check the address, and that a firewall lets this computer through.")
            .arg(address.text());
    return tr("Nothing answers at %1. Check the address and the port, and that the server runs.").arg(address.text());
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

QString problemSentence(Problem problem, const ApiError &error, const ServerAddress &address)
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
    case Problem::NotAllowed:
    case Problem::Other:
        break;
    }
    return explain(error, {tr("list its stacks"), {}, address.hostAndPort(), address.text()}).sentence;
}

} // namespace longshore
