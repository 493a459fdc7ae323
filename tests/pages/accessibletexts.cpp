// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibletexts.h"

#include <QAccessible>
#include <QWidget>

namespace longshore {

namespace {

void collect(QAccessibleInterface *object, QStringList &texts, int depth)
{
    if (!object || !object->isValid() || depth > 60)
        return;
    for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help, QAccessible::Accelerator})
        texts.append(object->text(kind));
    if (QAccessibleTextInterface *text = object->textInterface())
        texts.append(text->text(0, text->characterCount()));
    if (QAccessibleTableInterface *table = object->tableInterface()) {
        for (int row = 0; row < table->rowCount(); ++row) {
            for (int column = 0; column < table->columnCount(); ++column) {
                if (QAccessibleInterface *cell = table->cellAt(row, column))
                    texts.append(cell->text(QAccessible::Name) + cell->text(QAccessible::Value) + cell->text(QAccessible::Description));
            }
        }
        return; // Its children are its cells.
    }
    for (int i = 0; i < object->childCount(); ++i)
        collect(object->child(i), texts, depth + 1);
}

} // namespace

QStringList accessibleTexts(QWidget *window)
{
    QAccessible::setActive(true);
    QStringList texts;
    collect(QAccessible::queryAccessibleInterface(window), texts, 0);
    for (const QWidget *widget : window->findChildren<QWidget *>())
        texts << widget->toolTip() << widget->whatsThis() << widget->statusTip() << widget->windowTitle() << widget->accessibleName()
              << widget->accessibleDescription();
    texts.removeAll(QString());
    return texts;
}

QStringList namelessControls(QWidget *window)
{
    QStringList nameless;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        const bool reached = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        QAccessibleInterface *spoken = reached ? QAccessible::queryAccessibleInterface(widget) : nullptr;
        if (spoken && spoken->text(QAccessible::Name).trimmed().isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    return nameless;
}

} // namespace longshore
