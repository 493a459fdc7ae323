// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/linkbutton.h"

#include "ui/widgets/theme.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace longshore {

namespace {

class AccessibleLink : public QAccessibleWidget
{
public:
    explicit AccessibleLink(LinkButton *link) : QAccessibleWidget(link, QAccessible::Link, link->text()) {}

    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (name == pressAction())
            static_cast<LinkButton *>(widget())->click();
    }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *link = qobject_cast<LinkButton *>(object);
    return link ? new AccessibleLink(link) : nullptr;
}

} // namespace

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    static const bool registered = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(registered);
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 4, fontMetrics().lineSpacing() + 4};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont underlined = font();
    underlined.setUnderline(underMouse() && isEnabled());
    painter.setFont(underlined);
    painter.setPen(isEnabled() ? themeColour(ColourRole::Info, palette()) : themeColour(ColourRole::Disabled, palette()));
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (!hasFocus())
        return;
    QStyleOptionFocusRect ring;
    ring.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QAbstractButton::keyPressEvent(event);
    click();
}

} // namespace longshore
