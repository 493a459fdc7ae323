// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace longshore {

/// Cells of the stacks table: names semibold, the state as a shape and its word, the rest muted. Paints from three
/// roles without building widgets or rich text, so that 10,000 rows scroll.
class StackDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    struct Columns {
        int name = 0;
        int state = 1;
        int environment = -1; ///< Shown in full text colour, as what names are read with.
        int statusRole = Qt::UserRole; ///< Gives int(StackStatus).
        int running = -1; ///< A bar of segments before the number.
        int runningRole = Qt::UserRole; ///< Gives QList<int>, see Segments.
        int expansionRole = 0; ///< Gives 0, 1 or 2 of names: a mark before them is not there, closed, or open. 0: no room is kept for it.
    };

    static constexpr int ExpansionWidth = 24; ///< From the left edge of the cell, where a click expands.

    explicit StackDelegate(const Columns &columns, QObject *parent = nullptr);

    void setDimmed(bool dimmed) { m_dimmed = dimmed; } ///< Rows that may be out of date: nothing stands out.

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(
        QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;

private:
    QColor inkOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    int paintRunning(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    int paintExpansion(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    int markWidth(const QModelIndex &index) const;
    int paintState(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    Columns m_columns;
    bool m_dimmed = false;
};

/// Fills a cell of a selected or current row; the ring goes along the whole row. No hover: Qt knows it by cell only.
void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);

} // namespace longshore
