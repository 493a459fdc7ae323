// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/settings.h"

#include "app/core/logging.h"
#include "app/store/privatefile.h"

#include <QSettings>

#include <array>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr auto SchemeKey = "look/scheme"_L1;
constexpr auto StyleKey = "look/style"_L1;
constexpr auto DetailKey = "window/detail"_L1;
constexpr auto PutBackKey = "safety/put-back-at-once"_L1;
constexpr auto ReadOnlyKey = "safety/read-only"_L1;

/// What an enumerator is called in the file. The first one is the default, which is never written.
template <typename Enum, size_t N>
struct Words {
    std::array<std::pair<Enum, QLatin1StringView>, N> words;

    Enum value(const QString &text) const
    {
        for (const auto &word : words) {
            if (word.second == text)
                return word.first;
        }
        return words.front().first;
    }
    QString text(Enum value) const
    {
        for (const auto &word : words) {
            if (word.first == value && word.first != words.front().first)
                return word.second;
        }
        return {};
    }
};

const Words<ColourScheme, 3> SchemeWords{
    {{{ColourScheme::System, "system"_L1}, {ColourScheme::Light, "light"_L1}, {ColourScheme::Dark, "dark"_L1}}}};
const Words<WidgetStyle, 2> StyleWords{{{{WidgetStyle::Longshore, "longshore"_L1}, {WidgetStyle::System, "system"_L1}}}};
const Words<DetailPlace, 3> DetailWords{
    {{{DetailPlace::Bottom, "bottom"_L1}, {DetailPlace::Right, "right"_L1}, {DetailPlace::Hidden, "hidden"_L1}}}};

void setOrRemove(QSettings &settings, const QString &key, const QVariant &value, bool isDefault)
{
    if (isDefault)
        settings.remove(key);
    else
        settings.setValue(key, value);
}

QString layoutKey(const QString &name)
{
    return u"layout/"_s + name;
}

/// Opens the file 0600; a broken one is renamed first and its new path told.
std::unique_ptr<QSettings> opened(const QString &path, QString &setAside)
{
    PrivateFile file(path);
    const bool broken = file.exists() && QSettings(path, QSettings::IniFormat).status() == QSettings::FormatError;
    if (broken) {
        setAside = file.setAside();
        qCWarning(logStore) << path << "is broken; kept as" << setAside;
    }
    file.ensure();
    return std::make_unique<QSettings>(path, QSettings::IniFormat);
}

} // namespace

Settings::Settings(const ConfigDir &dir, QObject *parent)
    : QObject(parent)
    , m_settings(opened(dir.file(u"longshore.ini"_s), m_setAside))
    , m_window(opened(dir.file(u"window.ini"_s), m_setAside))
{
}

Settings::~Settings() = default;

ColourScheme Settings::colourScheme() const
{
    return SchemeWords.value(m_settings->value(SchemeKey).toString());
}

void Settings::setColourScheme(ColourScheme scheme)
{
    if (scheme == colourScheme())
        return;
    setOrRemove(*m_settings, SchemeKey, SchemeWords.text(scheme), scheme == ColourScheme::System);
    Q_EMIT colourSchemeChanged(scheme);
}

WidgetStyle Settings::widgetStyle() const
{
    return StyleWords.value(m_settings->value(StyleKey).toString());
}

void Settings::setWidgetStyle(WidgetStyle style)
{
    if (style == widgetStyle())
        return;
    setOrRemove(*m_settings, StyleKey, StyleWords.text(style), style == WidgetStyle::Longshore);
    Q_EMIT widgetStyleChanged(style);
}

DetailPlace Settings::detailPlace() const
{
    return DetailWords.value(m_settings->value(DetailKey).toString());
}

void Settings::setDetailPlace(DetailPlace place)
{
    if (place == detailPlace())
        return;
    setOrRemove(*m_settings, DetailKey, DetailWords.text(place), place == DetailPlace::Bottom);
    Q_EMIT detailPlaceChanged(place);
}

bool Settings::readOnly() const
{
    return m_settings->value(ReadOnlyKey).toBool();
}

void Settings::setReadOnly(bool on)
{
    setOrRemove(*m_settings, ReadOnlyKey, on, !on);
}

bool Settings::putBackAtOnce() const
{
    return m_settings->value(PutBackKey).toBool();
}

void Settings::setPutBackAtOnce(bool on)
{
    if (on == putBackAtOnce())
        return;
    setOrRemove(*m_settings, PutBackKey, on, !on);
    Q_EMIT putBackAtOnceChanged(on);
}

QByteArray Settings::layout(const QString &name) const
{
    return m_window->value(layoutKey(name)).toByteArray();
}

void Settings::setLayout(const QString &name, const QByteArray &bytes)
{
    if (bytes != layout(name))
        setOrRemove(*m_window, layoutKey(name), bytes, bytes.isEmpty());
}

QString Settings::setAside() const
{
    return m_setAside;
}

} // namespace longshore
