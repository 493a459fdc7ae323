// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demotalking.h"

#include <QTimer>
#include <QWebSocket>

#include <algorithm>

namespace longshore::demo {

void sayText(QWebSocket &socket, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        qsizetype end = std::min(bytes.size(), at + MostMessageBytes);
        while (end < bytes.size() && (uchar(bytes.at(end)) & 0xC0) == 0x80) // It would be cut in the middle of a character.
            --end;
        socket.sendTextMessage(QString::fromUtf8(bytes.sliced(at, end - at)));
        at = end;
    }
}

void hangUpLater(QWebSocket &socket, QObject &owner)
{
    QTimer::singleShot(0, &owner, [&socket, &owner] {
        socket.flush();
        socket.abort();
        owner.deleteLater();
    });
}

} // namespace longshore::demo
