// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace longshore {

/// One switch for the whole program: while it is on, the network floor refuses every request that would change a server.
class ReadOnlySwitch : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool isOn() const { return m_on; }
    void setOn(bool on)
    {
        if (m_on == on)
            return;
        m_on = on;
        Q_EMIT changed(on);
    }

Q_SIGNALS:
    void changed(bool on);

private:
    bool m_on = false;
};

} // namespace longshore
