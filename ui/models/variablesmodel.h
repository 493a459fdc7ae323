// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>

namespace longshore {

/// Variables of one stack in the server's order, doubles included. No role hands out a value before it was revealed;
/// the two ways to a value are plainValue() and asDotEnv(), for an explicit copy.
class VariablesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Hides everything again, except when nothing changed.
    void setVariables(const QList<EnvVariable> &variables);
    void setRevealed(int row, bool revealed);
    bool isRevealed(int row) const;
    void revealAll(bool revealed);
    bool isAllRevealed() const; ///< False without variables.
    QString plainValue(int row) const; ///< Byte for byte, hidden or not.
    QString asDotEnv(const QList<int> &rows) const; ///< In the order of `rows`; see dotEnvLine().
    QString asDotEnv() const; ///< All, in the server's order.

    static QString mask(); ///< As long for every value.

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    bool has(int row) const { return row >= 0 && row < m_variables.size(); }

    QList<EnvVariable> m_variables;
    QList<bool> m_revealed; ///< As long as m_variables.

private:
    QVariant valueData(int row, int role) const;
};

/// One line of a .env file as Docker Compose reads it: plain values bare; others in single quotes, where everything
/// stands for itself, line ends too; values with ' or \ or carriage returns in double quotes with \" \\ \$ \n \r \t.
/// A name that no .env file can hold (empty, or with =, quotes, #, blanks or control characters) becomes a remark.
QString dotEnvLine(const EnvVariable &variable);

} // namespace longshore
