// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace longshore {

/// What a terminal talks to in a container: a shell of its own, or what runs there already.
class TerminalSession : public QObject
{
    Q_OBJECT
public:
    enum class State { Starting, Open, Ending, Ended };
    Q_ENUM(State)

    virtual void start() = 0;
    virtual void write(const QByteArray &bytes) = 0; ///< What is typed; dropped unless it is open.
    void resize(int rows, int columns); ///< In characters; several in a row become one.
    virtual void end() = 0; ///< ended() follows within a few seconds; does nothing when it is over.

    State state() const { return m_state; }

Q_SIGNALS:
    void begun(); ///< What came before is of no interest.
    void received(const QByteArray &bytes);
    void stateChanged();
    void ended(); ///< Once.

protected:
    static constexpr std::chrono::milliseconds SettledAfter{120}; ///< A window that is being resized.

    TerminalSession(int rows, int columns, QObject *parent, std::chrono::milliseconds settledAfter = SettledAfter);

    int rows() const { return m_rows; }
    int columns() const { return m_columns; }
    /// A websocket has no message for it. That it fails says nothing: what it is for may have ended meanwhile.
    virtual void sendSize(int rows, int columns) = 0;
    void sendSizeNow() { sendSize(m_rows, m_columns); }
    void sendSizeSoon() { m_settling.start(); }
    void setState(State state);

private:
    State m_state = State::Starting;
    int m_rows;
    int m_columns;
    QTimer m_settling;
};

} // namespace longshore
