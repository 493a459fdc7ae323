// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QObject;
class QWebSocket;

/// What the websockets of the sample server have in common (portainer-api.md 6.5).
namespace longshore::demo {

inline constexpr qsizetype MostMessageBytes = 2048; ///< Of one message, both ways.

/// In text messages, each of whole characters.
void sayText(QWebSocket &socket, const QByteArray &bytes);
/// Without a close frame; `owner` goes with it. Queued, so that what was said last goes out first.
void hangUpLater(QWebSocket &socket, QObject &owner);

} // namespace longshore::demo
