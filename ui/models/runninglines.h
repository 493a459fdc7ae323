// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/runningcount.h"
#include "ui/models/rowsmodel.h"

namespace longshore {

/// One line of what runs of a stack: a container, a service, a workload or a pod.
struct RunningLine {
    QString id; ///< Of that thing; empty: no such thing, but a sentence about all of it.
    QString name;
    RunningLevel level = RunningLevel::Well;
    QString state; ///< "Running, Healthy", "2 of 3 tasks run".
    QString more; ///< The image, or what went wrong.
    bool isUnder = false; ///< It belongs to one above it.
    bool operator==(const RunningLine &) const = default;
};

RunningLine runningLine(const Container &container);
RunningLine runningLine(const SwarmService &service, const QList<SwarmTask> &tasks);
/// Those of the containers, or of the services where there are some; the worst first.
QList<RunningLine> runningLines(const QList<Container> &containers, const QList<SwarmService> &services, const QList<SwarmTask> &tasks);

/// What runs of one stack as a small table; readings are merged, so that the place in it stays.
class RunningLinesModel : public RowsModel<RunningLine, QString, 3>
{
    Q_OBJECT
public:
    enum Column { Name, State, More };
    static constexpr int MarkRole = Qt::UserRole + 1; ///< int(RowMark) for the shape before the state; 0 for others.

    using RowsModel::RowsModel;

    void setLines(const QList<RunningLine> &lines);
    void setSentence(const QString &sentence); ///< In place of lines.

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    QString idOf(const RunningLine &line) const override { return line.id; }
};

} // namespace longshore
