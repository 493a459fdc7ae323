// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longshore {

/// Which way the requests to one server take. Its password, if any, is in the keychain.
struct ProxyChoice {
    enum class Kind {
        System, ///< What the desktop or the environment says; never for this computer itself.
        None,
        Http, ///< CONNECT for https, plain forwarding for http.
        Socks5,
    };
    Kind kind = Kind::System;
    QString host; ///< For Http and Socks5.
    int port = 0; ///< 1 to 65535, for Http and Socks5.
    QString userName; ///< Empty: the proxy asks for none.

    bool operator==(const ProxyChoice &) const = default;
};

} // namespace longshore
