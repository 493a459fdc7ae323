// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QStyledItemDelegate>

namespace longshore {

class VariablesModel;

/// A value cell: long values wrap anywhere, and an eye at its end reveals and hides that one value.
class RevealDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    RevealDelegate(VariablesModel &model, QObject *parent);

    static QRect eyeRect(const QRect &cell);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;

private:
    bool hasEye(const QModelIndex &index) const;
    QRect textRect(const QRect &cell, const QModelIndex &index) const;

    VariablesModel &m_model;
    QIcon m_reveal;
    QIcon m_hide;
};

} // namespace longshore
