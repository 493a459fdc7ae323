// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portainer/engine.h"
#include "app/session/session.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace longshore {

class ContainerWindow;

/// Opens windows that inspect one container each, and reads what they show; one that is open already comes forward and is read anew.
class ContainerInspecting : public QObject
{
    Q_OBJECT
public:
    ContainerInspecting(QWidget &window, QObject *parent);

    /// `place` for the title: "shop in home-lab / local".
    void open(Session &session, EnvironmentId environment, const Container &container, const QString &place);

private:
    void read(ContainerWindow *window, const QPointer<Session> &session, EnvironmentId environment, const QString &id);

    QWidget &m_window;
    /// By server, environment and id: one engine may be seen through two servers, or be two environments of one.
    QHash<QString, QPointer<ContainerWindow>> m_open;
};

} // namespace longshore
