// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cardbutton.h"

#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>

namespace longshore {

namespace {

constexpr int side = 14;
constexpr int top = 12;
constexpr int gap = 3;

} // namespace

CardButton::CardButton(const QString &title, const QString &sentence, QWidget *parent)
    : QRadioButton(parent)
{
    setText(title);
    setSentence(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum, QSizePolicy::RadioButton);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CardButton::setSentence(const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleDescription(sentence);
    updateGeometry();
    update();
}

QFont CardButton::titleFont() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QFont CardButton::sentenceFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    return small;
}

int CardButton::heightForWidth(int width) const
{
    const QRect room(0, 0, width - 2 * side, 10'000);
    const QRect text = QFontMetrics(sentenceFont()).boundingRect(room, Qt::TextWordWrap, m_sentence);
    return 2 * top + QFontMetrics(titleFont()).height() + gap + text.height();
}

QSize CardButton::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 40 + 2 * side;
    return {width, heightForWidth(width)};
}

QSize CardButton::minimumSizeHint() const
{
    const int title = QFontMetrics(titleFont()).size(Qt::TextShowMnemonic, text()).width() + 1;
    const int width = std::max(title, fontMetrics().averageCharWidth() * 22) + 2 * side;
    return {width, heightForWidth(std::max(width, this->width()))};
}

void CardButton::paintCard(QPainter &painter) const
{
    const auto colour = [this](ColourRole role) { return themeColour(role, palette()); };
    QColor face = colour(underMouse() && isEnabled() ? ColourRole::Hover : ColourRole::Window);
    if (isChecked())
        face = colour(ColourRole::Selection);
    const qreal stroke = isChecked() || hasFocus() ? 2 : 1;
    const QRectF card = QRectF(rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    painter.setBrush(face);
    painter.setPen(QPen(colour(isChecked()   ? ColourRole::Accent
                                : hasFocus() ? ColourRole::Focus
                                             : ColourRole::Outline),
        stroke));
    painter.drawRoundedRect(card, 8, 8);
    if (!hasFocus() || !isChecked())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour(ColourRole::Focus), 1));
    painter.drawRoundedRect(card.adjusted(3, 3, -3, -3), 5, 5);
}

void CardButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter);
    const QColor chosen = palette().color(QPalette::HighlightedText);
    const auto ink = [&](ColourRole role) {
        return isEnabled() ? themeColour(role, palette()) : themeColour(ColourRole::Disabled, palette());
    };
    QRect room = rect().adjusted(side, top, -side, -top);
    painter.setFont(titleFont());
    painter.setPen(isChecked() && isEnabled() ? chosen : ink(ColourRole::Text));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextShowMnemonic, text());
    room.setTop(room.top() + QFontMetrics(titleFont()).height() + gap);
    painter.setFont(sentenceFont());
    painter.setPen(isChecked() && isEnabled() ? chosen : ink(ColourRole::Muted));
    painter.drawText(room, int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap, m_sentence);
}

} // namespace longshore
