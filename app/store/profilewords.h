// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"

#include <optional>

/// What the choices of a profile are called in files of ours: the list of servers, and what is exported of it.
namespace longshore::profilewords {

QString word(TokenPlace place); ///< "keychain", "session", "ask"
TokenPlace tokenPlace(const QString &word); ///< Unknown words are the keychain.

QString word(ServerColour colour); ///< "blue"; empty for None.
std::optional<ServerColour> colour(const QString &word); ///< None for an empty word.

QString word(ProxyChoice::Kind kind); ///< "none", "http", "socks5"; empty for the system's.
std::optional<ProxyChoice::Kind> proxyKind(const QString &word);

/// Whether requests can take this way: a host name or address without a scheme and a port where one is needed, a user
/// name of plain characters.
bool isWhole(const ProxyChoice &proxy);

} // namespace longshore::profilewords
