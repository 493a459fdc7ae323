// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"

#include <QByteArray>
#include <QList>
#include <QString>

/// Saved servers as a JSON file to carry to another computer (docs/servers-file.md). Nothing in it is secret: neither
/// tokens nor values of headers, passwords, pass phrases, nor who signed in.
namespace longshore::profileexchange {

QByteArray exported(const QList<ServerProfile> &profiles);

/// One server of a file. Its certificate is what the file says, and is not trusted because of that alone.
struct Offered {
    ServerProfile profile; ///< With an id of its own, signed out, trusting what the system trusts.
    QByteArray sha256; ///< Of the certificate that the other computer trusted; empty: none.
    bool operator==(const Offered &) const = default;
};

/// What a file offers, or everything that is wrong with it.
struct Reading {
    QList<Offered> servers;
    QStringList mistakes; ///< "servers[2].proxy.port: 1 to 65535"; with any, nothing is offered.
};

/// Strict: what is not understood is a mistake. Text of the file stands in no mistake but as a name of a key.
Reading read(const QByteArray &text);

} // namespace longshore::profileexchange
