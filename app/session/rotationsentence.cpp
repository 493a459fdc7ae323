// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a rotation, in words.
#include "app/session/signinproblem.h"
#include "app/session/tokenrotation.h"

#include <QCoreApplication>

namespace longshore {

using Problem = TokenRotation::Problem;
using Standing = TokenRotation::Standing;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TokenRotation", text);
}

QString whatFailed(const TokenRotation &rotation, Problem problem, const ApiError &error, const ServerProfile &server,
                   const QString &store)
{
    switch (problem) {
    case Problem::None:
        break;
    case Problem::Making:
        return problemSentence(makingProblem(rotation.mintProblem(), error), error, server.address, SignIn::Stage::MakingToken);
    case Problem::OtherUser:
        return tr("This password is another user's, so no access token was made.");
    case Problem::NotKept:
        return tr("The new access token works, but it could not be kept. %1").arg(explanation(rotation.secretState(), store));
    case Problem::OldNotFound:
        return tr("The new access token is in use. Which one was the old one could not be told, so it was not revoked: look in the list.");
    case Problem::OldNotRevoked:
        return error.kind == ApiError::Kind::OutcomeUnknown
            ? tr("The new access token is in use. Whether the old one was revoked is not known: look in the list.")
            : tr("The new access token is in use. The old one could not be revoked and still works: revoke it in the list.");
    case Problem::SessionGone:
        return tr("%1 was removed meanwhile.").arg(server.name);
    }
    return {};
}

/// Which tokens exist and which one the next start will find; nothing where what failed has said it.
QString whereItStands(const Standing &standing, const QString &store)
{
    if (standing.inUse)
        return {};
    if (standing.store == Standing::Store::Unknown)
        return tr("Which of the two %1 holds is not known; the old one still works and is in use.").arg(store);
    if (standing.store == Standing::Store::New)
        return tr("%1 holds the new access token; the old one still works too.").arg(store);
    if (standing.fresh)
        return tr("The old access token still works and is in use; \"%1\" exists beside it and is not used.").arg(standing.fresh->description);
    return tr("The old access token still works and is in use.");
}

} // namespace

QString rotationSentence(const TokenRotation &rotation, Problem problem, const ApiError &error, const ServerProfile &server,
                         const QString &store)
{
    const QString failure = whatFailed(rotation, problem, error, server, store);
    return (failure + u' ' + whereItStands(rotation.standing(), store)).trimmed();
}

} // namespace longshore
