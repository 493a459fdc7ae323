// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QFutureWatcher>
#include <QObject>

namespace longshore {

/// The settings of the desktop portal (org.freedesktop.portal.Settings), asked without ever making the window wait for
/// D-Bus.
class PortalSettings : public QObject
{
    Q_OBJECT
public:
    explicit PortalSettings(QObject *parent = nullptr);

Q_SIGNALS:
    void said(const QString &group, const QString &key, const QVariant &value); ///< As it is now, and whenever it changes.

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void connected();
    void ask(const QDBusConnection &bus, const QString &group, const QString &key);

    QFutureWatcher<QDBusConnection> m_bus;
};

} // namespace longshore
