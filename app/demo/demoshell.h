// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>

#include <functional>
#include <optional>

namespace longshore::demo {

/// A shell of a few commands in a terminal, as busybox has one: it echoes what is typed, asks for the place of the cursor after each
/// prompt, and ends by `exit`, Ctrl-D or the end of all things.
class Shell
{
public:
    struct Surroundings {
        QByteArray host; ///< Start of the container's id.
        QByteArray user = "root";
        std::function<QByteArray()> processes; ///< What `ps` says.
    };

    explicit Shell(Surroundings surroundings);

    QByteArray start(); ///< What it says before anything is typed.
    /// What it says to what is typed; answers to its own questions are swallowed.
    QByteArray take(const QByteArray &typed);
    /// What happens by itself once a second: `top` paints anew, `sleep` ends.
    QByteArray tick();
    void resize(int rows, int columns);
    std::optional<int> exitCode() const { return m_exitCode; } ///< None while it runs.
    QByteArray foreground() const; ///< What runs in it now: "sleep 60"; empty when it waits for a line.

private:
    enum class Mode { Line, Sleep, Top, HoldOut };

    QByteArray prompt();
    QByteArray takeByte(char byte);
    QByteArray takeLine();
    QByteArray run(const QByteArray &line);
    QByteArray echo(const QByteArray &words);
    QByteArray paintTop();
    QByteArray leaveTop();
    bool swallows(char byte);

    const Surroundings m_surroundings;
    QMap<QByteArray, QByteArray> m_files;
    QByteArray m_line;
    QByteArray m_answer; ///< Of the terminal, as far as it came.
    Mode m_mode = Mode::Line;
    QByteArray m_running;
    int m_secondsLeft = 0;
    int m_rows = 24;
    int m_columns = 80;
    std::optional<int> m_exitCode;
};

} // namespace longshore::demo
