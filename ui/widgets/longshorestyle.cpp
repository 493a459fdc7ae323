// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/longshorestyle.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/stylepaint.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

bool isSidebar(const QWidget *widget)
{
    return widget && widget->property("sidebar").toBool();
}

/// A scroll bar lies on the ground of what it scrolls.
QColor scrollGround(const QStyleOption &option, const QWidget *widget)
{
    const QWidget *holder = widget && widget->parentWidget() ? widget->parentWidget()->parentWidget() : nullptr;
    const auto *area = qobject_cast<const QAbstractScrollArea *>(holder);
    const QWidget *viewport = area ? area->viewport() : nullptr;
    const bool opaque = viewport
        && (viewport->autoFillBackground() || viewport->testAttribute(Qt::WA_NoSystemBackground)
            || viewport->testAttribute(Qt::WA_OpaquePaintEvent));
    if (!opaque)
        return option.palette.color(QPalette::Window);
    return viewport->palette().color(viewport->backgroundRole());
}

bool wantsHover(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QTabBar *>(widget) || widget->inherits("QScrollBar") || widget->inherits("QSplitterHandle")
        || widget->inherits("QHeaderView");
}

/// The whole line, branch included: a tree asks for it piece by piece.
void sidebarRow(QPainter &painter, const QStyleOptionViewItem &option, const QWidget *widget)
{
    QStyleOptionViewItem row = option;
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    row.rect.setLeft(0);
    row.rect.setWidth(view ? view->viewport()->width() : option.rect.width());
    stylepaint::rowGround(painter, row, true);
}

void paintFocus(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    if (!view || !isSidebar(widget))
        return stylepaint::focusRing(painter, option);
    const QRect row(0, option.rect.top(), view->viewport()->width(), option.rect.height());
    stylepaint::roundedBox(
        painter, row.adjusted(6, 1, -6, -1), {}, stylepaint::ink(ColourRole::Focus, option), stylepaint::radius, 2);
}

void sortArrow(QPainter &painter, const QStyleOptionHeader &option, const QWidget *header)
{
    if (option.sortIndicator == QStyleOptionHeader::None)
        return;
    const bool descending = option.sortIndicator == QStyleOptionHeader::SortUp; // Qt names it by the arrow of old days.
    QRect room = option.rect;
    if (header && option.orientation == Qt::Horizontal)
        room = QRect(room.left(), 0, room.width(), header->height() - 1);
    stylepaint::drawChevron(
        painter, room, descending ? u"chevron-down"_s : u"chevron-up"_s, stylepaint::ink(ColourRole::Text, option));
}

void panelFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const bool area = qobject_cast<const QAbstractScrollArea *>(widget);
    stylepaint::roundedBox(
        painter, option.rect, {}, stylepaint::ink(ColourRole::Line, option), area ? 1 : stylepaint::radius);
}

} // namespace

int controlHeight(const QFontMetrics &metrics)
{
    return std::max(26, (metrics.height() + 12) / 2 * 2);
}

bool LongshoreStyle::drawSmallShape(PrimitiveElement element, const QStyleOption &option, QPainter &painter) const
{
    const QColor muted =
        stylepaint::ink(option.state.testFlag(State_Enabled) ? ColourRole::Muted : ColourRole::Disabled, option);
    switch (element) {
    case PE_IndicatorArrowDown:
        stylepaint::drawChevron(painter, option.rect, u"chevron-down"_s, muted);
        return true;
    case PE_IndicatorArrowUp:
        stylepaint::drawChevron(painter, option.rect, u"chevron-up"_s, muted);
        return true;
    case PE_IndicatorArrowLeft:
        stylepaint::drawChevron(painter, option.rect, u"chevron-left"_s, muted);
        return true;
    case PE_IndicatorArrowRight:
        stylepaint::drawChevron(painter, option.rect, u"chevron-right"_s, muted);
        return true;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        stylepaint::checkBox(painter, option);
        return true;
    case PE_IndicatorRadioButton:
        stylepaint::radioButton(painter, option);
        return true;
    case PE_IndicatorBranch:
        stylepaint::branch(painter, option);
        return true;
    default:
        return false;
    }
}

void LongshoreStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (drawSmallShape(element, *option, *painter))
        return;
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    switch (element) {
    case PE_PanelButtonCommand:
        return stylepaint::button(*painter, *option, widget);
    case PE_PanelButtonTool:
        return stylepaint::flatButton(*painter, *option);
    case PE_PanelLineEdit:
        return frame && frame->lineWidth > 0 ? stylepaint::field(*painter, *option) : void();
    case PE_FrameLineEdit:
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
        return;
    case PE_FrameFocusRect:
        return paintFocus(*painter, *option, widget);
    case PE_FrameMenu:
        return stylepaint::menuFrame(*painter, *option);
    case PE_PanelMenu:
        return painter->fillRect(option->rect, option->palette.base());
    case PE_FrameGroupBox:
        return;
    case PE_Frame:
        return panelFrame(*painter, *option, widget);
    case PE_PanelTipLabel:
        return painter->fillRect(option->rect, option->palette.toolTipBase());
    case PE_PanelStatusBar:
    case PE_FrameTabBarBase: {
        const int y = element == PE_PanelStatusBar ? option->rect.top() : option->rect.bottom();
        return painter->fillRect(
            QRect(option->rect.left(), y, option->rect.width(), 1), stylepaint::ink(ColourRole::Line, *option));
    }
    case PE_PanelScrollAreaCorner:
        return painter->fillRect(option->rect, option->palette.base());
    case PE_IndicatorHeaderArrow:
        return header ? sortArrow(*painter, *header, widget) : void();
    case PE_PanelItemViewRow:
        return item && isSidebar(widget) ? sidebarRow(*painter, *item, widget) : void();
    case PE_PanelItemViewItem:
        return item && !isSidebar(widget) ? stylepaint::rowGround(*painter, *item, false) : void();
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void LongshoreStyle::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    const QColor ink = stylepaint::buttonInk(*option, widget);
    const bool menu = button->features.testFlag(QStyleOptionButton::HasMenu);
    const int iconRoom = button->icon.isNull() ? 0 : button->iconSize.width() + (button->text.isEmpty() ? 0 : 6);
    const int textWidth = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
    QRect room = menu ? button->rect.adjusted(0, 0, -18, 0) : button->rect;
    if (menu)
        stylepaint::drawChevron(*painter, QRect(button->rect.right() - 27, button->rect.top(), 20, button->rect.height()),
            u"chevron-down"_s, ink);
    int left = room.left() + std::max(4, (room.width() - iconRoom - textWidth) / 2);
    if (iconRoom) {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QString own = button->icon.name();
        const QPixmap picture = own.isEmpty() ? button->icon.pixmap(button->iconSize, ratio)
                                              : iconPixmap(own, button->iconSize.width(), ink, ratio);
        painter->drawPixmap(left, room.center().y() - button->iconSize.height() / 2 + 1, picture);
    }
    const int mnemonics =
        proxy()->styleHint(SH_UnderlineShortcut, option, widget) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter->setPen(ink);
    painter->drawText(QRect(left + iconRoom, room.top(), room.right() - left - iconRoom + 1, room.height()),
        Qt::AlignLeft | Qt::AlignVCenter | mnemonics, button->text);
}

void LongshoreStyle::drawMutedLabel(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const QColor muted = stylepaint::ink(ColourRole::Muted, *option);
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option); header && element == CE_HeaderLabel) {
        QStyleOptionHeader calm = *header;
        calm.state.setFlag(State_On, false); // No bold while a cell below is selected.
        if (header->orientation == Qt::Horizontal)
            calm.palette.setColor(QPalette::ButtonText, muted);
        return QProxyStyle::drawControl(element, &calm, painter, widget);
    }
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    QStyleOptionTab calm = *tab;
    if (!tab->state.testFlag(State_Selected) && tab->state.testFlag(State_Enabled))
        calm.palette.setColor(QPalette::WindowText, muted);
    QProxyStyle::drawControl(element, &calm, painter, widget);
}

void LongshoreStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *menu = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    switch (element) {
    case CE_PushButtonBevel:
        return stylepaint::button(*painter, *option, widget);
    case CE_PushButtonLabel:
        return drawButtonLabel(option, painter, widget);
    case CE_MenuItem:
        return menu ? stylepaint::menuItem(*painter, *menu) : void();
    case CE_MenuBarItem:
        return menu ? stylepaint::menuBarItem(*painter, *menu) : void();
    case CE_MenuBarEmptyArea:
    case CE_MenuEmptyArea:
    case CE_ToolBar:
        return painter->fillRect(
            option->rect, element == CE_MenuEmptyArea ? option->palette.base() : option->palette.window());
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return stylepaint::headerSection(*painter, *option);
    case CE_HeaderLabel:
    case CE_TabBarTabLabel:
        return drawMutedLabel(element, option, painter, widget);
    case CE_TabBarTabShape:
        return tab ? stylepaint::tab(*painter, *tab) : void();
    case CE_Splitter:
        return stylepaint::splitter(*painter, *option);
    case CE_ProgressBar:
        return bar ? stylepaint::progressBar(*painter, *bar) : void();
    default:
        return QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void LongshoreStyle::drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    const bool raised = !button->state.testFlag(State_AutoRaise);
    raised ? stylepaint::button(*painter, *button, widget) : stylepaint::flatButton(*painter, *button);
    QStyleOptionToolButton label = *button;
    label.rect = button->rect.adjusted(4, 0, -4, 0);
    if (button->features.testFlag(QStyleOptionToolButton::HasMenu) && button->text.size() > 0) {
        const QRect arrow(button->rect.right() - 22, button->rect.top(), 18, button->rect.height());
        stylepaint::drawChevron(*painter, arrow, u"chevron-down"_s, stylepaint::buttonInk(*button, widget));
        label.rect.setRight(arrow.left());
    }
    label.palette.setColor(QPalette::ButtonText, stylepaint::buttonInk(*button, widget));
    proxy()->drawControl(CE_ToolButtonLabel, &label, painter, widget);
}

void LongshoreStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto part = [&](SubControl which) { return proxy()->subControlRect(control, option, which, widget); };
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (control == CC_ScrollBar && slider)
        return stylepaint::scrollBar(*painter, *slider, part(SC_ScrollBarSlider), scrollGround(*option, widget));
    if (control == CC_ComboBox && combo && combo->frame)
        return stylepaint::comboBox(*painter, *combo, part(SC_ComboBoxArrow));
    if (control == CC_SpinBox && spin && spin->frame)
        return stylepaint::spinBox(*painter, *spin, part(SC_SpinBoxUp), part(SC_SpinBoxDown));
    if (control == CC_ToolButton)
        return drawToolButton(option, painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void LongshoreStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (wantsHover(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (const auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

void LongshoreStyle::unpolish(QWidget *widget)
{
    QProxyStyle::unpolish(widget);
    if (wantsHover(widget))
        widget->setAttribute(Qt::WA_Hover, false);
}

} // namespace longshore
