// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workloadlines.h"

#include "app/core/displaytext.h"
#include "ui/models/workloadrow.h"

#include <QCoreApplication>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

/// For the words of lines.
struct WorkloadLineWords {
    Q_DECLARE_TR_FUNCTIONS(longshore::RunningLinesModel)
};

QString lineState(const WorkloadRow &row)
{
    const QString state = oneLine(row.state);
    if (row.kind == WorkloadRow::Kind::Pod && row.restarts == 1)
        return WorkloadLineWords::tr("%1, started again once").arg(state);
    if (row.kind == WorkloadRow::Kind::Pod)
        return row.restarts > 0 ? WorkloadLineWords::tr("%1, started again %n times", nullptr, static_cast<int>(row.restarts)).arg(state) : state;
    if (row.ready < 0 || row.desired < 0)
        return state;
    return WorkloadLineWords::tr("%1, %2 of %3 ready").arg(state).arg(row.ready).arg(row.desired);
}

} // namespace

QList<RunningLine> runningLines(const StackWorkloadsFacts &facts)
{
    QList<RunningLine> lines;
    for (const WorkloadRow &row : workloadRows(facts)) {
        if (row.kind != WorkloadRow::Kind::Workload && row.kind != WorkloadRow::Kind::Pod)
            continue;
        lines.append({.id = row.object.uid, .name = oneLine(row.object.name), .level = row.level, .state = lineState(row),
                      .more = oneLine(row.note.isEmpty() ? row.image : row.note), .isUnder = row.isUnderWorkload()});
    }
    return lines;
}

} // namespace longshore
