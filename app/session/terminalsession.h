// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace longshore {

/// What a terminal talks to in a container: a shell of its own, or what runs there already.
class TerminalSession : public QObject
{
    Q_OBJECT
public:
    enum class State { Starting, Open, Ending, Ended };
    Q_ENUM(State)

    using QObject::QObject;

    virtual void start() = 0;
    virtual void write(const QByteArray &bytes) = 0; ///< What is typed; dropped unless it is open.
    virtual void resize(int rows, int columns) = 0; ///< In characters; several in a row become one.
    virtual void end() = 0; ///< ended() follows within a few seconds; does nothing when it is over.

    State state() const { return m_state; }

Q_SIGNALS:
    void begun(); ///< What came before is of no interest.
    void received(const QByteArray &bytes);
    void stateChanged();
    void ended(); ///< Once.

protected:
    void setState(State state)
    {
        if (m_state == state)
            return;
        m_state = state;
        Q_EMIT stateChanged();
    }

private:
    State m_state = State::Starting;
};

} // namespace longshore
