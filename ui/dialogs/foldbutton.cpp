// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/foldbutton.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

constexpr int ChevronSide = 16; // px
constexpr int Gap = 6; // px

/// A button that says whether it is unfolded.
class AccessibleFold : public QAccessibleWidget
{
public:
    explicit AccessibleFold(FoldButton *fold) : QAccessibleWidget(fold, QAccessible::Button, fold->text().remove(u'&')) {}

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = fold()->isChecked();
        state.collapsed = !fold()->isChecked();
        return state;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (name == pressAction())
            fold()->click();
    }

private:
    FoldButton *fold() const { return static_cast<FoldButton *>(widget()); }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *fold = qobject_cast<FoldButton *>(object);
    return fold ? new AccessibleFold(fold) : nullptr;
}

} // namespace

FoldButton::FoldButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    static const bool registered = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(registered);
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, [this](bool open) {
        QAccessible::State changed;
        changed.expanded = true;
        changed.collapsed = !open;
        QAccessibleStateChangeEvent event(this, changed);
        QAccessible::updateAccessibility(&event);
    });
}

QSize FoldButton::sizeHint() const
{
    return {ChevronSide + Gap + fontMetrics().size(Qt::TextShowMnemonic, text()).width() + 4, fontMetrics().lineSpacing() + 8};
}

void FoldButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ColourRole role = !isEnabled() ? ColourRole::Disabled : underMouse() ? ColourRole::Accent : ColourRole::Text;
    const QColor ink = themeColour(role, palette());
    const QString chevron = isChecked() ? u"chevron-down"_s : u"chevron-right"_s;
    painter.drawPixmap(0, (height() - ChevronSide) / 2, iconPixmap(chevron, ChevronSide, ink, devicePixelRatioF()));
    painter.setPen(ink);
    painter.drawText(rect().adjusted(ChevronSide + Gap, 0, 0, 0), Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    if (!hasFocus())
        return;
    QStyleOptionFocusRect ring;
    ring.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
}

void FoldButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QAbstractButton::keyPressEvent(event);
    click();
}

} // namespace longshore
