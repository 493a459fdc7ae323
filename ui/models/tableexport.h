// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tablecopy.h"

#include <QFuture>
#include <QIODevice>
#include <QString>

namespace longshore {

/// How an export ended; `error` is the system's sentence, empty when all is written.
struct ExportOutcome {
    qsizetype rows = 0; ///< Written.
    QString error;
    bool isGood() const { return error.isEmpty(); }
    bool operator==(const ExportOutcome &) const = default;
};

/// Writes a table, which must outlive it, to an open device a few rows at a time, so that memory stays small and a stop takes effect soon.
class TableWriter
{
public:
    TableWriter(const StackTable &table, TableFormat format, QIODevice &device);
    /// Writes on, at most `rows` rows; false when done or failed.
    bool writeSome(qsizetype rows);
    ExportOutcome outcome() const { return m_outcome; }

private:
    void write(const QByteArray &text);
    bool isDone() const { return m_ended || !m_outcome.isGood(); }

    qsizetype m_rowCount;
    TableText m_text;
    QIODevice &m_device;
    ExportOutcome m_outcome;
    bool m_started = false;
    bool m_ended = false;
};

/// Writes the file in a worker, whole or not at all: a failed or cancelled export leaves what was there before. Progress
/// of the future counts rows.
QFuture<ExportOutcome> exportTable(const StackTable &table, TableFormat format, const QString &path);

} // namespace longshore
