// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/revealdelegate.h"

#include "ui/models/variablesmodel.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {

namespace {

constexpr int Eye = 16;
constexpr int Gap = 8;
constexpr int Wrapped = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWrapAnywhere;

} // namespace

RevealDelegate::RevealDelegate(VariablesModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_reveal(themedIcon(u"eye"_s))
    , m_hide(themedIcon(u"eye-off"_s))
{
}

QRect RevealDelegate::eyeRect(const QRect &cell)
{
    return {cell.right() - Gap - Eye, cell.center().y() - Eye / 2, Eye, Eye};
}

bool RevealDelegate::hasEye(const QModelIndex &index) const
{
    return index.column() == VariablesModel::ValueColumn;
}

QRect RevealDelegate::textRect(const QRect &cell, const QModelIndex &index) const
{
    return cell.adjusted(Gap, 2, hasEye(index) ? -Eye - 2 * Gap : -Gap, -2);
}

void RevealDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, {});
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    painter->save();
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    painter->setPen(cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->setFont(cell.font);
    painter->drawText(textRect(cell.rect, index), Wrapped, text);
    if (hasEye(index))
        (m_model.isRevealed(index.row()) ? m_hide : m_reveal).paint(painter, eyeRect(cell.rect));
    painter->restore();
}

QSize RevealDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const int width = view ? view->columnWidth(index.column()) : option.rect.width();
    const QRect space = textRect({0, 0, std::max(width, 80), 1 << 16}, index);
    const QRect text = option.fontMetrics.boundingRect(space, Qt::AlignLeft | Qt::AlignTop | Qt::TextWrapAnywhere,
                                                       index.data().toString());
    return {width, std::max(text.height(), option.fontMetrics.height()) + 12};
}

bool RevealDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || !hasEye(index))
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QRect target = eyeRect(option.rect).adjusted(-Gap, -Gap, Gap, Gap);
    if (mouse->button() != Qt::LeftButton || !target.contains(mouse->position().toPoint()))
        return false;
    m_model.setRevealed(index.row(), !m_model.isRevealed(index.row()));
    return true;
}

} // namespace longshore
