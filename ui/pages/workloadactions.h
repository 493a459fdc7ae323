// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/operationplan.h"
#include "app/session/stackrights.h"
#include "ui/models/workloadrow.h"

#include <QAction>
#include <QObject>

class QWidget;

namespace longshore {

/// What is selected of the things that run of a stack of Kubernetes.
struct WorkloadSelection {
    QList<WorkloadRow> rows;
    std::optional<Workload> workload; ///< Of one row: the workload it is, or the one its pod stands under.
    QList<Pod> reached; ///< The pods among it, and those under the workloads among it.

    QList<WorkloadRow> pods() const; ///< All of it, if there is nothing but pods; else none.
};

/// Whether something can be done to what is selected, by what it is and how it is.
StackVerdict verdictOn(WorkloadAction action, const WorkloadSelection &selection);
StackVerdict logVerdict(const WorkloadSelection &selection);
StackVerdict consoleVerdict(const WorkloadSelection &selection);

/// What can be done to workloads and pods, as actions of the table that shows them; each says why it cannot be used now.
class WorkloadActions : public QObject
{
    Q_OBJECT
public:
    explicit WorkloadActions(QWidget &table);

    QAction *const showLog; ///< Of all pods that the selection reaches.
    QAction *const openConsole; ///< In the one pod that it reaches.
    QAction *const scale;
    QAction *const restart;
    QAction *const deletePod;
    QList<QAction *> changes() const { return {scale, restart, deletePod}; }
    QList<QAction *> inOrder() const { return QList<QAction *>{showLog, openConsole, m_separator} + changes(); }

    void setVerdict(const StackVerdict &verdict); ///< Whether anything can be changed there at all.
    void setSelection(const WorkloadSelection &selection);

Q_SIGNALS:
    void wished(longshore::WorkloadAction action); ///< For what is selected.
    void logWished();
    void consoleWished();

private:
    struct Look;
    QAction *make(QWidget &table, const Look &look);
    QAction *makeChange(QWidget &table, const Look &look, WorkloadAction action);
    void update();

    QAction *const m_separator;
    StackVerdict m_verdict;
    WorkloadSelection m_selection;
};

} // namespace longshore
