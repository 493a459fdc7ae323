// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timechart.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int Side = 8;
constexpr double NearLimit = 0.5; ///< Of the limit: from there on it belongs to the picture.

/// The next of 1, 2, 5, 10...: so that the scale seldom changes.
double rounded(double most)
{
    if (most <= 0)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(most)));
    for (const double step : {1.0, 2.0, 5.0, 10.0})
        if (most <= step * power)
            return step * power;
    return most;
}

} // namespace

TimeChart::TimeChart(const QString &title, Wording wording, QWidget *parent)
    : QWidget(parent), m_title(title), m_wording(std::move(wording))
{
    setAccessibleName(title);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize TimeChart::sizeHint() const
{
    return {260, 7 * fontMetrics().height()};
}

QSize TimeChart::minimumSizeHint() const
{
    return {180, 5 * fontMetrics().height()};
}

void TimeChart::setLines(const QList<QDateTime> &times, const QList<ChartLine> &lines)
{
    m_times = times;
    m_lines = lines;
    m_pointed = std::min(m_pointed, times.size() - 1);
    tellChange();
}

void TimeChart::setLimit(std::optional<double> limit)
{
    m_limit = limit;
    update();
}

void TimeChart::tellChange()
{
    setAccessibleDescription(summary());
    update();
}

QString TimeChart::summary() const
{
    const qsizetype index = m_pointed >= 0 ? m_pointed : m_times.size() - 1;
    if (index < 0)
        return tr("No values yet");
    QStringList parts;
    for (const ChartLine &line : m_lines) {
        const std::optional<double> value = line.values.value(index);
        const QString words = value ? m_wording(*value) : tr("not known yet");
        parts.append(line.name.isEmpty() ? words : tr("%1 %2").arg(line.name, words));
    }
    const QString values = parts.join(u", "_s);
    return m_pointed < 0 ? values : tr("%1: %2").arg(QLocale().toString(m_times.at(index).toLocalTime().time(), QLocale::LongFormat), values);
}

QRect TimeChart::plot() const
{
    const int line = fontMetrics().height();
    return rect().adjusted(Side, line + 8, -Side, -Side);
}

double TimeChart::top() const
{
    double most = 0;
    for (const ChartLine &line : m_lines)
        for (const std::optional<double> &value : line.values)
            most = std::max(most, value.value_or(0));
    if (m_limit && most > *m_limit * NearLimit)
        return std::max(most, *m_limit);
    return rounded(most * 1.1);
}

/// The newest at the right edge, others by how old they are.
QPointF TimeChart::place(qsizetype index, double value, double top) const
{
    const QRect area = plot();
    const qint64 span = std::max<qint64>(1000, m_times.constFirst().msecsTo(m_times.constLast()));
    const double age = double(m_times.at(index).msecsTo(m_times.constLast())) / double(span);
    return {area.right() - age * area.width(), area.bottom() - value / top * area.height()};
}

void TimeChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect frame = rect().adjusted(0, 0, -1, -1);
    painter.setPen(themeColour(hasFocus() ? ColourRole::Focus : ColourRole::Line, palette()));
    painter.setBrush(themeColour(ColourRole::Base, palette()));
    painter.drawRoundedRect(frame, 6, 6);
    painter.setBrush(Qt::NoBrush);
    const QRect head(Side, 4, width() - 2 * Side, fontMetrics().height());
    painter.setPen(themeColour(ColourRole::Text, palette()));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.drawText(head, Qt::AlignLeft, m_title);
    const int taken = QFontMetrics(bold).horizontalAdvance(m_title) + Side;
    painter.setFont(font());
    painter.setPen(themeColour(ColourRole::Muted, palette()));
    painter.drawText(head, Qt::AlignRight, fontMetrics().elidedText(summary(), Qt::ElideRight, head.width() - taken));
    const double most = top();
    paintScale(painter, most);
    if (m_times.isEmpty())
        return;
    for (const ChartLine &line : m_lines)
        paintLine(painter, line, most);
    if (m_pointed >= 0) {
        painter.setPen(themeColour(ColourRole::Outline, palette()));
        const double x = place(m_pointed, 0, most).x();
        painter.drawLine(QPointF(x, plot().top()), QPointF(x, plot().bottom()));
    }
}

void TimeChart::paintScale(QPainter &painter, double top) const
{
    const QRect area = plot();
    painter.setPen(themeColour(ColourRole::Line, palette()));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.drawLine(area.topLeft(), area.topRight());
    painter.setPen(themeColour(ColourRole::Muted, palette()));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.8);
    painter.setFont(small);
    painter.drawText(QRect(area.left(), area.top() + 1, area.width(), area.height()), Qt::AlignLeft | Qt::AlignTop, m_wording(top));
    painter.setFont(font());
}

void TimeChart::paintLine(QPainter &painter, const ChartLine &line, double top) const
{
    QPainterPath path;
    bool isDown = false;
    const qsizetype count = std::min(m_times.size(), line.values.size());
    for (qsizetype index = 0; index < count; ++index) {
        const std::optional<double> &value = line.values.at(index);
        if (!value) {
            isDown = false;
            continue;
        }
        const QPointF at = place(index, *value, top);
        isDown ? path.lineTo(at) : path.moveTo(at);
        isDown = true;
    }
    constexpr double Thick = 1.6;
    const QColor colour = themeColour(line.colour, palette());
    painter.setPen(QPen(colour, Thick));
    painter.drawPath(path);
    const qsizetype marked = m_pointed >= 0 ? m_pointed : count - 1;
    if (marked < 0 || marked >= count || !line.values.at(marked))
        return;
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(place(marked, *line.values.at(marked), top), 2.5, 2.5);
    painter.setBrush(Qt::NoBrush);
}

void TimeChart::point(qsizetype index)
{
    m_pointed = m_times.isEmpty() ? -1 : std::clamp<qsizetype>(index, -1, m_times.size() - 1);
    tellChange();
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_times.isEmpty())
        return;
    qsizetype nearest = 0;
    for (qsizetype index = 1; index < m_times.size(); ++index)
        if (std::abs(place(index, 0, 1).x() - event->position().x()) < std::abs(place(nearest, 0, 1).x() - event->position().x()))
            nearest = index;
    point(nearest);
}

void TimeChart::leaveEvent(QEvent *)
{
    point(-1);
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    const qsizetype here = m_pointed < 0 ? m_times.size() - 1 : m_pointed;
    if (event->key() == Qt::Key_Left)
        point(std::max<qsizetype>(0, here - (m_pointed < 0 ? 0 : 1)));
    else if (event->key() == Qt::Key_Right)
        point(here + 1 >= m_times.size() ? -1 : here + 1);
    else
        QWidget::keyPressEvent(event);
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    point(-1);
}

} // namespace longshore
