// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "ui/models/sourcesmodel.h"
#include "ui/models/stacksmodel.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace longshore {

/// Carries what the sessions know into the two models: the table's rows and the sources list.
class ServerFeed : public QObject
{
    Q_OBJECT
public:
    ServerFeed(Servers &servers, StacksModel &stacks, SourcesModel &sources, QObject *parent = nullptr);

private:
    void follow(Session *session);
    void changed(const ServerId &server);
    void feed();
    void feedStacks(const Session &session);
    void feedSources();
    SourceServer sourceOf(const Session &session) const;

    Servers &m_servers;
    StacksModel &m_stacks;
    SourcesModel &m_sources;
    QSet<ServerId> m_changed; ///< Servers with new rows.
    QHash<ServerId, QString> m_names; ///< As the table shows them.
    QTimer m_soon; ///< Several changes in one turn of the event loop make one update.
};

/// What the sources list says about a server in words, for tooltip and screen reader.
QString sourceNote(const Session &session);

} // namespace longshore
