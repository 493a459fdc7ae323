// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace longshore {

/// The thin style of our own over Fusion: flat headers, no bevels, 6 px corners, underlined tabs, thin scroll bars, a
/// clear focus ring. Takes every colour from the palette through themeColour().
///
/// Widgets ask for a look by dynamic properties: "primary" or "danger" on a push button fills it; "sidebar" on an item
/// view gives its rows rounded selections.
class LongshoreStyle : public QProxyStyle
{
    Q_OBJECT
public:
    LongshoreStyle()
        : QProxyStyle(QStringLiteral("fusion"))
    {
    }
    void setReducedAnimation(bool reduced) { m_reducedAnimation = reduced; }

    void drawPrimitive(
        PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(
        ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(
        ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override;
    QSize sizeFromContents(
        ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
    QRect subControlRect(
        ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
    QPixmap standardPixmap(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;

private:
    void drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawMutedLabel(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    bool drawSmallShape(PrimitiveElement element, const QStyleOption &option, QPainter &painter) const;

    bool m_reducedAnimation = false;
};

/// Height of buttons and fields in px, from the font: 30 at the default size.
int controlHeight(const QFontMetrics &metrics);

} // namespace longshore
