// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;

namespace longshore {

/// Every colour of the window by role; no widget spells one. Text pairs reach 4.5:1 in both schemes (a test computes it).
enum class ColourRole { Window, Base, Sidebar, Text, Muted, Line, Accent, AccentText, Selection, Good, Warning, Bad, Info, BannerWarning, BannerBad, BannerInfo };

/// Palette and thin style of our own over Fusion, following light and dark live; "System" leaves everything to the
/// platform. Made once in main and handed down.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { System, Light, Dark };
    enum class Look { Longshore, System };

    explicit Theme(QApplication &application, QObject *parent = nullptr);

    void apply(Look look, Scheme scheme);
    bool isDark() const;
    Look look() const;
    QColor colour(ColourRole role) const;
    static QColor colour(ColourRole role, bool dark); ///< The table itself.

Q_SIGNALS:
    void changed();

private:
    QApplication &m_application;
    Look m_look = Look::Longshore;
    Scheme m_scheme = Scheme::System;
    bool m_dark = false;
};

/// Colour of a role as the widget's own palette implies it (dark or light), for painting code without a Theme.
QColor themeColour(ColourRole role, const QPalette &palette);

} // namespace longshore
