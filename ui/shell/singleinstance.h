// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/configdir.h"

#include <QLocalServer>
#include <QObject>

namespace longshore {

/// One window per config directory: a second start asks the first to come forward and ends.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const ConfigDir &dir, QObject *parent = nullptr);

    /// True when this process is the one; false when another was asked to show itself.
    bool claim();

Q_SIGNALS:
    void activationRequested();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace longshore
