// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/stateshape.h"

#include <QWidget>

namespace longshore {

/// A state as a small rounded outline with a shape and a word: "Active", "Read-only".
class StatusChip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusChip(QWidget *parent = nullptr);

    void setState(const StateLook &look, const QString &word);
    void setStackState(int stackStatus, const QString &word) { setState(stackStateLook(stackStatus), word); }
    QString word() const { return m_word; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateLook m_look;
    QString m_word;
};

} // namespace longshore
