// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/stagelist.h"

#include <QBasicTimer>
#include <QPointer>

class QLabel;

namespace longshore {

/// The mark in front of a stage; turns while the stage is running unless motion is to be reduced.
class StageMark : public QWidget
{
    Q_OBJECT
public:
    explicit StageMark(QWidget *parent);
    void setState(StageState state);
    StageState state() const { return m_state; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void turn();

    StageState m_state = StageState::Pending;
    QBasicTimer m_timer;
    int m_angle = 0; ///< In degrees.
};

/// One line of a StageList with what stands under it.
class StageLine : public QWidget
{
    Q_OBJECT
public:
    StageLine(const QString &title, QWidget *parent);

    void setState(StageState state, const QString &title);
    void setFailure(const QString &sentence);
    void setInserted(QWidget *widget);
    StageState state() const { return m_mark->state(); }
    QString title() const;
    QString failure() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void tell();
    void tint();

    StageMark *m_mark;
    QLabel *m_title;
    QLabel *m_failure;
    QPointer<QWidget> m_inserted;
};

} // namespace longshore
