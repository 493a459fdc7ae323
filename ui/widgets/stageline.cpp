// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stageline.h"

#include "ui/widgets/stateshape.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QStyle>
#include <QTimerEvent>

#include <array>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int markSize = 14;

void paintTick(QPainter &painter, const QRectF &box, const QColor &ink)
{
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const std::array<QPointF, 3> tick{QPointF(box.left() + 1, box.center().y() + 0.5),
        QPointF(box.left() + 5, box.bottom() - 2.5), QPointF(box.right() - 1, box.top() + 2.5)};
    painter.drawPolyline(tick.data(), int(tick.size()));
}

void paintCross(QPainter &painter, const QRectF &box, const QColor &ink)
{
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
    const QRectF inner = box.adjusted(2, 2, -2, -2);
    painter.drawLine(inner.topLeft(), inner.bottomRight());
    painter.drawLine(inner.topRight(), inner.bottomLeft());
}

void paintSpinner(QPainter &painter, const QRectF &box, const QColor &ink, const QColor &rest, int angle)
{
    const QRectF ring = box.adjusted(1.25, 1.25, -1.25, -1.25);
    painter.setPen(QPen(rest, 2));
    painter.drawEllipse(ring);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, -angle * 16, 100 * 16);
}

} // namespace

StageMark::StageMark(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(markSize, markSize);
}

void StageMark::setState(StageState state)
{
    m_state = state;
    turn();
    update();
}

void StageMark::turn()
{
    const bool still = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    if (m_state == StageState::Running && isVisible() && !still)
        m_timer.start(40, this);
    else
        m_timer.stop();
}

void StageMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(rect());
    const auto ink = [this](ColourRole role) { return themeColour(role, palette()); };
    switch (m_state) {
    case StageState::Pending:
        return paintStateShape(painter, box.adjusted(1, 1, -1, -1), StateShape::Ring, ink(ColourRole::Muted));
    case StageState::Running:
        return paintSpinner(painter, box, ink(ColourRole::Accent), ink(ColourRole::Line), m_angle);
    case StageState::Attention:
        return paintStateShape(painter, box, StateShape::Triangle, ink(ColourRole::Warning));
    case StageState::Done:
        return paintTick(painter, box, ink(ColourRole::Good));
    case StageState::Failed:
        return paintCross(painter, box, ink(ColourRole::Bad));
    }
}

void StageMark::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_angle = (m_angle + 15) % 360;
    update();
}

void StageMark::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    turn();
}

void StageMark::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

StageLine::StageLine(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_mark(new StageMark(this))
    , m_title(new QLabel(this))
    , m_failure(new QLabel(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_mark, 0, 0, Qt::AlignVCenter);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_failure, 1, 1);
    for (QLabel *label : {m_title, m_failure}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_failure->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_failure->setObjectName(u"stageFailure"_s);
    m_failure->hide();
    setState(StageState::Pending, title);
}

void StageLine::setState(StageState state, const QString &title)
{
    m_mark->setState(state);
    if (!title.isEmpty())
        m_title->setText(title);
    if (state != StageState::Failed)
        setFailure({});
    tint();
    tell();
}

void StageLine::setFailure(const QString &sentence)
{
    m_failure->setText(sentence);
    m_failure->setVisible(!sentence.isEmpty());
    tell();
}

void StageLine::setInserted(QWidget *widget)
{
    if (m_inserted == widget)
        return;
    delete m_inserted;
    m_inserted = widget;
    if (widget)
        static_cast<QGridLayout *>(layout())->addWidget(widget, 2, 0, 1, 2);
}

QString StageLine::title() const
{
    return m_title->text();
}

QString StageLine::failure() const
{
    return m_failure->text();
}

void StageLine::tint()
{
    m_title->setForegroundRole(state() == StageState::Pending ? QPalette::PlaceholderText : QPalette::WindowText);
    m_failure->setForegroundRole(QPalette::BrightText);
}

void StageLine::tell()
{
    const QStringList words{tr("not started"), tr("running"), tr("waiting for your decision"), tr("done"), tr("failed")};
    const QString said = tr("%1, %2").arg(m_title->text(), words.at(int(state())));
    setAccessibleName(m_failure->text().isEmpty() ? said : said + u": "_s + m_failure->text());
    m_title->setAccessibleName(said);
}

void StageLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_mark->setState(state());
}

} // namespace longshore
