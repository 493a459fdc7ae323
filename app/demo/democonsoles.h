// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoshell.h"
#include "app/demo/demosite.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QWebSocket;

namespace longshore::demo {

/// One terminal over its websocket. It behaves as 2.22 and 2.23 do (portainer-api.md 6.5): text messages of up to 2,048 bytes, the end
/// without a close frame, code 1009 for a message that is too long, and a shell that stays when the socket is closed on it.
class Console : public QObject
{
    Q_OBJECT
public:
    Console(Site &site, std::unique_ptr<QWebSocket> socket, QObject *parent);
    ~Console() override;

private:
    void start(const QByteArray &execId);
    void take(const QByteArray &message);
    void say(const QByteArray &bytes);
    void look();
    void hangUp();

    Site &m_site;
    std::unique_ptr<QWebSocket> m_socket;
    QByteArray m_execId;
    std::unique_ptr<Shell> m_shell;
    QTimer m_seconds;
    int m_ticks = 0;
};

} // namespace longshore::demo
