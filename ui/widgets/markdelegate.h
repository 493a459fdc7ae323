// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/stateshape.h"

#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace longshore {

/// Cells of a calm table: the first column semibold, a shape before the word where the model marks a cell, the rest muted.
class MarkDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// The look of a mark, or none. The mark is what the role says of a cell, as int.
    using Looks = std::function<std::optional<StateLook>(int mark)>;

    MarkDelegate(int markRole, Looks looks, QObject *parent = nullptr);

    void setLinkRole(int role) { m_linkRole = role; } ///< Cells for which it is true look as if they can be clicked; 0: none do.
    void setDimmed(bool dimmed) { m_dimmed = dimmed; } ///< Rows that may be out of date: nothing stands out.

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    std::optional<StateLook> lookOf(const QModelIndex &index) const;
    QColor inkOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    int m_role;
    Looks m_looks;
    int m_linkRole = 0;
    bool m_dimmed = false;
};

} // namespace longshore
