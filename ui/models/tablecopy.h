// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/stacktable.h"

#include <QByteArray>

namespace longshore {

enum class TableFormat {
    TabSeparated, ///< A line per row, the cells as they stand; to paste into editors and sheets.
    Csv, ///< RFC 4180, UTF-8, CRLF, titles first; what a sheet would take for a formula is disarmed with a leading '.
    Json, ///< An array with an object per row: column keys; numbers, booleans and null as such, times as ISO 8601.
};

/// UTF-8 text of a table, which must outlive it, piece by piece: head, rows, tail. Times are ISO 8601 with offset. No values of variables.
class TableText
{
public:
    TableText(const StackTable &table, TableFormat format);

    QByteArray head() const;
    QByteArray row(qsizetype index) const;
    QByteArray tail() const;

private:
    QByteArray separated(const QStringList &cells) const;
    QByteArray jsonRow(qsizetype index) const;
    QStringList cells(const StackRow &row) const;
    QString cell(const StackRow &row, StackColumn column) const;

    const StackTable &m_table;
    TableFormat m_format;
};

/// The whole text at once, for the clipboard. Without titles when `titles` is false (not for JSON, which has its keys).
QByteArray tableText(const StackTable &table, TableFormat format, bool titles = true);

/// Tab-separated without titles, for plain pasting; one row, and so one cell, comes without a line end.
QString clipboardText(const StackTable &table);

/// One CSV field: quoted when it holds a comma, quote or line end; leading = + - @ tab CR disarmed.
QString csvField(const QString &text);

} // namespace longshore
