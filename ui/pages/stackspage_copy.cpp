// SPDX-License-Identifier: GPL-3.0-or-later
// Copying from the table, and asking where an export goes.
#include "ui/models/stacksmodel.h"
#include "ui/pages/stacksactions.h"
#include "ui/pages/stackspage.h"
#include "ui/pages/stackstable.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QItemSelectionModel>

using namespace Qt::StringLiterals;

namespace longshore {

void StacksPage::connectCopying()
{
    const auto copies = [this](QAction *action, TableFormat format) {
        connect(action, &QAction::triggered, this, [this, format] { copyTable(format); });
    };
    copies(m_actions->copyRows, TableFormat::TabSeparated);
    copies(m_actions->copyCsv, TableFormat::Csv);
    copies(m_actions->copyJson, TableFormat::Json);
    connect(m_actions->copyCells, &QAction::triggered, this, &StacksPage::copyCells);
    connect(m_actions->exportCsv, &QAction::triggered, this, [this] { askExportFile(TableFormat::Csv); });
    connect(m_actions->exportJson, &QAction::triggered, this, [this] { askExportFile(TableFormat::Json); });
}

/// Plain text goes without titles: it is pasted into lines that have their own.
void StacksPage::copyTable(TableFormat format)
{
    const StackTable table = m_model.table(m_table->selectionModel()->selection(), m_table->shownColumns());
    const QByteArray text = tableText(table, format, format != TableFormat::TabSeparated);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
}

void StacksPage::copyCells()
{
    const StackTable table = m_model.table(m_table->selectionModel()->selection(), {m_table->currentColumn()});
    QGuiApplication::clipboard()->setText(QString::fromUtf8(tableText(table, TableFormat::TabSeparated, false)));
}

StackTable StacksPage::shownTable() const
{
    return m_model.table(m_table->shownColumns());
}

void StacksPage::askExportFile(TableFormat format)
{
    const bool csv = format == TableFormat::Csv;
    auto *dialog = new QFileDialog(this, tr("Export the table"), csv ? u"stacks.csv"_s : u"stacks.json"_s);
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(csv ? u"csv"_s : u"json"_s);
    dialog->setNameFilters({csv ? tr("CSV files (*.csv)") : tr("JSON files (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &file) { Q_EMIT exportRequested(file, format); });
    dialog->open();
}

} // namespace longshore
