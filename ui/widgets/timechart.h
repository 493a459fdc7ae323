// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QList>
#include <QWidget>

#include <functional>
#include <optional>

namespace longshore {

/// One line of a chart over time; a value that is not known leaves a gap.
struct ChartLine {
    QString name;
    ColourRole colour = ColourRole::Accent;
    QList<std::optional<double>> values; ///< As many as there are times.
};

/// A small chart of the last minutes, drawn anew as values come. The mouse, or Left and Right, tell the values of one moment.
class TimeChart : public QWidget
{
    Q_OBJECT
public:
    using Wording = std::function<QString(double)>; ///< "12.5 %", "3.4 MiB/s".

    TimeChart(const QString &title, Wording wording, QWidget *parent = nullptr);

    void setLines(const QList<QDateTime> &times, const QList<ChartLine> &lines);
    void setLimit(std::optional<double> limit); ///< A line that the values may come up to; part of the scale when they come near.
    QString summary() const; ///< What it says of the moment that is pointed at, else of the last one: also its accessible text.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRect plot() const;
    double top() const;
    QPointF place(qsizetype index, double value, double top) const;
    void paintScale(QPainter &painter, double top) const;
    void paintLine(QPainter &painter, const ChartLine &line, double top) const;
    void point(qsizetype index);
    void tellChange();

    const QString m_title;
    const Wording m_wording;
    QList<QDateTime> m_times;
    QList<ChartLine> m_lines;
    std::optional<double> m_limit;
    qsizetype m_pointed = -1; ///< Index of the moment; -1: none.
};

} // namespace longshore
