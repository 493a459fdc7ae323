// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"

#include <QObject>

class QWidget;

namespace longshore {

class LogsTab;

/// Wires the Logs tab: what it shows is read while it is in sight, and opens in a window of its own on demand.
class LogsControl : public QObject
{
    Q_OBJECT
public:
    LogsControl(Servers &servers, LogsTab &tab, QWidget &window);
};

} // namespace longshore
