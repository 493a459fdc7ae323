// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/workloadsview.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

namespace longshore {

class WorkloadQuestion;

/// Says whether workloads and pods of the stack of Kubernetes that is in sight can be changed, asks before it is done, and starts the
/// operations: one for each pod, so that each is sent at most once and told by name.
class WorkloadsControl : public QObject
{
    Q_OBJECT
public:
    WorkloadsControl(const StackParts &parts, WorkloadsView &view, QObject *parent);

    void setStack(const StackKey &key); ///< The one whose workloads are shown.
    void judge(); ///< Whether anything can be changed there now.

Q_SIGNALS:
    void told(const QString &sentence); ///< Why nothing was done.

private:
    void ask(WorkloadAction action);
    void start(const QList<WorkloadPlan> &plans);

    StackParts m_parts;
    WorkloadsView &m_view;
    StackKey m_key;
    QPointer<WorkloadQuestion> m_question;
};

} // namespace longshore
