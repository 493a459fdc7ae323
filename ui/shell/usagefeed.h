// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/enginestack.h"
#include "app/session/servers.h"
#include "app/session/workloadsreading.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace longshore {

class StacksModel;
class StacksPage;

/// Has measured what the rows in sight use, for as long as a column that shows it is shown and somebody can see it. What comes of it is
/// brought to the table by RunningFeed, with what runs.
class UsageFeed : public QObject
{
    Q_OBJECT
public:
    UsageFeed(Servers &servers, const StacksModel &stacks, StacksPage &page, QObject *parent = nullptr);

private:
    /// Of one server, from top to bottom.
    struct Seen {
        QList<EngineStack> onEngines;
        QList<KubernetesStack> inClusters;
        bool operator==(const Seen &) const = default;
    };
    using Wanted = QHash<ServerId, Seen>;
    Wanted inSight() const;
    void measure(ServerId server, const Seen &seen);
    void look();

    Servers &m_servers;
    const StacksModel &m_stacks;
    StacksPage &m_page;
    Wanted m_followed;
    QTimer m_timer;
};

} // namespace longshore
