// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/longshorestyle.h"
#include "ui/widgets/systemappearance.h"

#include <QApplication>
#include <QStyleFactory>
#include <QToolTip>

namespace longshore {

namespace {

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

void setNeutral(QPalette &palette, bool dark)
{
    const auto set = [&palette, dark](QPalette::ColorRole target, ColourRole source) {
        palette.setColor(target, Theme::colour(source, dark));
    };
    set(QPalette::Window, ColourRole::Window);
    set(QPalette::WindowText, ColourRole::Text);
    set(QPalette::Base, ColourRole::Base);
    set(QPalette::AlternateBase, ColourRole::Sidebar);
    set(QPalette::Text, ColourRole::Text);
    set(QPalette::Button, ColourRole::Button);
    set(QPalette::ButtonText, ColourRole::Text);
    set(QPalette::PlaceholderText, ColourRole::Muted);
    set(QPalette::Light, ColourRole::Base);
    set(QPalette::Midlight, ColourRole::Line);
    set(QPalette::Mid, ColourRole::Outline);
    set(QPalette::Dark, ColourRole::Thumb);
    set(QPalette::Shadow, ColourRole::Muted);
}

void setSpeaking(QPalette &palette, bool dark)
{
    const auto set = [&palette, dark](QPalette::ColorRole target, ColourRole source) {
        palette.setColor(target, Theme::colour(source, dark));
    };
    set(QPalette::Highlight, ColourRole::Selection);
    set(QPalette::HighlightedText, ColourRole::Text);
    set(QPalette::Link, ColourRole::Accent);
    set(QPalette::LinkVisited, ColourRole::Accent);
    set(QPalette::BrightText, ColourRole::Bad);
    set(QPalette::ToolTipBase, ColourRole::Tooltip);
    set(QPalette::ToolTipText, ColourRole::TooltipText);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, Theme::colour(ColourRole::Disabled, dark));
}

QPalette paletteOf(bool dark)
{
    QPalette palette;
    setNeutral(palette, dark);
    setSpeaking(palette, dark);
    return palette;
}

} // namespace

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_system(new SystemAppearance(this))
    , m_systemStyle(QApplication::style()->name())
    , m_systemDark(looksDark(QApplication::palette()))
{
    connect(m_system, &SystemAppearance::changed, this, &Theme::refresh);
}

Theme::~Theme() = default;

void Theme::apply(Look look, Scheme scheme)
{
    m_look = look;
    m_scheme = scheme;
    m_applied = true;
    refresh();
}

void Theme::refresh()
{
    if (!m_applied)
        return;
    const bool force = m_look == Look::Longshore && !m_system->isHighContrast();
    force ? wear() : undress();
    Q_EMIT changed();
}

void Theme::wear()
{
    m_dark = wantsDark();
    if (!m_forced)
        m_application.setStyle(new LongshoreStyle);
    m_forced = true;
    if (auto *style = qobject_cast<LongshoreStyle *>(m_application.style()))
        style->setReducedAnimation(m_system->isReducedAnimation());
    const QPalette palette = paletteOf(m_dark);
    m_application.setPalette(palette);
    QToolTip::setPalette(palette);
}

void Theme::undress()
{
    if (m_forced) {
        m_application.setStyle(QStyleFactory::create(m_systemStyle));
        m_application.setPalette(QPalette());
        QToolTip::setPalette(QApplication::palette());
    }
    m_forced = false;
    m_dark = looksDark(QApplication::palette());
}

bool Theme::wantsDark() const
{
    if (m_scheme != Scheme::System)
        return m_scheme == Scheme::Dark;
    if (m_system->preference() != SystemAppearance::Preference::None)
        return m_system->preference() == SystemAppearance::Preference::Dark;
    return m_systemDark;
}

bool Theme::isDark() const
{
    return m_dark;
}

bool Theme::isReducedAnimation() const
{
    return m_system->isReducedAnimation();
}

bool Theme::isForced() const
{
    return m_forced;
}

Theme::Look Theme::look() const
{
    return m_look;
}

QColor Theme::colour(ColourRole role) const
{
    return themeColour(role, QApplication::palette());
}

} // namespace longshore
