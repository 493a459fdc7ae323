// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/growingscroll.h"

#include <QEvent>
#include <QPointer>
#include <QScreen>
#include <QTimer>

#include <algorithm>

namespace longshore {

GrowingScroll::GrowingScroll(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void GrowingScroll::setWidget(QWidget *content)
{
    QScrollArea::setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    content->installEventFilter(this);
}

void GrowingScroll::reveal(QWidget *part)
{
    const auto look = [this, part = QPointer<QWidget>(part)] {
        grow();
        if (part && part->isVisible())
            ensureWidgetVisible(part, 0, 16);
    };
    // Twice: what has just become visible may find out how wide it is, and stand upright, only when it is laid out.
    QTimer::singleShot(0, this, [this, look] {
        look();
        QTimer::singleShot(0, this, look);
    });
}

bool GrowingScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        QTimer::singleShot(0, this, &GrowingScroll::grow);
    return QScrollArea::eventFilter(watched, event);
}

// Never smaller: a window that follows every fold is restless.
void GrowingScroll::grow()
{
    QWidget *top = window();
    if (!widget() || !isVisible() || top->isMaximized() || top->isFullScreen())
        return;
    const int wanted = std::max(widget()->heightForWidth(viewport()->width()), widget()->minimumSizeHint().height());
    const int missing = wanted - viewport()->height();
    const int most = top->screen()->availableGeometry().height() * 9 / 10;
    if (missing > 0 && top->height() < most)
        top->resize(top->width(), std::min(top->height() + missing, most));
}

} // namespace longshore
