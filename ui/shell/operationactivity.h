// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logs/logfeed.h"
#include "app/session/engineevents.h"
#include "app/session/operation.h"
#include "app/session/servers.h"
#include "app/session/stackcontainers.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

/// What can be seen on the engine while an operation goes on: what runs, what the engine says happened, and what the containers write. Asks
/// only after the operation was sent, until it ends, and only while somebody looks; what was seen stays until another one is looked at.
class OperationActivity : public QObject
{
    Q_OBJECT
public:
    explicit OperationActivity(Servers &servers, QObject *parent);
    ~OperationActivity() override;

    void look(Operation *operation); ///< Null: at none.
    const QString &text() const { return m_text; } ///< Lines; empty when nothing was seen.

Q_SIGNALS:
    void changed();

private:
    struct Line {
        qint64 at; ///< Nanoseconds since 1970.
        QString text;
    };
    void update(); ///< Begins or ends asking, as the operation goes.
    void begin();
    void end();
    void takeContainers();
    void compose();
    QStringList runningLines() const;
    void addEvents(QList<Line> &lines) const;
    void addLogs(QList<Line> &lines) const;

    Servers &m_servers;
    QPointer<Operation> m_operation;
    LogStore m_store; ///< Outlives the feed.
    std::unique_ptr<StackContainers> m_containers;
    std::unique_ptr<EngineEvents> m_events;
    std::unique_ptr<LogFeed> m_feed;
    QString m_text;
};

} // namespace longshore
