// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/stack.h"
#include "ui/models/runninglines.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class Session;
class StackContainers;
class StackWorkloads;

/// What runs of one stack in a few lines, on an engine or a cluster; read again and again as long as this lives.
class RunningList : public QObject
{
    Q_OBJECT
public:
    RunningList(Session &session, const Stack &stack, QObject *parent = nullptr);
    ~RunningList() override;

    void start();
    void stop();

    QList<RunningLine> lines() const; ///< None while sentence() says why.
    QString sentence() const;

Q_SIGNALS:
    void changed();

private:
    QPointer<Session> m_session;
    const Stack m_stack;
    std::unique_ptr<StackContainers> m_containers; ///< Of an engine; else m_workloads.
    std::unique_ptr<StackWorkloads> m_workloads;
};

} // namespace longshore
