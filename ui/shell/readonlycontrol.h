// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/readonlyswitch.h"
#include "app/session/session.h"
#include "app/store/settings.h"

#include <QObject>

class QAction;

namespace longshore {

class StatusChip;

/// The menu entry of the read-only switch, and the chip in the status bar that says in words where nothing can be changed.
class ReadOnlyControl : public QObject
{
    Q_OBJECT
public:
    /// `isForced`: given by the command line; then it holds for this run and is not remembered.
    ReadOnlyControl(ReadOnlySwitch &readOnly, Settings &settings, bool isForced, QAction &action, StatusChip &chip);

    void follow(const QList<Session *> &shown); ///< The servers in view.

private:
    void toggle(bool on);

    ReadOnlySwitch &m_readOnly;
    Settings &m_settings;
    const bool m_isForced;
    StatusChip &m_chip;
    QStringList m_readOnlyServers; ///< Names, of those in view that are set so one by one.
    void show();
};

} // namespace longshore
