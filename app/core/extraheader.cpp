// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/extraheader.h"

#include <algorithm>
#include <array>

namespace longshore {

namespace {

    constexpr qsizetype MostNameBytes = 128;
    constexpr qsizetype MostValueBytes = 4096;

    // Set by this client, by Qt or by the connection. Portainer answers 403 when Authorization or a session cookie
    // stands beside the access token (portainer-api.md 2.1, 2.4).
    constexpr std::array<const char *, 23> Reserved{
        "accept",        "accept-encoding",  "accept-language",     "authorization", "connection", "content-encoding",
        "content-length", "content-type",    "cookie",              "cookie2",       "expect",     "host",
        "http2-settings", "keep-alive",      "proxy-authorization", "proxy-connection", "range",   "te",
        "trailer",       "transfer-encoding", "upgrade",            "user-agent",    "x-api-key"};

    bool isTokenByte(char c)
    {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    }

    bool isVisible(char c)
    {
        return c >= 0x21 && c <= 0x7e;
    }

} // namespace

bool isAllowedHeaderName(QByteArrayView name)
{
    if (name.isEmpty() || name.size() > MostNameBytes || !std::ranges::all_of(name, isTokenByte))
        return false;
    return std::ranges::none_of(Reserved, [name](const char *reserved) { return name.compare(reserved, Qt::CaseInsensitive) == 0; });
}

bool isAllowedHeaderValue(QByteArrayView value)
{
    if (value.isEmpty() || value.size() > MostValueBytes || value.front() == ' ' || value.back() == ' ')
        return false;
    return std::ranges::all_of(value, [](char c) { return c == ' ' || isVisible(c); });
}

bool isPlausibleAccessToken(QByteArrayView token)
{
    return !token.isEmpty() && token.size() <= MostValueBytes && std::ranges::all_of(token, isVisible);
}

} // namespace longshore
