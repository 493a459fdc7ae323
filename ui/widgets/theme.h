// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;
class QFontMetrics;

namespace longshore {

class SystemAppearance;

/// Every colour of the window by role; no widget spells one. Text pairs reach 4.5:1 in both schemes (a test computes it).
enum class ColourRole {
    Window,
    Base,
    Sidebar,
    Text,
    Muted,
    Line,
    Accent,
    AccentText,
    Selection,
    Good,
    Warning,
    Bad,
    Info,
    BannerWarning,
    BannerBad,
    BannerInfo, ///< Backgrounds of banners and cards that say something.
    Outline, ///< Edge of a field or button: stronger than Line.
    Button,
    Hover,
    Pressed, ///< Faces of controls; Hover is also that of rows.
    Disabled, ///< Text of what can't be used now.
    Focus, ///< The ring around what has the keyboard.
    Thumb, ///< Scroll bar handle.
    Tooltip,
    TooltipText,
    CodeLine,
    CodeKey,
    CodeString,
    CodeNumber,
    CodeComment, ///< Text views: current line and syntax.
    Match,
    MatchCurrent, ///< Background of what a search found.
    MarkTeal,
    MarkPurple,
    MarkPink, ///< Marks of servers, beside those that other roles serve for.
};
inline constexpr int ColourRoleCount = static_cast<int>(ColourRole::MarkPink) + 1;

/// Palette and thin style of our own over Fusion, following light and dark live; "System" leaves everything to the
/// platform. Made once in main and handed down.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { System, Light, Dark };
    enum class Look { Longshore, System };

    explicit Theme(QApplication &application, QObject *parent = nullptr);

    ~Theme() override;

    void apply(Look look, Scheme scheme);
    bool isDark() const; ///< Of what is shown now, whoever chose it.
    bool isReducedAnimation() const; ///< The system asks for less motion.
    bool isForced() const; ///< False while high contrast or the System look leaves everything to the platform.
    Look look() const;
    QColor colour(ColourRole role) const;
    static QColor colour(ColourRole role, bool dark); ///< The table itself.

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void wear();
    void undress();
    bool wantsDark() const;

    QApplication &m_application;
    SystemAppearance *m_system;
    QString m_systemStyle; ///< What the platform had chosen before us.
    bool m_systemDark = false; ///< The platform's palette before us, for when nobody answers.
    bool m_applied = false;
    bool m_forced = false;
    Look m_look = Look::Longshore;
    Scheme m_scheme = Scheme::System;
    bool m_dark = false;
};

/// Colour of a role as the widget's own palette implies it (dark or light), for painting code without a Theme.
QColor themeColour(ColourRole role, const QPalette &palette);

/// Height in px of a row in tables and lists, from the font: 32 at the default size.
int rowHeight(const QFontMetrics &metrics);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor &first, const QColor &second);

} // namespace longshore
