// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/extraheader.h"
#include "app/core/secret.h"
#include "app/store/secretstore.h"
#include "app/store/serverprofile.h"

#include <QList>

#include <optional>

namespace longshore {

/// Secrets that were typed anew while a server's options were edited; what is not here stays as it is kept.
struct NewSecrets {
    QList<ExtraHeader> headers;
    std::optional<Secret> proxyPassword;
    std::optional<Secret> passPhrase;
    bool showsCertificateElsewhere = false; ///< A person said that the new address may see the client certificate too.

    bool isEmpty() const { return headers.isEmpty() && !proxyPassword && !passPhrase; }
};

/// What changing the entry of a saved server means for what is trusted, kept and connected. Tokens, addresses and pins
/// belong together: another address leaves them behind.
struct ProfileEdit {
    ServerProfile after; ///< What may be saved: nothing in it belongs to another address.
    bool isElsewhere = false; ///< The address is another one: the access token is asked for again.
    bool dropsPin = false; ///< The trusted certificate was that of another origin.
    bool dropsOwnCertificate = false; ///< The client certificate was meant for another origin, and nobody said that this one may see it.
    bool reconnects = false; ///< What is open to the server must be closed and opened anew.
    QList<SecretKey> stale; ///< Entries of the keychain that belong to what was.
};

/// `wanted` keeps the id of `before`. A pin that `before` does not have is not taken over; the same client certificate is shown to
/// another origin only with `showsCertificate`.
ProfileEdit editOf(const ServerProfile &before, const ServerProfile &wanted, bool showsCertificate = false);

/// A second entry for the same server: with its options and its trust, without any secret.
ServerProfile duplicateOf(const ServerProfile &profile, const QList<ServerProfile> &existing);

/// What the edit leaves behind, for the person who makes it; empty when nothing is lost.
QString editSentence(const ServerProfile &before, const ProfileEdit &edit);

} // namespace longshore
