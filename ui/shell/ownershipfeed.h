// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/session/directory.h"
#include "app/session/servers.h"
#include "ui/dialogs/ownershipdialog.h"
#include "ui/models/stackrow.h"

#include <QObject>
#include <QPointer>

namespace longshore {

class StacksPage;

/// Changes whom a stack belongs to: reads the stack and the people anew, asks, reads the stack once more right before
/// the change, and sends that once.
class OwnershipFeed : public QObject
{
    Q_OBJECT
public:
    OwnershipFeed(Servers &servers, StacksPage &page, QObject *parent);

Q_SIGNALS:
    void told(const QString &sentence); ///< What was done, or why nothing could be asked.

private:
    void ask(const StackKey &key);
    void openWhenKnown();
    void open();
    void checkAndSend(const OwnershipChoice &choice);
    void send(const OwnershipChoice &choice);
    void finish(const OwnershipChoice &choice);
    void lookFor(const OwnershipChoice &choice);
    void fail(const QString &sentence, const QString &details = {});
    QString placeOf(const Stack &stack) const;
    QString stackName() const;

    Servers &m_servers;
    StacksPage &m_page;
    QPointer<Session> m_session;
    Stack m_stack; ///< As it was read last.
    bool m_stackRead = false;
    bool m_busy = false; ///< A change is under way, whether its dialog is still open or not.
    QPointer<OwnershipDialog> m_dialog;
    InFlight<Result<Stack>> m_reading{this};
    InFlight<Result<ResourceControl>> m_changing{this};
};

} // namespace longshore
