// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackworkloads.h"
#include "ui/shell/stackparts.h"
#include "ui/shell/workloadscontrol.h"

#include <QObject>

#include <memory>

namespace longshore {

/// Follows what runs of the stack of Kubernetes that is in sight, shows it, and lets it be changed.
class WorkloadsFeed : public QObject
{
    Q_OBJECT
public:
    WorkloadsFeed(const StackParts &parts, WorkloadsView &view, QObject *parent);

    StackWorkloads *list() const { return m_list.get(); } ///< Null while nobody has looked.

Q_SIGNALS:
    void told(const QString &sentence); ///< Why nothing was done.

private:
    void follow(const StackKey &key);
    void show();

    StackParts m_parts;
    WorkloadsView &m_view;
    WorkloadsControl m_control;
    StackKey m_key;
    std::unique_ptr<StackWorkloads> m_list;
};

} // namespace longshore
