// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPersistentModelIndex>

class QTableView;

namespace longshore {

/// Keeps the rows of a table at their place on screen while a refresh puts rows in or takes them out above them. A new
/// order or filter that the user asked for starts elsewhere: letGo().
class ScrollKeeper : public QObject
{
    Q_OBJECT
public:
    explicit ScrollKeeper(QTableView &view);

    void letGo(); ///< The next change may move the rows: the current one is brought into view instead.
    void settle(); ///< All signals of a change were sent.

private:
    struct Anchor {
        QPersistentModelIndex index;
        int y = 0; ///< Pixels below the upper edge.
    };

    void hold();
    void restore();

    QTableView &m_view;
    QList<Anchor> m_anchors; ///< The rows on screen before the change; the first that is left counts.
    bool m_holding = false;
    bool m_released = false;
};

} // namespace longshore
