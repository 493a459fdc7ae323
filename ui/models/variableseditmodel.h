// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/variablesmodel.h"

#include <QStringList>

#include <optional>

namespace longshore {

/// What a check has to say about one variable.
struct VariableNote {
    enum class Level { None, Hint, Warning, Error };

    Level level = Level::None;
    QString sentence; ///< Never holds the value.
    std::optional<QString> gets; ///< What the container gets, where that is something else. A secret like the value.
    std::optional<QString> spelling; ///< Stored like this, the container gets what is stored now. A secret too.
    bool operator==(const VariableNote &) const = default;
};

/// Variables of a stack while they are edited: order, doubles and every character stay; each change can be undone.
/// A third column says what the container gets. No role but the editor's own way, plainValue(), tells a hidden value.
class VariablesEditModel : public VariablesModel
{
    Q_OBJECT
public:
    enum EditColumn { RemarkColumn = ColumnCount, EditColumnCount };

    using VariablesModel::VariablesModel;

    void start(const QList<EnvVariable> &variables); ///< Starts anew: hidden, nothing to undo.
    const QList<EnvVariable> &variables() const { return m_variables; }
    void replaceAll(const QList<EnvVariable> &variables); ///< As one step; those that stay alike stay revealed.

    int add(const EnvVariable &variable, int row); ///< Revealed, as it is being typed; returns its row.
    void setVariable(int row, const EnvVariable &variable);
    void remove(QList<int> rows);
    bool moveBy(int row, int by); ///< One place up or down; false at the end.
    /// Gives the names their new values in place and adds the others at the end; how many of each.
    struct Merged {
        int added = 0;
        int changed = 0;
    };
    Merged merge(const QList<EnvVariable> &variables);

    bool canUndo() const { return !m_past.isEmpty(); }
    bool canRedo() const { return !m_future.isEmpty(); }
    void undo();
    void redo();

    /// For the variables as they are; forgotten row by row as they change.
    void setNotes(const QList<VariableNote> &notes);
    VariableNote note(int row) const { return m_notes.value(row); }
    QList<int> rowsWithSpelling() const;
    void useSpelling(const QList<int> &rows); ///< As one step.
    void setEditable(bool editable);
    bool isEditable() const { return m_editable; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void edited(); ///< The variables are others now.

private:
    void remember();
    void changed(int row);
    void swapWith(QList<QList<EnvVariable>> &from, QList<QList<EnvVariable>> &to);
    void take(const QList<EnvVariable> &variables);
    QVariant remark(int row, int role) const;

    QList<VariableNote> m_notes; ///< Perhaps shorter than the variables.
    QList<QList<EnvVariable>> m_past;
    QList<QList<EnvVariable>> m_future;
    bool m_editable = true;
};

} // namespace longshore
