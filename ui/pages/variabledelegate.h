// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/revealdelegate.h"

namespace longshore {

class VariablesEditModel;

/// The cells of variables that are edited: a name or a value of one line is typed in its cell, a value with line ends
/// or controls wants more room than that; remarks carry the mark of how bad they are.
class VariableDelegate : public RevealDelegate
{
    Q_OBJECT
public:
    VariableDelegate(VariablesEditModel &model, QObject *parent);

    /// Whether a field of one line would change it.
    static bool needsRoom(const QString &value);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

Q_SIGNALS:
    void roomWanted(int row) const; ///< The value can't be edited in its cell.

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    VariablesEditModel &m_edit;
};

} // namespace longshore
