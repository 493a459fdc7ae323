// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QFutureWatcher>
#include <QObject>

namespace longshore {

/// What the desktop says about light and dark, contrast and motion, from the desktop portal
/// (org.freedesktop.portal.Settings); asked without ever making the window wait for D-Bus.
class SystemAppearance : public QObject
{
    Q_OBJECT
public:
    enum class Preference { None, Dark, Light }; ///< The portal's own numbers 0, 1, 2.

    explicit SystemAppearance(QObject *parent = nullptr);

    Preference preference() const { return m_preference; }
    bool isHighContrast() const { return m_highContrast; }
    bool isReducedAnimation() const { return m_reducedAnimation; }

    /// One setting as the portal reports it; unknown names and senseless values change nothing.
    void take(const QString &group, const QString &key, const QVariant &value);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void connected();
    void ask(const QDBusConnection &bus, const QString &group, const QString &key);

    QFutureWatcher<QDBusConnection> m_bus;
    Preference m_preference = Preference::None;
    bool m_highContrast = false;
    bool m_reducedAnimation = false;
};

} // namespace longshore
