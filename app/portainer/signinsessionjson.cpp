// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portainer/decode.h"
#include "app/portainer/jsondocument.h"

namespace longshore {

using namespace Qt::StringLiterals;

// How the server spells a session and its claims (portainer-api.md 2.2).
namespace {

struct SignInAnswer {
    QByteArray jwt;
};

} // namespace

template <>
struct JsonFields<SignInAnswer> {
    static constexpr std::array<JsonField<SignInAnswer>, 1> table{{
        {"jwt", surely<&SignInAnswer::jwt>, Presence::Required},
    }};
};

template <>
struct JsonFields<SignInSession> {
    static constexpr std::array<JsonField<SignInSession>, 6> table{{
        {"id", surely<&SignInSession::user>, Presence::Required},
        {"username", into<&SignInSession::userName>},
        {"role", into<&SignInSession::role>},
        {"forceChangePassword", into<&SignInSession::forceChangePassword>},
        {"exp", into<&SignInSession::expiresAt>},
        {"iat", into<&SignInSession::issuedAt>},
    }};
};

namespace decode {

namespace {

ApiError noSession(const QString &why)
{
    return {.kind = ApiError::Kind::Protocol, .message = u"session: "_s + why};
}

/// The middle one of the three parts of a JWT; empty when it is none.
QByteArray claimsOf(const QByteArray &jwt)
{
    const QByteArrayList parts = jwt.split('.');
    if (parts.size() != 3)
        return {};
    const auto decoded = QByteArray::fromBase64Encoding(
        parts.at(1), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

/// The value of a cookie in the Set-Cookie headers, which Qt joins with line ends.
QByteArray cookieSet(const Answer &answer, QByteArrayView name)
{
    for (const auto &[header, value] : answer.headers) {
        if (header.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &line : value.split('\n')) {
            const QByteArray pair = line.left(line.indexOf(';')).trimmed();
            if (pair.startsWith(name.toByteArray() + '='))
                return pair.mid(name.size() + 1);
        }
    }
    return {};
}

} // namespace

Result<SignInSession> signInSession(const Answer &answer)
{
    const Result<SignInAnswer> said = objectIn<SignInAnswer>(answer, u"session"_s);
    if (!said)
        return Failure(said.error());
    Answer claims;
    claims.body = claimsOf(said->jwt);
    if (claims.body.isEmpty())
        return Failure(noSession(u"the token cannot be read"_s));
    claims.body.reserve(claims.body.size() + AnswerPadding);
    Result<SignInSession> session = objectIn<SignInSession>(claims, u"session"_s);
    if (session)
        session->jwt = said->jwt;
    return session;
}

Result<CsrfProof> csrfProof(const Answer &answer)
{
    return CsrfProof{answer.header("X-Csrf-Token"), cookieSet(answer, "_gorilla_csrf")};
}

Result<Nothing> nothing(const Answer &)
{
    return Nothing{};
}

} // namespace decode
} // namespace longshore
