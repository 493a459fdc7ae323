// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tablecopy.h"

#include "ui/models/relativetime.h"
#include "ui/models/stackcell.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonValue>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace longshore {
namespace {

bool isCellBreak(QChar c) { return c == u'\t' || c == u'\n' || c == u'\r'; }

QString withoutBreaks(const QString &text)
{
    QString flat = text;
    std::ranges::replace_if(flat, isCellBreak, QChar(u' '));
    return flat;
}

/// Keys in the order of the columns: QJsonObject would sort them.
QByteArray jsonMember(StackColumn column, const QVariant &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{QJsonValue::fromVariant(value)}).toJson(QJsonDocument::Compact);
    return '"' + columnKey(column).toUtf8() + "\":" + json.sliced(1, json.size() - 2);
}

} // namespace

QString csvField(const QString &text)
{
    static const QString formulaStarts = u"=+-@\t\r"_s;
    const bool armed = !text.isEmpty() && formulaStarts.contains(text.front());
    QString field = armed ? u'\'' + text : text;
    if (std::ranges::none_of(field, [](QChar c) { return c == u',' || c == u'"' || c == u'\r' || c == u'\n'; }))
        return field;
    return u'"' + field.replace(u'"', "\"\""_L1) + u'"';
}

TableText::TableText(const StackTable &table, TableFormat format)
    : m_table(table), m_format(format)
{
}

QByteArray TableText::head() const
{
    if (m_format == TableFormat::Json)
        return "[";
    QStringList titles;
    std::ranges::transform(m_table.columns, std::back_inserter(titles), columnTitle);
    return separated(titles);
}

QByteArray TableText::row(qsizetype index) const
{
    return m_format == TableFormat::Json ? jsonRow(index) : separated(cells(*m_table.rows[index]));
}

QByteArray TableText::tail() const { return m_format == TableFormat::Json ? "\n]\n" : ""; }

QByteArray TableText::separated(const QStringList &cells) const
{
    const bool csv = m_format == TableFormat::Csv;
    QStringList fields;
    std::ranges::transform(cells, std::back_inserter(fields), csv ? csvField : withoutBreaks);
    return fields.join(QChar(csv ? u',' : u'\t')).toUtf8() + (csv ? "\r\n" : "\n");
}

QByteArray TableText::jsonRow(qsizetype index) const
{
    QByteArrayList members;
    for (const StackColumn column : m_table.columns)
        members.append(jsonMember(column, cellValue(*m_table.rows[index], column, m_table.zone)));
    return (index == 0 ? "\n  {" : ",\n  {") + members.join(", ") + '}';
}

QStringList TableText::cells(const StackRow &row) const
{
    QStringList cells;
    for (const StackColumn column : m_table.columns)
        cells.append(cell(row, column));
    return cells;
}

QString TableText::cell(const StackRow &row, StackColumn column) const
{
    return columnKind(column) == ColumnKind::Time ? isoTime(cellNumber(row, column), m_table.zone) : cellText(row, column);
}

QByteArray tableText(const StackTable &table, TableFormat format, bool titles)
{
    const TableText text(table, format);
    QByteArray all = titles || format == TableFormat::Json ? text.head() : QByteArray();
    for (qsizetype row = 0; row < table.rows.size(); ++row)
        all += text.row(row);
    return all + text.tail();
}

QString clipboardText(const StackTable &table)
{
    const QString text = QString::fromUtf8(tableText(table, TableFormat::TabSeparated, false));
    return table.rows.size() == 1 ? text.chopped(1) : text;
}

} // namespace longshore
