// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tonelabel.h"

#include <QApplication>
#include <QEvent>

namespace longshore {

ToneLabel::ToneLabel(ColourRole role, QWidget *parent)
    : QLabel(parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    tint();
}

ToneLabel::ToneLabel(ColourRole role, const QString &text, QWidget *parent)
    : ToneLabel(role, parent)
{
    setText(text);
}

void ToneLabel::setRole(ColourRole role)
{
    m_role = role;
    tint();
}

void ToneLabel::say(const QString &text)
{
    setText(text);
    setVisible(!text.isEmpty());
}

void ToneLabel::setSelectable()
{
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setCursor(Qt::IBeamCursor);
}

void ToneLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

// The colour comes from a palette without our own tint in it. Only where it differs: setting a palette is itself a
// change of the palette.
void ToneLabel::tint()
{
    const QColor wanted = themeColour(m_role, QApplication::palette(this));
    if (palette().color(QPalette::Active, QPalette::WindowText) == wanted)
        return;
    QPalette tinted = palette();
    tinted.setColor(QPalette::Active, QPalette::WindowText, wanted);
    tinted.setColor(QPalette::Inactive, QPalette::WindowText, wanted);
    setPalette(tinted);
}

ToneLabel *makeHeading(const QString &text, int grow, QWidget *parent)
{
    auto *heading = new ToneLabel(ColourRole::Text, text, parent);
    QFont font = heading->font();
    font.setWeight(grow > 0 ? QFont::Medium : QFont::DemiBold);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() + grow);
    heading->setFont(font);
    return heading;
}

} // namespace longshore
