// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace longshore {

/// A 2 px bar that moves while something is loading. Keeps its place when idle, so that nothing jumps; stands still
/// where the system asks for less motion.
class ThinProgress : public QWidget
{
    Q_OBJECT
public:
    explicit ThinProgress(QWidget *parent = nullptr);

    void setRunning(bool running);
    bool isRunning() const { return m_running; }
    bool isMoving() const { return m_timer.isActive(); }
    QSize sizeHint() const override { return {120, 2}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void move();

    QBasicTimer m_timer;
    QElapsedTimer m_since;
    bool m_running = false;
};

} // namespace longshore
