// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/versionhistory.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace longshore {

/// The versions of one stack, newest first. Shows when and by whom, never what: values of variables are secrets.
class VersionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Seen, Saved, By, Commit, Note, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setVersions(const QList<SeenVersion> &oldestFirst); ///< New ones come in at the top; a selection survives.
    void setNow(const std::optional<SeenVersion> &now); ///< What is on the server; none: not known.
    void retime();
    const SeenVersion &at(int row) const { return m_versions.at(row); }
    bool isNow(int row) const;
    bool hasOthers() const; ///< Than what is on the server.

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString cell(int row, int column) const;

    QList<SeenVersion> m_versions; ///< Newest first.
    std::optional<SeenVersion> m_now;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace longshore
