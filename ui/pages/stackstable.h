// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stackcolumn.h"
#include "ui/models/stackrow.h"

#include <QJsonObject>
#include <QTableView>

#include <optional>

class QMenu;

namespace longshore {

class ScrollKeeper;
class StacksModel;

/// The table of stacks: columns shown, moved and resized by the user, rows as high as the font asks, and a place
/// in the list that stays while answers come in.
class StacksTable : public QTableView
{
    Q_OBJECT
public:
    explicit StacksTable(StacksModel &model, QWidget *parent = nullptr);
    ~StacksTable() override;

    bool isShown(StackColumn column) const;
    void setShown(StackColumn column, bool shown); ///< The user's choice: it wins over what is automatic.
    void setServerCount(int count); ///< With more than one, Server is shown unless the user chose otherwise.
    QList<StackColumn> shownColumns() const; ///< As they stand, left to right.
    void moveColumn(StackColumn column, int steps); ///< Past shown columns; to the left when negative.
    void fitColumns(); ///< As wide as what they hold, within reason.
    void resetColumns();
    void sortBy(StackColumn column, Qt::SortOrder order);
    void sortByCurrentColumn(); ///< The same column again turns the order around.
    StackColumn currentColumn() const; ///< Name without a current cell.

    QJsonObject layoutState() const;
    void restoreLayoutState(const QJsonObject &state); ///< Columns it does not name keep their defaults.

    QList<StackKey> selectedKeys() const; ///< From top to bottom.
    QList<int> selectedRows() const; ///< Shown rows, ascending.
    int selectedCount() const;
    StackKey currentKey() const; ///< Null server without a current row.
    std::pair<int, int> rowsInSight() const; ///< First and last shown row in the viewport; the last is before the first when there is none.
    bool select(const StackKey &key); ///< False when it is not shown.
    void expectNewOrder(); ///< The user changes filter or order: the place in the list need not stay.

    void fillColumnsMenu(QMenu &menu); ///< One check box a column, then the ways to arrange them.

Q_SIGNALS:
    void shownColumnsChanged();
    void leaveRequested(); ///< Esc.

protected:
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpRows();
    void setUpHeader();
    void applyRowHeight();
    void applyDefaultColumns();
    int defaultWidth(StackColumn column) const;
    int mostWidth() const;
    void hide(StackColumn column, bool hidden);
    void showServerColumn();
    void giveSpareWidth();
    void noteResize(int logical, int before, int after);
    void restoreColumn(const QJsonObject &column, int place);
    void showHeaderMenu(const QPoint &at);
    void addArrangement(QMenu &menu, StackColumn column);

    StacksModel &m_model;
    ScrollKeeper *m_scroll = nullptr;
    int m_serverCount = 1;
    std::optional<bool> m_serverChoice;
    bool m_widthsChosen = false; ///< The user resized: spare width is no longer given away.
    bool m_arranging = false; ///< We resize, not the user.
};

} // namespace longshore
