// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/terminalsession.h"

namespace longshore {

TerminalSession::TerminalSession(int rows, int columns, QObject *parent, std::chrono::milliseconds settledAfter)
    : QObject(parent), m_rows(rows), m_columns(columns)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settledAfter);
    connect(&m_settling, &QTimer::timeout, this, &TerminalSession::sendSizeNow);
}

void TerminalSession::resize(int rows, int columns)
{
    if (rows == m_rows && columns == m_columns)
        return;
    m_rows = rows;
    m_columns = columns;
    sendSizeSoon();
}

void TerminalSession::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (state == State::Ended)
        m_settling.stop();
    Q_EMIT stateChanged();
}

} // namespace longshore
