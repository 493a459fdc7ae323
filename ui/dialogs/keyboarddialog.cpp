// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keyboarddialog.h"

#include "ui/dialogs/closerow.h"

#include <QAction>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace longshore {

using namespace Qt::StringLiterals;

namespace {

QString withoutMnemonics(QString text)
{
    text.replace("&&"_L1, "\x01"_L1).remove(u'&').replace(u'\x01', u'&');
    while (text.endsWith(u'.') || text.endsWith(u'\u2026'))
        text.chop(1);
    return text;
}

QTableWidgetItem *cell(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

QTableWidget *makeTable(const QList<KeyHint> &hints, QWidget *parent)
{
    auto *table = new QTableWidget(static_cast<int>(hints.size()), 2, parent);
    table->setObjectName(u"keys"_s);
    table->setAccessibleName(KeyboardDialog::tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({KeyboardDialog::tr("Action"), KeyboardDialog::tr("Keys")});
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    for (int row = 0; row < table->rowCount(); ++row) {
        table->setItem(row, 0, cell(hints.at(row).what));
        table->setItem(row, 1, cell(hints.at(row).keys));
    }
    return table;
}

} // namespace

QList<KeyHint> keyHints(const QList<QAction *> &actions)
{
    QList<KeyHint> hints;
    for (const QAction *action : actions) {
        const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText).replace("; "_L1, ", "_L1);
        const KeyHint hint{withoutMnemonics(action->text()), keys};
        if (!hint.keys.isEmpty() && !hint.what.isEmpty() && !hints.contains(hint))
            hints.append(hint);
    }
    return hints;
}

KeyboardDialog::KeyboardDialog(const QList<KeyHint> &hints, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard"));
    setObjectName(u"keyboardDialog"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(makeTable(hints, this));
    column->addLayout(makeCloseRow(this));
    resize(480, 560);
}

KeyboardDialog::KeyboardDialog(const QList<QAction *> &actions, QWidget *parent)
    : KeyboardDialog(keyHints(actions), parent)
{
}

} // namespace longshore
