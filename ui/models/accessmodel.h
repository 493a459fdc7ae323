// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/accessedit.h"

#include <QAbstractTableModel>

namespace longshore {

/// Who may use which environment: users or teams as rows, environments as columns, check boxes as cells. Ticks are edits
/// of an AccessEdit. What a cell shows is worked out when it is looked at for the first time, and kept until it changes.
/// Roles are those of PeopleFilter, whose id is that of the user or team.
class AccessModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Who { Users, Teams };

    using QAbstractTableModel::QAbstractTableModel;

    /// What the server says; edits that were made stay, where they are still any.
    void setContent(const DirectoryContent &content);
    void setWho(Who who);
    Who who() const { return m_who; }
    const AccessEdit &edit() const { return m_edit; }
    void discard();
    void discard(EnvironmentId environment);

    qsizetype knownCells() const { return m_known; } ///< How many were worked out since the last reset.

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited(); ///< edit() changed.

private:
    struct Subject {
        qint64 id = 0;
        QString name; ///< Cleaned for one line.
        QString searched; ///< Case-folded.
        bool gone = false; ///< Only policies still name it.
    };
    struct Cell {
        bool known = false; ///< Worked out.
        bool allowed = false; ///< By the environment's own policies, with the edits.
        bool changed = false;
        bool inherited = false;
        bool editable = true;
        QString how; ///< "through team web": where else it comes from.
        QString shown; ///< "team web", "to be given"
    };

    void rebuild();
    QList<Subject> subjects() const;
    Cell cellOf(const Subject &subject, const EnvironmentAccess &environment) const;
    Cell &slotOf(const QModelIndex &index) const { return m_cells[index.row() * m_environments.size() + index.column()]; }
    const Cell &cell(const QModelIndex &index) const;
    bool isAllowed(const AccessPolicies &policies, qint64 id) const;
    QString sentence(const QModelIndex &index) const;
    Qt::CheckState checkState(const Cell &cell) const;

    AccessEdit m_edit;
    Who m_who = Who::Users;
    QList<EnvironmentAccess> m_environments; ///< By name.
    QList<Subject> m_subjects; ///< By name.
    AccessRules m_rules; ///< Of what the server says, with the edits.
    mutable QList<Cell> m_cells; ///< Row by row.
    mutable qsizetype m_known = 0;
};

} // namespace longshore
