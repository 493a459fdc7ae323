// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/stackcontainers.h"
#include "ui/pages/containerstab.h"
#include "ui/shell/containerinspecting.h"
#include "ui/shell/servicescontrol.h"
#include "ui/shell/stackparts.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class ContainerQuestion;

/// Follows the containers of the stack whose Containers tab is in sight, says which actions may be used on what is selected there, asks where
/// something is at stake, and starts the operations: one for each container, so that each is sent at most once and told by name.
class ContainersFeed : public QObject
{
    Q_OBJECT
public:
    ContainersFeed(const StackParts &parts, ContainersTab &tab, QObject *parent);

    StackContainers *list() const { return m_list.get(); } ///< Null while nobody looks.

Q_SIGNALS:
    void told(const QString &sentence); ///< Why nothing was done.

private:
    void follow(const StackKey &key);
    void show();
    void updateVerdicts();
    void inspect(const QString &id);
    void act(ContainerAction action);
    void ask(ContainerAction action, const QList<Container> &containers);
    void start(ContainerAction action, const QList<Container> &containers, bool pullImage);
    std::optional<StackScene> scene() const;

    StackParts m_parts;
    ContainersTab &m_tab;
    StackKey m_key;
    EngineStack m_where;
    std::unique_ptr<StackContainers> m_list;
    QPointer<ContainerQuestion> m_question;
    ContainerInspecting m_inspecting;
    ServicesControl m_services;
};

} // namespace longshore
