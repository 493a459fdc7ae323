// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenmintrefusal.h"

namespace longshore {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;
using Problem = TokenMint::Problem;

namespace {

bool says(const ApiError &error, QLatin1StringView words)
{
    return error.message.contains(words, Qt::CaseInsensitive) || error.details.contains(words, Qt::CaseInsensitive);
}

} // namespace

Problem signInRefusal(const ApiError &error)
{
    if (error.kind == Kind::ReadOnly)
        return Problem::ReadOnly;
    if (error.kind == Kind::RateLimited)
        return Problem::RateLimited;
    if (error.httpStatus == 422)
        return says(error, "without oauth"_L1) ? Problem::TokenOnly : Problem::WrongPassword;
    return Problem::Other;
}

Problem creationRefusal(const ApiError &error)
{
    switch (error.kind) {
    case Kind::ReadOnly:
        return Problem::ReadOnly;
    case Kind::RateLimited:
        return Problem::RateLimited;
    case Kind::Unauthorized:
        return Problem::SessionLost;
    default:
        break;
    }
    if (error.httpStatus == 400 && says(error, "invalid description"_L1))
        return Problem::NameRefused;
    const bool aboutPassword = (error.httpStatus == 400 || error.httpStatus == 403) && says(error, "password"_L1);
    return aboutPassword ? Problem::PasswordRefused : Problem::Other;
}

bool isOpen(const ApiError &error)
{
    return leavesItOpen(error) || error.kind == Kind::Protocol || (error.kind == Kind::Server && error.httpStatus >= 500);
}

} // namespace longshore
