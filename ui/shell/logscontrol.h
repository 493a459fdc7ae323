// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"

#include <QObject>

class QWidget;

namespace longshore {

class DetailPane;

/// Wires the Logs tab: what it shows is read while it is in sight, and opens in a window of its own on demand. The Containers tab opens it
/// for the containers that are chosen there.
class LogsControl : public QObject
{
    Q_OBJECT
public:
    LogsControl(Servers &servers, DetailPane &details, QWidget &window);
};

} // namespace longshore
