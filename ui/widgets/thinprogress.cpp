// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/thinprogress.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

#include <algorithm>
#include <cmath>

namespace longshore {

namespace {

constexpr int frame = 25; // ms
constexpr int turn = 1600; // ms from one end to the other
constexpr double share = 0.3; // of the width

} // namespace

ThinProgress::ThinProgress(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(2);
    setAccessibleName(tr("Loading"));
    setFocusPolicy(Qt::NoFocus);
}

void ThinProgress::setRunning(bool running)
{
    if (running == m_running)
        return;
    m_running = running;
    setAccessibleDescription(running ? tr("Loading") : QString());
    move();
    update();
}

void ThinProgress::move()
{
    const bool still = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    if (!m_running || still || !isVisible())
        return m_timer.stop();
    m_since.start();
    m_timer.start(frame, this);
}

void ThinProgress::paintEvent(QPaintEvent *)
{
    if (!m_running)
        return;
    QPainter painter(this);
    const QColor ink = themeColour(ColourRole::Accent, palette());
    if (!m_timer.isActive())
        return painter.fillRect(rect(), ink);
    const double phase = double(m_since.elapsed() % turn) / turn;
    const double eased = 0.5 - std::cos(phase * 3.14159265) / 2;
    const double left = (eased * (1 + share) - share) * width();
    painter.fillRect(QRectF(left, 0, share * width(), height()), ink);
}

void ThinProgress::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        update();
    else
        QWidget::timerEvent(event);
}

void ThinProgress::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    move();
}

void ThinProgress::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace longshore
