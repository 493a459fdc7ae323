// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/proxychoice.h"
#include "app/core/serveraddress.h"

#include <QByteArray>
#include <QHashFunctions>
#include <QList>
#include <QString>
#include <QUuid>

#include <chrono>

namespace longshore {

/// Identity of a saved server; stays while its name or address changes.
struct ServerId {
    QUuid value;
    static ServerId create() { return {QUuid::createUuid()}; }
    bool isNull() const { return value.isNull(); }
    QString text() const { return value.toString(QUuid::WithoutBraces); }
    bool operator==(const ServerId &) const = default;
    friend bool operator<(const ServerId &a, const ServerId &b) { return a.value < b.value; }
    friend size_t qHash(const ServerId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// Where the access token of a server is kept.
enum class TokenPlace {
    Keychain, ///< In the OS keychain; an EntryNotFound then means locked or lost.
    ThisSession, ///< In memory until the program ends.
    AskEveryTime, ///< Nowhere: whoever opens the server signs in anew, each time it is opened.
};

/// A mark by which a person tells servers apart at a glance.
enum class ServerColour { None, Blue, Green, Teal, Purple, Pink, Red, Orange, Grey, LastKnown = Grey };

/// One saved server, without any secret.
struct ServerProfile {
    ServerId id;
    QString name; ///< As shown; by default the host.
    ServerAddress address;
    QByteArray pinnedSha256; ///< 32 bytes, or empty: system trust.
    QByteArray pinnedDer; ///< The pinned certificate, to show old beside new.
    TokenPlace tokenPlace = TokenPlace::Keychain;
    bool tokenSaved = false; ///< A token was stored and read back at least once.
    QString userName; ///< Who signed in last, as the server spelt it.
    QString instanceId; ///< Of the server seen last.
    QString lastVersion; ///< Of the server seen last.
    QStringList extraHeaderNames; ///< Values are in the keychain.
    AccessTokenId tokenId{}; ///< The token in use, where Longshore made it; 0 for a pasted one.
    ProxyChoice proxy;
    QString clientCertificateFile; ///< PKCS#12; its pass phrase is in the keychain. Empty: none is shown.
    std::chrono::seconds refreshEvery{30}; ///< 0 is off.
    ServerColour colour = ServerColour::None;
    bool readOnly = false; ///< Changes are refused before they are sent.
    bool locked = false; ///< Guarded as a whole: what destroys asks for the name of the thing.
    QList<EnvironmentId> lockedEnvironments; ///< Guarded one by one.
    bool enabled = true;

    bool operator==(const ServerProfile &) const = default;
    bool isGuarded(EnvironmentId environment) const { return locked || lockedEnvironments.contains(environment); }
};

} // namespace longshore
