// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "ui/pages/stackdetails.h"

#include <QWidget>

namespace longshore {

class EventsTab;

/// What happened to one stack, or on its environment, in a window of its own. Goes when it is closed.
class EventsWindow : public QWidget
{
    Q_OBJECT
public:
    EventsWindow(Servers &servers, const StackDetails &details, QWidget *owner);

    EventsTab &events() const { return *m_events; }

private:
    EventsTab *m_events;
};

} // namespace longshore
