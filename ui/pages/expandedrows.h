// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/runninglines.h"
#include "ui/models/stackrow.h"

#include <QHash>
#include <QObject>
#include <QPersistentModelIndex>

class QTableView;

namespace longshore {

class StacksModel;
class StacksTable;

/// What runs of some stacks, below their rows in the table: a row that is expanded is taller, and a small list stands in the room it gains.
/// A click on the mark before the name, + and - expand and collapse; Tab enters the lists, Esc leaves them. Which rows are expanded is told;
/// what their lists say is for others.
class ExpandedRows : public QObject
{
    Q_OBJECT
public:
    ExpandedRows(StacksTable &table, StacksModel &model);
    ~ExpandedRows() override;

    bool isExpanded(const StackKey &key) const { return m_shown.contains(key); }
    void setExpanded(const StackKey &key, bool expanded); ///< Nothing for what cannot be expanded.
    QList<StackKey> expanded() const { return m_shown.keys(); }
    void setLines(const StackKey &key, const QList<RunningLine> &lines);
    void setSentence(const StackKey &key, const QString &sentence); ///< In place of lines: reading, nothing, or why not.
    QTableView *list(const StackKey &key) const; ///< Null for what is not expanded.

Q_SIGNALS:
    void expandedChanged(); ///< Which ones are.
    void lineActivated(const longshore::StackKey &stack, const QString &id); ///< By double click or Enter.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Shown {
        QPersistentModelIndex row; ///< Invalid while a filter hides it.
        RunningLinesModel *model;
        QTableView *list;
    };
    bool canExpand(const StackKey &key) const;
    Shown make(const StackKey &key);
    void drop(const StackKey &key);
    void forgetGone();
    void locate(); ///< Rows went, came, or changed places.
    void place();
    int heightOf(const Shown &shown) const;
    bool keyPressed(int key);
    bool pressed(const QPoint &at);
    bool leaveList(const QTableView &list, int key);

    StacksTable &m_table;
    const QObject *const m_viewport; ///< The table's, which sends events while the table is taken down.
    StacksModel &m_model;
    QHash<StackKey, Shown> m_shown;
    QHash<int, int> m_tall; ///< Rows that are taller, and by how much.
};

} // namespace longshore
