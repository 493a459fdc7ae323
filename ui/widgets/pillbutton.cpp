// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pillbutton.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/longshorestyle.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int chevronSize = 14;
constexpr int sidePadding = 14;

} // namespace

PillButton::PillButton(const QString &text, QWidget *parent)
    : QPushButton(parent)
{
    setText(text);
    setAutoDefault(false);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void PillButton::setMenu(QMenu *menu)
{
    m_menu = menu;
    setCheckable(menu == nullptr);
    connect(this, &QAbstractButton::clicked, menu, [this] { openMenu(); });
    updateGeometry();
}

void PillButton::setEngaged(bool engaged)
{
    m_engaged = engaged;
    setAccessibleDescription(m_menu && engaged ? tr("Filter in use") : QString());
    update();
}

void PillButton::openMenu()
{
    m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

QSize PillButton::sizeHint() const
{
    const int text = fontMetrics().size(Qt::TextShowMnemonic, this->text()).width();
    return {text + 2 * sidePadding + (m_menu ? chevronSize + 4 : 0), controlHeight(fontMetrics()) - 2};
}

void PillButton::paintBody(QPainter &painter) const
{
    const auto colour = [this](ColourRole role) { return themeColour(role, palette()); };
    const bool engaged = isEngaged();
    QColor face = engaged ? colour(ColourRole::Selection) : Qt::transparent;
    if (!engaged && (isDown() || underMouse()) && isEnabled())
        face = colour(isDown() ? ColourRole::Pressed : ColourRole::Hover);
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(face);
    painter.setPen(engaged ? colour(ColourRole::Accent) : colour(ColourRole::Outline));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour(ColourRole::Focus), 2));
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2);
}

void PillButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBody(painter);
    ColourRole ink = isEngaged() ? ColourRole::Text : ColourRole::Muted;
    if (!isEnabled())
        ink = ColourRole::Disabled;
    // On a platform's own strong highlight only its own text colour can be read.
    const QColor colour =
        isEngaged() && isEnabled() ? palette().color(QPalette::HighlightedText) : themeColour(ink, palette());
    painter.setPen(colour);
    QRect room = rect().adjusted(sidePadding, 0, -sidePadding, 0);
    if (m_menu) {
        const QPixmap chevron = iconPixmap(u"chevron-down"_s, chevronSize, colour, devicePixelRatioF());
        painter.drawPixmap(QPoint(room.right() - chevronSize + 3, (height() - chevronSize) / 2 + 1), chevron);
        room.setRight(room.right() - chevronSize - 2);
    }
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignHCenter | Qt::TextShowMnemonic, text());
}

void PillButton::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_menu && (event->key() == Qt::Key_Down || enter))
        openMenu();
    else if (enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

bool PillButton::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    return QPushButton::event(event);
}

} // namespace longshore
