// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/servers.h"
#include "ui/models/stackrow.h"

#include <QWidget>

namespace longshore {

/// The log of one stack in a window of its own; several can be side by side. Goes when it is closed.
class LogsWindow : public QWidget
{
    Q_OBJECT
public:
    LogsWindow(Servers &servers, const StackRow &row, QWidget *owner);
};

} // namespace longshore
