// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackwatch.h"

#include "app/session/session.h"
#include "app/session/stackreading.h"

namespace longshore {

StackWatch::StackWatch(Session &session, std::chrono::milliseconds every, QObject *parent)
    : QObject(parent), m_session(session)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(every);
    connect(&m_pause, &QTimer::timeout, this, &StackWatch::look);
    connect(&session, &QObject::destroyed, this, &StackWatch::stop);
}

StackWatch::~StackWatch() = default;

void StackWatch::start(EnvironmentId environment, StackType type, const QString &name)
{
    m_environment = environment;
    m_type = type;
    m_name = name;
    m_pause.start();
}

void StackWatch::stop()
{
    m_pause.stop();
    if (!m_reading)
        return;
    m_reading->disconnect(this);
    m_reading.release()->deleteLater(); // It may be the sender of what led here.
}

void StackWatch::look()
{
    m_reading = std::make_unique<StackReading>(m_session);
    connect(m_reading.get(), &StackReading::done, this, [this](const StackBefore &stack) {
        m_reading.release()->deleteLater();
        m_pause.start();
        if (stack.engineRead)
            Q_EMIT seen(stack);
    });
    m_reading->startByName(m_environment, m_type, m_name, StackReading::Running);
}

} // namespace longshore
