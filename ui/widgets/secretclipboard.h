// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/secret.h"

#include <QMimeData>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

class QClipboard;

namespace longshore {

/// Puts secrets onto the clipboard for a short while: marked, so that clipboard histories leave them out, and taken off
/// again after 30 s and when the program ends, if what is there is still ours. Outlives the windows that copy.
class SecretClipboard : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Idle, ///< Nothing of ours was copied, or it was replaced by something else since.
        Copied, ///< On the clipboard; secondsLeft() says for how long.
        Held, ///< Its time is over, but this desktop lets only the window in front change the clipboard (Wayland).
        Cleared,
        Refused, ///< The desktop takes nothing from a window that is not in front.
    };
    Q_ENUM(State)

    /// Wayland gives the clipboard only to the window with the keyboard.
    enum class Desktop { Open, NeedsFocus };
    static Desktop currentDesktop();

    explicit SecretClipboard(QObject *parent = nullptr, std::chrono::milliseconds keepFor = std::chrono::seconds(30),
                             Desktop desktop = currentDesktop());
    ~SecretClipboard() override; ///< Clears what is still ours.

    /// Replaces the clipboard; false when the desktop does not let us.
    bool copy(const Secret &secret);
    void clear(); ///< At once, if what is there is still ours.
    State state() const { return m_state; }
    int secondsLeft() const; ///< 0 unless Copied.
    /// What a person should know: "Copied. It is taken off the clipboard in 25 s."; empty when Idle.
    QString sentence() const;

Q_SIGNALS:
    void changed(); ///< State or sentence; while Copied every five seconds.

private:
    bool isOurs() const;
    bool mayChange() const;
    void expire();
    void becomeCleared();
    void noticeReplacement();
    void setState(State state);

    QClipboard *m_clipboard;
    QPointer<QMimeData> m_ours; ///< Owned by the clipboard, which deletes it when it is replaced.
    QTimer m_expiry;
    QTimer m_tick;
    std::chrono::milliseconds m_keepFor;
    Desktop m_desktop;
    State m_state = State::Idle;
};

} // namespace longshore
