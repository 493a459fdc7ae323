// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/systemappearance.h"

#include <QGuiApplication>
#include <QIcon>
#include <QStyleHints>
#include <QVariant>

#include <utility>

#ifdef QT_DBUS_LIB
#include "ui/widgets/portalsettings.h"
#endif
#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

const auto appearance = u"org.freedesktop.appearance"_s;
const auto gnomeInterface = u"org.gnome.desktop.interface"_s;

bool systemHighContrast()
{
#ifdef Q_OS_WIN
    HIGHCONTRASTW contrast{};
    contrast.cbSize = sizeof(contrast);
    return SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof(contrast), &contrast, 0) && (contrast.dwFlags & HCF_HIGHCONTRASTON);
#else
    return QIcon::themeName().contains("HighContrast"_L1, Qt::CaseInsensitive);
#endif
}

bool systemReducedAnimation()
{
#ifdef Q_OS_WIN
    BOOL animated = TRUE;
    return SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, &animated, 0) && !animated;
#else
    return false; // The portal says it later.
#endif
}

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
    , m_highContrast(systemHighContrast())
    , m_reducedAnimation(systemReducedAnimation())
{
    listen();
}

void SystemAppearance::listen()
{
#ifdef QT_DBUS_LIB
    auto *portal = new PortalSettings(this);
    connect(portal, &PortalSettings::said, this, &SystemAppearance::take);
#elif QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto follow = [this](Qt::ColorScheme scheme) {
        const Preference preference = scheme == Qt::ColorScheme::Dark ? Preference::Dark
            : scheme == Qt::ColorScheme::Light                        ? Preference::Light
                                                                      : Preference::None;
        take(appearance, u"color-scheme"_s, static_cast<uint>(preference));
    };
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, follow);
    follow(QGuiApplication::styleHints()->colorScheme());
#endif
}

void SystemAppearance::take(const QString &group, const QString &key, const QVariant &value)
{
    const auto before = std::tuple(m_preference, m_highContrast, m_reducedAnimation);
    if (group == appearance && key == "color-scheme"_L1)
        m_preference = value.toUInt() <= 2 ? Preference(value.toUInt()) : Preference::None;
    else if (group == appearance && key == "contrast"_L1)
        m_highContrast = value.toUInt() == 1;
    else if (group == gnomeInterface && key == "enable-animations"_L1 && value.canConvert<bool>())
        m_reducedAnimation = !value.toBool();
    if (before != std::tuple(m_preference, m_highContrast, m_reducedAnimation))
        Q_EMIT changed();
}

} // namespace longshore
