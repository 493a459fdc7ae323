// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tableexport.h"

#include <QPromise>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>

namespace longshore {
namespace {

constexpr qsizetype rowsPerSlice = 500;

ExportOutcome writeFile(QPromise<ExportOutcome> &promise, const StackTable &table, TableFormat format, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {0, file.errorString()};
    TableWriter writer(table, format, file);
    promise.setProgressRange(0, static_cast<int>(table.rows.size()));
    while (!promise.isCanceled() && writer.writeSome(rowsPerSlice))
        promise.setProgressValue(static_cast<int>(writer.outcome().rows));
    ExportOutcome outcome = writer.outcome();
    if (promise.isCanceled() || !outcome.isGood())
        file.cancelWriting();
    else if (!file.flush() || !file.commit()) // in Qt 6.4 commit() alone puts a cut file in place on a full disk
        outcome.error = file.errorString();
    return outcome;
}

} // namespace

TableWriter::TableWriter(const StackTable &table, TableFormat format, QIODevice &device)
    : m_rowCount(table.rows.size()), m_text(table, format), m_device(device)
{
}

bool TableWriter::writeSome(qsizetype rows)
{
    if (isDone())
        return false;
    QByteArray text = m_started ? QByteArray() : m_text.head();
    m_started = true;
    const qsizetype end = std::min(m_rowCount, m_outcome.rows + rows);
    qsizetype row = m_outcome.rows;
    for (; row < end; ++row)
        text += m_text.row(row);
    m_ended = row == m_rowCount;
    write(m_ended ? text + m_text.tail() : text);
    if (m_outcome.isGood())
        m_outcome.rows = row;
    return !isDone();
}

void TableWriter::write(const QByteArray &text)
{
    if (m_device.write(text) != text.size())
        m_outcome.error = m_device.errorString();
}

QFuture<ExportOutcome> exportTable(const StackTable &table, TableFormat format, const QString &path)
{
    return QtConcurrent::run([table, format, path](QPromise<ExportOutcome> &promise) {
        promise.addResult(writeFile(promise, table, format, path));
    });
}

} // namespace longshore
