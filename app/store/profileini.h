// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/serverprofile.h"

#include <QByteArray>
#include <QList>

namespace longshore {

/// The text of servers.ini. Pure: no file is touched, and nothing here knows a secret.
namespace profileini {

/// What a text says; `complete` is false when any of it could not be understood.
struct Reading {
    QList<ServerProfile> profiles; ///< Every entry that is whole.
    bool complete = true;
};

/// Whether an entry can be saved: an id, an address, a pin of 32 bytes or none, 0 s to one day between refreshes, a proxy
/// that can be asked.
bool isWhole(const ServerProfile &profile);

Reading read(const QByteArray &text);

/// The same text with these profiles, in this order, and no others; keys this version does not know stay.
/// Read back before it is returned; null when it could not be made (no room for temporary files).
QByteArray write(const QByteArray &text, const QList<ServerProfile> &profiles);

} // namespace profileini
} // namespace longshore
