// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackworkloads.h"
#include "ui/shell/stackparts.h"

#include <QObject>

#include <memory>

namespace longshore {

class WorkloadsView;

/// Follows what runs of the stack of Kubernetes that is in sight, and shows it.
class WorkloadsFeed : public QObject
{
    Q_OBJECT
public:
    WorkloadsFeed(const StackParts &parts, WorkloadsView &view, QObject *parent);

    StackWorkloads *list() const { return m_list.get(); } ///< Null while nobody has looked.

private:
    void follow(const StackKey &key);
    void show();

    StackParts m_parts;
    WorkloadsView &m_view;
    StackKey m_key;
    std::unique_ptr<StackWorkloads> m_list;
};

} // namespace longshore
