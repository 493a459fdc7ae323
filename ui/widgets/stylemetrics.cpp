// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"
#include "ui/widgets/longshorestyle.h"
#include "ui/widgets/stylepaint.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QMenu>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

struct FixedMetric {
    QStyle::PixelMetric metric;
    int pixels;
};

constexpr std::array fixedMetrics{
    FixedMetric{QStyle::PM_ScrollBarExtent, 11},
    FixedMetric{QStyle::PM_ScrollBarSliderMin, 32},
    FixedMetric{QStyle::PM_ScrollView_ScrollBarSpacing, 0},
    FixedMetric{QStyle::PM_ScrollView_ScrollBarOverlap, 0},
    FixedMetric{QStyle::PM_SplitterWidth, 1},
    FixedMetric{QStyle::PM_ButtonShiftHorizontal, 0},
    FixedMetric{QStyle::PM_ButtonShiftVertical, 0},
    FixedMetric{QStyle::PM_ButtonDefaultIndicator, 0},
    FixedMetric{QStyle::PM_MenuPanelWidth, 1},
    FixedMetric{QStyle::PM_MenuVMargin, 5},
    FixedMetric{QStyle::PM_MenuHMargin, 0},
    FixedMetric{QStyle::PM_MenuBarItemSpacing, 0},
    FixedMetric{QStyle::PM_MenuBarVMargin, 2},
    FixedMetric{QStyle::PM_MenuBarHMargin, 2},
    FixedMetric{QStyle::PM_MenuBarPanelWidth, 0},
    FixedMetric{QStyle::PM_IndicatorWidth, 16},
    FixedMetric{QStyle::PM_IndicatorHeight, 16},
    FixedMetric{QStyle::PM_ExclusiveIndicatorWidth, 16},
    FixedMetric{QStyle::PM_ExclusiveIndicatorHeight, 16},
    FixedMetric{QStyle::PM_SmallIconSize, 16},
    FixedMetric{QStyle::PM_ButtonIconSize, 16},
    FixedMetric{QStyle::PM_TabBarIconSize, 16},
    FixedMetric{QStyle::PM_ToolBarIconSize, 18},
    FixedMetric{QStyle::PM_HeaderMargin, 8},
    FixedMetric{QStyle::PM_HeaderMarkSize, 14},
    FixedMetric{QStyle::PM_TabBarTabHSpace, 24},
    FixedMetric{QStyle::PM_TabBarTabVSpace, 16},
    FixedMetric{QStyle::PM_TabBarBaseOverlap, 0},
    FixedMetric{QStyle::PM_TabBarTabOverlap, 0},
    FixedMetric{QStyle::PM_TabBarTabShiftVertical, 0},
    FixedMetric{QStyle::PM_TabBarTabShiftHorizontal, 0},
    FixedMetric{QStyle::PM_LayoutHorizontalSpacing, 8},
    FixedMetric{QStyle::PM_LayoutVerticalSpacing, 8},
    FixedMetric{QStyle::PM_ToolTipLabelFrameWidth, 5},
    FixedMetric{QStyle::PM_DefaultFrameWidth, 1},
};

QFontMetrics metricsOf(const QStyleOption *option, const QWidget *widget)
{
    return option ? option->fontMetrics : widget ? widget->fontMetrics() : QFontMetrics(QFont());
}

QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &text)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {text.width(), 9};
    const bool marks = option.menuHasCheckableItems || option.maxIconWidth > 0;
    const int left = marks ? stylepaint::menuIconColumn + 4 : stylepaint::menuTextInset;
    const int gap = option.text.contains(u'\t') || option.reservedShortcutWidth > 0 ? 24 : 0;
    const int sub = option.menuItemType == QStyleOptionMenuItem::SubMenu ? 18 : 0;
    return {text.width() + left + gap + sub + stylepaint::menuTextInset, controlHeight(option.fontMetrics) - 2};
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const QSize &contents)
{
    const bool text = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    const bool menu = option.features.testFlag(QStyleOptionToolButton::HasMenu) && !option.text.isEmpty();
    const int height = std::max(contents.height() + 8, controlHeight(option.fontMetrics) - 2);
    const int width = text ? contents.width() + 18 : std::max(contents.width() + 8, height);
    return {width + (menu ? 18 : 0), height};
}

QSize pushButtonSize(const QStyleOptionButton &option)
{
    const int text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int icon = option.icon.isNull() ? 0 : option.iconSize.width() + (option.text.isEmpty() ? 0 : 6);
    const int menu = option.features.testFlag(QStyleOptionButton::HasMenu) ? 18 : 0;
    return {text + icon + menu + 28, controlHeight(option.fontMetrics)};
}

QRect scrollPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool upright = bar.orientation == Qt::Vertical;
    const int length = upright ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int thumb = length;
    if (range > 0)
        thumb = std::clamp(int(qint64(length) * bar.pageStep / (range + bar.pageStep)), std::min(32, length), length);
    const int start =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - thumb, bar.upsideDown);
    const auto span = [&](int from, int size) {
        return upright ? QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), size)
                       : QRect(bar.rect.left() + from, bar.rect.top(), size, bar.rect.height());
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return span(start, thumb);
    case QStyle::SC_ScrollBarSubPage:
        return span(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return span(start + thumb, length - start - thumb);
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    default:
        return {}; // No arrow buttons.
    }
}

/// Menus and tooltips get round corners by a mask, which needs no compositor.
bool cutCorners(const QStyleOption &option, QStyleHintReturn *data)
{
    auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(data);
    if (!mask)
        return false;
    QPainterPath outline;
    outline.addRoundedRect(QRectF(option.rect), stylepaint::radius, stylepaint::radius);
    mask->region = QRegion(outline.toFillPolygon().toPolygon());
    return true;
}

/// Our drawing for a picture Qt's own dialogs ask for; null for the rest.
QIcon ownStandardIcon(QStyle::StandardPixmap which)
{
    switch (which) {
    case QStyle::SP_MessageBoxInformation:
        return roleIcon(u"info"_s, ColourRole::Info);
    case QStyle::SP_MessageBoxQuestion:
        return roleIcon(u"help"_s, ColourRole::Info);
    case QStyle::SP_MessageBoxWarning:
        return roleIcon(u"warning"_s, ColourRole::Warning);
    case QStyle::SP_MessageBoxCritical:
        return roleIcon(u"error"_s, ColourRole::Bad);
    case QStyle::SP_LineEditClearButton:
        return mutedIcon(u"close"_s);
    case QStyle::SP_ToolBarHorizontalExtensionButton:
        return themedIcon(u"more"_s);
    default:
        return {};
    }
}

} // namespace

int LongshoreStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_HeaderDefaultSectionSizeVertical)
        return rowHeight(metricsOf(option, widget));
    if (metric == PM_FocusFrameHMargin)
        return qobject_cast<const QAbstractItemView *>(widget) ? 7 : 2;
    const auto *fixed = std::ranges::find(fixedMetrics, metric, &FixedMetric::metric);
    return fixed != fixedMetrics.end() ? fixed->pixels : QProxyStyle::pixelMetric(metric, option, widget);
}

int LongshoreStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ItemView_PaintAlternatingRowColorsForEmptyArea:
        return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    case SH_TabBar_PreferNoArrows:
        return 0;
    case SH_Widget_Animation_Duration:
        return m_reducedAnimation ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    case SH_Menu_Mask:
    case SH_ToolTip_Mask:
        return option && cutCorners(*option, data) ? 1 : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon LongshoreStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const QIcon own = ownStandardIcon(which);
    return own.isNull() ? QProxyStyle::standardIcon(which, option, widget) : own;
}

QPixmap LongshoreStyle::standardPixmap(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const QIcon own = ownStandardIcon(which);
    return own.isNull() ? QProxyStyle::standardPixmap(which, option, widget) : own.pixmap(QSize(32, 32));
}

QSize LongshoreStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const auto *menu = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const QSize usual = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int control = controlHeight(metricsOf(option, widget));
    switch (type) {
    case CT_PushButton:
        return button ? pushButtonSize(*button).expandedTo(QSize(0, size.height() + 4)) : usual;
    case CT_ToolButton:
        return tool ? toolButtonSize(*tool, size) : usual;
    case CT_LineEdit:
        return {size.width() + 16, std::max(size.height() + 4, control)};
    case CT_ComboBox:
        return {usual.width() + 12, std::max(size.height() + 4, control)};
    case CT_SpinBox:
        return {usual.width() + 8, std::max(size.height(), control)};
    case CT_MenuItem:
        return menu ? menuItemSize(*menu, size) : usual;
    case CT_MenuBarItem:
        return {size.width() + 16, control};
    case CT_HeaderSection:
        return {usual.width(), std::max(usual.height(), rowHeight(metricsOf(option, widget)))};
    case CT_ItemViewItem:
        return {usual.width(), std::max(usual.height(), rowHeight(metricsOf(option, widget)) - 2)};
    default:
        return usual;
    }
}

QRect LongshoreStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider)
        return scrollPart(*slider, part);
    const QRect usual = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return QRect(option->rect.right() - 25, option->rect.top(), 20, option->rect.height());
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(10, 2, -26, -2);
    return control == CC_SpinBox && part == SC_SpinBoxEditField ? usual.adjusted(6, 0, 0, 0) : usual;
}

QRect LongshoreStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return option->rect.adjusted(7, 2, -7, -2);
    return QProxyStyle::subElementRect(element, option, widget);
}

} // namespace longshore
