// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace longshore {

/// Whether a line, or what follows a few words at its start, is a JSON object or list.
bool looksLikeJson(QByteArrayView text);

/// The JSON in a line with a line for each member, in the order and with the spelling it came in, what stood before it on a line of
/// its own; empty when it is none. Nothing is read into numbers and back.
QByteArray prettyJson(QByteArrayView text);

} // namespace longshore
