// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/canary/gathering.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QWidget>

#include <functional>
#include <memory>

namespace longshore::test {

namespace {

constexpr std::array Kinds{QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help, QAccessible::Accelerator,
                           QAccessible::UserText};
constexpr std::array Roles{Qt::DisplayRole, Qt::ToolTipRole, Qt::StatusTipRole, Qt::WhatsThisRole, Qt::AccessibleTextRole,
                           Qt::AccessibleDescriptionRole};

void add(QByteArray &all, const QString &text)
{
    if (!text.isEmpty())
        all += text.toUtf8() + '\n';
}

void walk(QAccessibleInterface *node, QByteArray &all)
{
    if (!node || !node->isValid())
        return;
    for (const QAccessible::Text kind : Kinds)
        add(all, node->text(kind));
    if (QAccessibleTextInterface *text = node->textInterface())
        add(all, text->text(0, text->characterCount()));
    if (QAccessibleValueInterface *value = node->valueInterface())
        add(all, value->currentValue().toString());
    for (int child = 0; child < node->childCount(); ++child)
        walk(node->child(child), all);
}

void addMime(QByteArray &all, const QMimeData *data)
{
    if (!data)
        return;
    const QStringList formats = data->formats();
    for (const QString &format : formats)
        all += format.toUtf8() + '\n' + data->data(format) + '\n';
}

void addRows(QByteArray &all, const QAbstractItemModel &model, const QModelIndex &parent, QModelIndexList &every)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const Qt::ItemDataRole role : Roles)
                add(all, index.data(role).toString());
            every.append(index);
        }
        addRows(all, model, model.index(row, 0, parent), every);
    }
}

} // namespace

QByteArray windowTitles()
{
    QByteArray all;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        for (const QString &text : {widget->windowTitle(), widget->windowIconText(), widget->windowFilePath(), widget->toolTip(), widget->statusTip(),
                                    widget->whatsThis(), widget->objectName()})
            add(all, text);
    }
    return all;
}

QByteArray accessibleTexts()
{
    QByteArray all;
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets)
        walk(QAccessible::queryAccessibleInterface(widget), all);
    return all;
}

QByteArray draggableData()
{
    QByteArray all;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (!view || !view->model())
            continue;
        QModelIndexList every;
        addRows(all, *view->model(), {}, every);
        addMime(all, std::unique_ptr<QMimeData>(view->model()->mimeData(every)).get());
    }
    return all;
}

QByteArray clipboardTexts()
{
    QByteArray all;
    addMime(all, QApplication::clipboard()->mimeData(QClipboard::Clipboard));
    if (QApplication::clipboard()->supportsSelection())
        addMime(all, QApplication::clipboard()->mimeData(QClipboard::Selection));
    return all;
}

} // namespace longshore::test
