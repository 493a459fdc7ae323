// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/readonlyswitch.h"
#include "app/session/terminalsession.h"
#include "app/session/servers.h"
#include "ui/models/stackrow.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace longshore {

class ConsolePlaces;
class ConsoleTab;
class Session;
class StacksPage;
struct ConsoleOrder;
struct StackDetails;

/// Opens consoles in containers of the chosen stack, one at a time, and sees to it that no shell stays behind: when another stack is
/// chosen, when changes are switched off, when the window closes.
class ConsoleControl : public QObject
{
    Q_OBJECT
public:
    ConsoleControl(Servers &servers, StacksPage &page, ReadOnlySwitch *readOnly, QObject *parent);
    ~ConsoleControl() override;

    /// True while shells are being ended; closingDone() follows then, within a few seconds.
    bool holdsClosing();

Q_SIGNALS:
    void closingDone();
    void told(const QString &sentence);

private:
    void look(const StackDetails &details);
    void showPlaces();
    void stopLooking();
    void setWatching(bool isWatching);
    void heedReadOnly();
    void open(const ConsoleOrder &order);
    void showState(TerminalSession *console);
    void letGo();
    void ended(TerminalSession *console);
    bool isReadOnly() const;

    Servers &m_servers;
    ConsoleTab &m_tab;
    ReadOnlySwitch *m_readOnly;
    QPointer<Session> m_session; ///< Of the stack that is looked at.
    std::unique_ptr<ConsolePlaces> m_places;
    QPointer<TerminalSession> m_console; ///< The one in the tab.
    QString m_containerName;
    bool m_isClosing = false;
};

} // namespace longshore
