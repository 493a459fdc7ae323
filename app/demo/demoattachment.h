// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demosite.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QWebSocket;

namespace longshore::demo {

/// Somebody who takes part in the terminal of a container's main process (portainer-api.md 6.5). Nothing is told of before; the process
/// goes on when the socket is closed, and ends with Ctrl-C.
class Attachment : public QObject
{
    Q_OBJECT
public:
    Attachment(Site &site, std::unique_ptr<QWebSocket> socket, QObject *parent);
    ~Attachment() override;

private:
    void take(const QByteArray &typed);
    void look();
    void hangUp();

    Site &m_site;
    std::unique_ptr<QWebSocket> m_socket;
    EnvironmentId m_environment{};
    QByteArray m_container;
    QByteArray m_line; ///< What is typed and not ended yet.
    QTimer m_looking;
};

} // namespace longshore::demo
