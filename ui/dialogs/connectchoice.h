// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/extraheader.h"
#include "app/core/secret.h"
#include "app/core/serveraddress.h"
#include "app/store/serverprofile.h"


namespace longshore {

/// What a person gives to be let in.
enum class SignInMethod {
    AccessToken, ///< Made by hand, pasted.
    Password, ///< Makes an access token and is forgotten.
    FirstAdministrator, ///< The same, of a user that is made first, on a server nobody has set up.
};

/// What a person decided in the connect window.
struct ConnectChoice {
    ServerAddress address;
    QString name; ///< As shown; the host when left empty.
    SignInMethod method = SignInMethod::AccessToken;
    QByteArray accessToken; ///< With AccessToken.
    QString userName; ///< With the others.
    Secret password; ///< With the others; the field it was typed into is empty by now.
    QString tokenName; ///< With the others: of the access token that is made.
    bool asFirstAdministrator = false; ///< With Password: try it on a server that takes passwords from nobody else.
    QList<ExtraHeader> extraHeaders;
    TokenPlace tokenPlace = TokenPlace::Keychain;
};

} // namespace longshore

