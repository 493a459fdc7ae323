// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace longshore {

/// "> Advanced": unfolds what stands below it. Flush with the text around it, reached by mouse and keyboard.
class FoldButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FoldButton(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace longshore
