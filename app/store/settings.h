// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/configdir.h"

#include <QByteArray>
#include <QObject>
#include <QVariant>

#include <memory>

class QSettings;

namespace longshore {

enum class ColourScheme { System, Light, Dark };
enum class WidgetStyle { Longshore, System };
enum class DetailPlace { Bottom, Right, Hidden };

/// What the person chose about the program itself (longshore.ini), and the window's layout (window.ini).
/// Defaults are not written; this is the only place that spells a key.
class Settings : public QObject
{
    Q_OBJECT
public:
    explicit Settings(const ConfigDir &dir, QObject *parent = nullptr);
    ~Settings() override;

    ColourScheme colourScheme() const;
    void setColourScheme(ColourScheme scheme);
    WidgetStyle widgetStyle() const;
    void setWidgetStyle(WidgetStyle style);
    DetailPlace detailPlace() const;
    void setDetailPlace(DetailPlace place);

    bool readOnly() const; ///< The read-only switch, as it was left.
    void setReadOnly(bool on);

    bool putBackAtOnce() const; ///< When an update takes a stack down: deploy what was there before, without asking.
    void setPutBackAtOnce(bool on);

    /// Window geometry, splitters, columns, sort: opaque bytes under a name such as "stacks/header".
    QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &bytes);

    QString setAside() const; ///< Path of a broken file kept aside, or empty.

Q_SIGNALS:
    void colourSchemeChanged(longshore::ColourScheme scheme);
    void widgetStyleChanged(longshore::WidgetStyle style);
    void putBackAtOnceChanged(bool on);
    void detailPlaceChanged(longshore::DetailPlace place);

private:
    QString m_setAside; // First: opening the files fills it.
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<QSettings> m_window;
};

} // namespace longshore
