// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace longshore {

/// Grey bars where rows will be; only for the very first load, when nothing is known yet. Does not move.
class SkeletonView : public QWidget
{
    Q_OBJECT
public:
    explicit SkeletonView(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace longshore
