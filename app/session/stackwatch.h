// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackbefore.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace longshore {

class Session;
class StackReading;

/// Looks again and again at what an engine runs under a name, on the connections for reading, so that a deploy does not hold it up.
/// What cannot be read is left out in silence: it is for seeing progress, not for deciding.
class StackWatch : public QObject
{
    Q_OBJECT
public:
    StackWatch(Session &session, std::chrono::milliseconds every, QObject *parent = nullptr);
    ~StackWatch() override;

    void start(EnvironmentId environment, StackType type, const QString &name);
    void stop();

Q_SIGNALS:
    void seen(const longshore::StackBefore &stack);

private:
    void look();

    Session &m_session;
    QTimer m_pause;
    std::unique_ptr<StackReading> m_reading;
    EnvironmentId m_environment{};
    StackType m_type = StackType::Unknown;
    QString m_name;
};

} // namespace longshore
