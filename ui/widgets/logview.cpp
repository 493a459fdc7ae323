// SPDX-License-Identifier: GPL-3.0-or-later
// What is in sight, and how it moves.
#include "ui/widgets/logview.h"

#include "ui/widgets/ansicolours.h"
#include "ui/widgets/logaccess.h"
#include "ui/widgets/loglaid.h"
#include "ui/widgets/theme.h"

#include <QFontDatabase>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

    constexpr int LaidKept = 600; ///< Lines.
    constexpr int Margin = 8; ///< px left and right.
    constexpr int LongestName = 24; ///< Characters of a source's name in the gutter.

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_laid(LaidKept)
{
    setObjectName(u"logView"_s);
    setAccessibleName(tr("Log"));
    setFocusPolicy(Qt::StrongFocus);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_drag.setInterval(40);
    connect(&m_drag, &QTimer::timeout, this, &LogView::dragOn);
    introduceLogViews();
}

LogView::~LogView() = default;

void LogView::setFinder(LogFinder *finder)
{
    if (m_finder) {
        m_finder->disconnect(this);
        m_finder->store().disconnect(this);
    }
    m_finder = finder;
    connect(finder, &LogFinder::rowsReset, this, &LogView::reset);
    connect(finder, &LogFinder::rowsAppended, this, &LogView::grown);
    connect(finder, &LogFinder::linesInserted, this, &LogView::linesInserted);
    connect(finder, &LogFinder::rowsRemoved, this, &LogView::rowsRemoved);
    connect(&finder->store(), &LogStore::removed, this, &LogView::linesRemoved);
    connect(&finder->store(), &LogStore::cleared, this, [this] {
        m_current = -1;
        m_anchor = m_cursor = {};
    });
    m_top = 0;
    reset();
}

void LogView::setLook(const LogLook &look)
{
    m_look = look;
    relay();
}

/// All lines anew, at the same place.
void LogView::relay()
{
    m_laid.clear();
    m_widest = 0;
    m_gutter = -1;
    updateBars();
    if (m_isFollowing)
        putAtEnd();
    viewport()->update();
}

qint64 LogView::rows() const
{
    return m_finder ? m_finder->rows().count() : 0;
}

int LogView::lineHeight() const
{
    return fontMetrics().height() + 4;
}

/// Width of stamp and name before each line; measured once, as there may be many names.
int LogView::gutter() const
{
    if (m_gutter >= 0)
        return m_gutter;
    const QFontMetrics metrics = fontMetrics();
    m_gutter = Margin;
    if (m_look.stamps != StampStyle::Off)
        m_gutter += metrics.horizontalAdvance(u"00:00:00.000"_s) + 14;
    if (m_look.showsNames()) {
        int name = 0;
        for (const QString &each : m_look.sources)
            name = std::max(name, metrics.horizontalAdvance(each.left(LongestName)));
        m_gutter += name + 14;
    }
    return m_gutter;
}

const LogView::Laid &LogView::laid(qint64 line) const
{
    if (const Laid *known = m_laid.object(line))
        return *known;
    const LogStore &store = m_finder->store();
    auto *made = new Laid;
    const LogLineText text = lineText(store.row(line), store.text(line), store.raw(line), m_look, palette());
    made->layout.setText(text.text);
    made->layout.setFont(font());
    made->layout.setCacheEnabled(true);
    made->layout.setFormats(text.formats);
    QTextOption option;
    option.setWrapMode(m_look.isWrapped ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    option.setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    made->layout.setTextOption(option);
    made->layOut(m_look.isWrapped ? viewport()->width() - gutter() - Margin : -1, lineHeight());
    m_widest = std::max(m_widest, made->width);
    m_laid.insert(line, made);
    return *made;
}

int LogView::heightOf(qint64 row) const
{
    if (!m_look.isWrapped && !m_look.isPretty)
        return lineHeight();
    return laid(m_finder->rows().line(row)).height;
}

void LogView::reset()
{
    m_laid.clear();
    const qint64 row = m_current >= 0 && m_finder ? m_finder->rows().rowOf(m_current) : m_top;
    m_top = std::clamp<qint64>(row, 0, std::max<qint64>(rows() - 1, 0));
    m_hidden = 0;
    updateBars();
    if (m_isFollowing)
        putAtEnd();
    else
        showRow(m_top);
    viewport()->update();
}

void LogView::grown()
{
    updateBars();
    if (m_isFollowing)
        putAtEnd();
    viewport()->update();
}

/// Late ones: numbers have grown, and what is looked at stays where it is.
void LogView::linesInserted(const LogInsertion &lines, const LogInsertion &rows)
{
    m_laid.clear();
    for (qint64 *each : {&m_current, &m_anchor.line, &m_cursor.line}) {
        if (*each >= 0)
            *each = lines.moved(*each);
    }
    if (rows.isEmpty())
        return viewport()->update();
    m_top = rows.moved(m_top);
    grown();
}

/// Nothing is current or chosen that is no more, shown or not.
void LogView::linesRemoved(qint64 upTo)
{
    if (m_current < upTo)
        m_current = -1;
    if (selectionStart().line < upTo)
        m_anchor = m_cursor = {};
}

void LogView::rowsRemoved(qint64 count)
{
    m_top = std::max<qint64>(m_top - count, 0);
    grown();
}

/// One step of the bar is one row.
void LogView::updateBars()
{
    m_isMovingBars = true;
    const int page = std::max(1, viewport()->height() / lineHeight());
    const bool isEven = !m_look.isWrapped && !m_look.isPretty;
    verticalScrollBar()->setRange(0, int(std::max<qint64>(rows() - (isEven ? page : 1), 0)));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setValue(int(m_top));
    const int width = m_look.isWrapped ? 0 : gutter() + m_widest + Margin - viewport()->width();
    horizontalScrollBar()->setRange(0, std::max(0, width));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
    m_isMovingBars = false;
}

/// The last row ends where the viewport does.
void LogView::putAtEnd()
{
    int left = viewport()->height();
    qint64 row = rows();
    while (row > 0 && left > 0)
        left -= heightOf(--row);
    m_top = row;
    m_hidden = std::max(0, -left);
    m_isMovingBars = true;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_isMovingBars = false;
}

bool LogView::isAtEnd() const
{
    int left = viewport()->height() + m_hidden;
    for (qint64 row = m_top; row < rows(); ++row) {
        left -= heightOf(row);
        if (left < 0)
            return false;
    }
    return true;
}

void LogView::goToEnd()
{
    putAtEnd();
    setFollowed(true);
    viewport()->update();
}

void LogView::setFollowing(bool follows)
{
    if (follows)
        return goToEnd();
    setFollowed(false);
}

void LogView::setFollowed(bool follows)
{
    if (std::exchange(m_isFollowing, follows) != follows)
        Q_EMIT followingChanged(follows);
}

void LogView::leaveEnd()
{
    setFollowed(isAtEnd());
}

void LogView::scrollContentsBy(int dx, int dy)
{
    if (m_isMovingBars && dx == 0)
        return;
    if (dy != 0)
        scrollTo(verticalScrollBar()->value());
    viewport()->update();
}

void LogView::scrollTo(qint64 row)
{
    m_top = std::clamp<qint64>(row, 0, std::max<qint64>(rows() - 1, 0));
    m_hidden = 0;
    if (isAtEnd())
        putAtEnd();
    leaveEnd();
}

/// Brings the row in sight, in the middle when it was not.
void LogView::showRow(qint64 row)
{
    if (row < 0 || row >= rows())
        return;
    int y = -m_hidden;
    for (qint64 each = m_top; each < row && y < viewport()->height(); ++each)
        y += heightOf(each);
    const bool isInSight = row >= m_top && (row > m_top || m_hidden == 0) && y + heightOf(row) <= viewport()->height();
    if (!isInSight) {
        const bool isNext = row == m_top - 1 || (row >= m_top && y <= viewport()->height());
        const qint64 half = viewport()->height() / lineHeight() / 2;
        m_hidden = 0;
        m_top = isNext ? (row < m_top ? row : std::min(m_top + 1, row)) : std::max<qint64>(0, row - half);
        if (isAtEnd())
            putAtEnd();
    }
    updateBars();
    leaveEnd();
    viewport()->update();
}

void LogView::setCurrentLine(qint64 line)
{
    m_current = line;
    m_anchor = m_cursor = {};
    if (m_finder && line >= 0)
        showRow(m_finder->rows().rowOf(line));
    if (m_isFollowing && rows() > 0 && line != m_finder->rows().line(rows() - 1))
        setFollowed(false); // What was gone to is not to be carried away.
    Q_EMIT currentLineChanged(line);
    tellWhereItIs();
}

void LogView::resizeEvent(QResizeEvent *)
{
    relay();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        relay();
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const int widest = m_widest;
    int y = -m_hidden;
    for (qint64 row = m_top; row < rows() && y < viewport()->height(); ++row) {
        paintRow(painter, row, y);
        y += heightOf(row);
    }
    if (m_widest != widest)
        QMetaObject::invokeMethod(this, &LogView::updateBars, Qt::QueuedConnection);
}

void LogView::paintRow(QPainter &painter, qint64 row, int y) const
{
    const qint64 line = m_finder->rows().line(row);
    const LogRow &facts = m_finder->store().row(line);
    const Laid &text = laid(line);
    const int shift = horizontalScrollBar()->value();
    if (line == m_current)
        painter.fillRect(0, y, viewport()->width(), text.height, themeColour(ColourRole::CodeLine, palette()));
    painter.setPen(palette().color(QPalette::Text));
    text.layout.draw(&painter, QPointF(gutter() - shift, y), selectionIn(line, int(text.layout.text().size())));
    // The gutter stays where it is when the text is shifted.
    if (shift > 0)
        painter.fillRect(0, y, gutter() - 4, text.height, line == m_current ? themeColour(ColourRole::CodeLine, palette()) : palette().color(QPalette::Base));
    const int baseline = y + 2 + fontMetrics().ascent();
    int x = Margin;
    if (m_look.stamps != StampStyle::Off) {
        painter.setPen(themeColour(ColourRole::Muted, palette()));
        const QString stamp = stampText(facts.stamp, m_look.stamps);
        painter.drawText(x, baseline, stamp);
        x += fontMetrics().horizontalAdvance(u"00:00:00.000"_s) + 14;
    }
    if (const QString name = sourceName(facts, m_look); !name.isEmpty()) {
        painter.setPen(sourceColour(m_look.colourOf(facts), palette()));
        painter.drawText(x, baseline, name.size() > LongestName ? name.left(LongestName - 1) + u'…' : name);
    }
}

QList<QTextLayout::FormatRange> LogView::selectionIn(qint64 line, int length) const
{
    const Place from = selectionStart();
    const Place to = selectionEnd();
    if (from == to || line < from.line || line > to.line)
        return {};
    const int start = line == from.line ? from.at : 0;
    const int end = line == to.line ? to.at : length;
    QTextCharFormat format;
    format.setBackground(palette().color(QPalette::Highlight));
    format.setForeground(palette().color(QPalette::HighlightedText));
    return {{std::min(start, length), std::max(0, std::min(end, length) - start), format}};
}

} // namespace longshore
