// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace longshore {

/// The content of a window that unfolds: the window grows with it as far as the screen allows, then it scrolls.
class GrowingScroll : public QScrollArea
{
    Q_OBJECT
public:
    explicit GrowingScroll(QWidget *parent = nullptr);

    void reveal(QWidget *part); ///< Once the layout has settled.
    void setWidget(QWidget *content);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void grow();
};

} // namespace longshore
