// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factvalue.h"

#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionFocusRect>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int copyButtonRoom = 26;
constexpr int ringRoom = 3; // Between the text and the focus ring.
constexpr QChar breakMark(0x200b); // Invisible; a label breaks its lines there.

/// Long words get places to break at, so that nothing is cut; copies are made without them.
QString breakable(const QString &text)
{
    constexpr int longest = 24;
    QString marked;
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        marked += c;
        if (c.isHighSurrogate())
            continue;
        if (run >= longest || (run >= longest / 2 && u"/.:,=@-_"_s.contains(c))) {
            marked += breakMark;
            run = 0;
        }
    }
    return marked;
}

} // namespace

FactValue::FactValue(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setContentsMargins(ringRoom, 1, copyButtonRoom, 1);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::StrongFocus);
}

void FactValue::setFact(const Fact &fact)
{
    if (fact == m_fact && !text().isEmpty())
        return;
    m_fact = fact;
    const QString shown = fact.value.isEmpty() ? u"\u2014"_s : breakable(fact.value);
    if (shown != text())
        setText(shown);
    setToolTip(fact.tooltip.toHtmlEscaped());
    setAccessibleName(tr("%1: %2").arg(fact.label, fact.value.isEmpty() ? tr("none") : fact.value));
    setAccessibleDescription(fact.tooltip);
    look();
}

void FactValue::look()
{
    const bool link = m_fact.link.isValid();
    setForegroundRole(link ? QPalette::Link : QPalette::WindowText);
    setCursor(link ? Qt::PointingHandCursor : Qt::IBeamCursor);
    setFocusPolicy(isCopyable() ? Qt::StrongFocus : Qt::NoFocus);
    if (!m_fact.monospace)
        return;
    const int ascent = parentWidget()->fontMetrics().ascent();
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setContentsMargins(
        ringRoom, 1 + std::max(0, ascent - fontMetrics().ascent()), copyButtonRoom, 1); // On the label's base line.
}

int FactValue::textRight() const
{
    const QRect room = contentsRect();
    const QRect used = fontMetrics().boundingRect(room, Qt::TextWordWrap, text());
    return std::min(used.right(), room.right()) + 1;
}

void FactValue::copyAll()
{
    const QString whole = m_fact.copy.isEmpty() ? m_fact.value : m_fact.copy;
    QGuiApplication::clipboard()->setText(whole);
    Q_EMIT copied(whole);
}

void FactValue::copySelection()
{
    if (!hasSelectedText())
        return copyAll();
    const QString selected = selectedText().remove(breakMark);
    QGuiApplication::clipboard()->setText(selected);
    Q_EMIT copied(selected);
}

void FactValue::enterEvent(QEnterEvent *event)
{
    QLabel::enterEvent(event);
    Q_EMIT reached();
}

void FactValue::focusInEvent(QFocusEvent *event)
{
    QLabel::focusInEvent(event);
    m_ring = event->reason() != Qt::MouseFocusReason;
    Q_EMIT reached();
    update();
}

void FactValue::focusOutEvent(QFocusEvent *event)
{
    QLabel::focusOutEvent(event);
    m_ring = false;
    update();
}

void FactValue::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy) && isCopyable())
        copySelection();
    else if (enter && m_fact.link.isValid())
        Q_EMIT activated(m_fact.link);
    else
        QLabel::keyPressEvent(event);
}

void FactValue::mouseReleaseEvent(QMouseEvent *event)
{
    QLabel::mouseReleaseEvent(event);
    const bool click = event->button() == Qt::LeftButton && !hasSelectedText() && event->pos().x() <= textRight();
    if (click && m_fact.link.isValid())
        Q_EMIT activated(m_fact.link);
}

void FactValue::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(themedIcon(u"copy"_s), hasSelectedText() ? tr("&Copy selection") : tr("&Copy"));
    copy->setEnabled(isCopyable());
    connect(copy, &QAction::triggered, this, &FactValue::copySelection);
    if (m_fact.link.isValid()) {
        QAction *open = menu->addAction(themedIcon(u"external-link"_s), tr("&Open link"));
        connect(open, &QAction::triggered, this, [this] { Q_EMIT activated(m_fact.link); });
    }
    menu->popup(event->globalPos());
}

void FactValue::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!m_ring)
        return;
    QPainter painter(this);
    QStyleOptionFocusRect option;
    option.initFrom(this);
    option.rect = rect().adjusted(0, 0, textRight() + 3 - width(), 0);
    option.state |= QStyle::State_KeyboardFocusChange;
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
}

} // namespace longshore
