// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/scrollkeeper.h"

#include <QAbstractItemModel>
#include <QScrollBar>
#include <QTableView>

#include <utility>

namespace longshore {

ScrollKeeper::ScrollKeeper(QTableView &view)
    : QObject(&view)
    , m_view(view)
{
    const QAbstractItemModel *model = view.model();
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &ScrollKeeper::hold);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &ScrollKeeper::hold);
    connect(model, &QAbstractItemModel::rowsAboutToBeMoved, this, &ScrollKeeper::hold);
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &ScrollKeeper::hold);
}

void ScrollKeeper::letGo()
{
    m_released = true;
}

/// A list read from its beginning stays at its beginning.
void ScrollKeeper::hold()
{
    if (std::exchange(m_holding, true) || m_view.verticalScrollBar()->value() == 0)
        return;
    const QAbstractItemModel *model = m_view.model();
    const int bottom = m_view.viewport()->height();
    for (int row = m_view.rowAt(0); row >= 0 && row < model->rowCount(); ++row) {
        const int y = m_view.rowViewportPosition(row);
        if (y > bottom)
            break;
        m_anchors.append({model->index(row, 0), y});
    }
}

void ScrollKeeper::settle()
{
    if (!m_holding)
        return;
    m_view.doItemsLayout(); // Otherwise the range of the scroll bar is still the old one.
    if (!m_released)
        restore();
    else if (m_view.currentIndex().isValid())
        m_view.scrollTo(m_view.currentIndex());
    else
        m_view.scrollToTop();
    m_anchors.clear();
    m_holding = m_released = false;
}

void ScrollKeeper::restore()
{
    QScrollBar *bar = m_view.verticalScrollBar();
    for (const Anchor &anchor : std::as_const(m_anchors)) {
        if (anchor.index.isValid()) {
            bar->setValue(bar->value() + m_view.rowViewportPosition(anchor.index.row()) - anchor.y);
            return;
        }
    }
}

} // namespace longshore
