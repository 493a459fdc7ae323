// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/stacklink.h"
#include "app/store/configdir.h"

#include <QLocalServer>
#include <QObject>

class QLocalSocket;

namespace longshore {

/// One window per config directory: a second start tells the first what it was asked for, lets it come forward, and ends.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const ConfigDir &dir, QObject *parent = nullptr);

    static constexpr auto ConnectWish = "connect"; ///< What a start with --connect says; one with a link says the link.

    /// True when this process is the one; false when another was asked to show itself, and was told the wish.
    bool claim(const QByteArray &wish = {});
    QString socketName() const { return m_name; } ///< A path, or a name below the temporary folder.

Q_SIGNALS:
    void activationRequested();
    void linkReceived(const longshore::StackLink &link);
    void connectRequested();

private:
    void welcome(QLocalSocket *visitor);
    void read(QLocalSocket *visitor);
    void grant(const QByteArray &wish);

    QString m_name;
    QLocalServer m_server;
};

} // namespace longshore
