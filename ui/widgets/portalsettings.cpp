// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/portalsettings.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QtConcurrentRun>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const auto portalService = u"org.freedesktop.portal.Desktop"_s;
const auto portalPath = u"/org/freedesktop/portal/desktop"_s;
const auto portalInterface = u"org.freedesktop.portal.Settings"_s;
const auto appearance = u"org.freedesktop.appearance"_s;

/// The portal wraps a value in one variant or, with Read, in two.
QVariant unwrapped(QVariant value)
{
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = qvariant_cast<QDBusVariant>(value).variant();
    return value;
}

} // namespace

PortalSettings::PortalSettings(QObject *parent)
    : QObject(parent)
{
    // Reaching the bus may block, so a worker does it; afterwards sessionBus() is a look-up.
    connect(&m_bus, &QFutureWatcherBase::finished, this, &PortalSettings::connected);
    m_bus.setFuture(QtConcurrent::run([] { return QDBusConnection::sessionBus(); }));
}

void PortalSettings::connected()
{
    QDBusConnection bus = m_bus.result();
    if (!bus.isConnected())
        return;
    // Without a service name there is no blocking look-up of its owner.
    bus.connect(
        {}, portalPath, portalInterface, u"SettingChanged"_s, this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(bus, appearance, u"color-scheme"_s);
    ask(bus, appearance, u"contrast"_s);
    ask(bus, u"org.gnome.desktop.interface"_s, u"enable-animations"_s);
}

void PortalSettings::ask(const QDBusConnection &bus, const QString &group, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, u"Read"_s);
    call << group << key;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 5000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            Q_EMIT said(group, key, unwrapped(reply.value().variant()));
    });
}

void PortalSettings::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    Q_EMIT said(group, key, unwrapped(value.variant()));
}

} // namespace longshore
