// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/systemappearance.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QIcon>
#include <QtConcurrentRun>

#include <utility>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const auto portalService = u"org.freedesktop.portal.Desktop"_s;
const auto portalPath = u"/org/freedesktop/portal/desktop"_s;
const auto portalInterface = u"org.freedesktop.portal.Settings"_s;
const auto appearance = u"org.freedesktop.appearance"_s;
const auto gnomeInterface = u"org.gnome.desktop.interface"_s;

/// The portal wraps a value in one variant or, with Read, in two.
QVariant unwrapped(QVariant value)
{
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = qvariant_cast<QDBusVariant>(value).variant();
    return value;
}

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
    , m_highContrast(QIcon::themeName().contains("HighContrast"_L1, Qt::CaseInsensitive))
{
    // Reaching the bus may block, so a worker does it; afterwards sessionBus() is a look-up.
    connect(&m_bus, &QFutureWatcherBase::finished, this, &SystemAppearance::connected);
    m_bus.setFuture(QtConcurrent::run([] { return QDBusConnection::sessionBus(); }));
}

void SystemAppearance::connected()
{
    QDBusConnection bus = m_bus.result();
    if (!bus.isConnected())
        return;
    // Without a service name there is no blocking look-up of its owner.
    bus.connect(
        {}, portalPath, portalInterface, u"SettingChanged"_s, this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(bus, appearance, u"color-scheme"_s);
    ask(bus, appearance, u"contrast"_s);
    ask(bus, gnomeInterface, u"enable-animations"_s);
}

void SystemAppearance::ask(const QDBusConnection &bus, const QString &group, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, u"Read"_s);
    call << group << key;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 5000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            take(group, key, reply.value().variant());
    });
}

void SystemAppearance::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    take(group, key, value.variant());
}

void SystemAppearance::take(const QString &group, const QString &key, const QVariant &value)
{
    const QVariant plain = unwrapped(value);
    const auto before = std::tuple(m_preference, m_highContrast, m_reducedAnimation);
    if (group == appearance && key == "color-scheme"_L1)
        m_preference = plain.toUInt() <= 2 ? Preference(plain.toUInt()) : Preference::None;
    else if (group == appearance && key == "contrast"_L1)
        m_highContrast = plain.toUInt() == 1;
    else if (group == gnomeInterface && key == "enable-animations"_L1 && plain.canConvert<bool>())
        m_reducedAnimation = !plain.toBool();
    if (before != std::tuple(m_preference, m_highContrast, m_reducedAnimation))
        Q_EMIT changed();
}

} // namespace longshore
