// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logs/logspill.h"

#include "app/logs/logstore.h"

#include <QDir>
#include <QMutex>
#include <QMutexLocker>
#include <QTemporaryFile>

namespace longshore {

using namespace Qt::StringLiterals;

struct LogSpill::File {
    mutable QMutex mutex; ///< Texts are given back in any thread.
    QTemporaryFile file{QDir::tempPath() + u"/longshore-log-XXXXXX"_s};
    qint64 end = 0;
    QString problem;
};

LogSpill::LogSpill()
    : m_file(std::make_shared<File>())
{
}

LogSpill::~LogSpill() = default;

std::shared_ptr<LogChunk> LogSpill::moved(const LogChunk &chunk)
{
    auto made = std::make_shared<LogChunk>();
    made->rows = chunk.rows;
    made->bytes = chunk.bytes;
    QByteArray text;
    text.reserve(chunk.bytes);
    for (LogRow &row : made->rows) {
        const QByteArrayView bytes = QByteArrayView(*chunk.texts[row.block]).sliced(row.offset, row.bytes());
        row.block = 0;
        row.offset = quint32(text.size());
        text.append(bytes);
    }
    if (text.isEmpty()) {
        made->texts.push_back(std::make_shared<const QByteArray>());
        return made;
    }
    const QMutexLocker locker(&m_file->mutex);
    QTemporaryFile &file = m_file->file;
    const bool isWritten = (file.isOpen() || file.open()) && file.seek(m_file->end) && file.write(text) == text.size() && file.flush();
    uchar *const address = isWritten ? file.map(m_file->end, text.size()) : nullptr;
    if (!address) {
        m_file->problem = file.errorString();
        return nullptr;
    }
    m_file->end += text.size();
    const auto giveBack = [held = m_file, address](const QByteArray *view) {
        delete view;
        const QMutexLocker again(&held->mutex);
        held->file.unmap(address);
    };
    made->texts.push_back(LogText(new QByteArray(QByteArray::fromRawData(reinterpret_cast<const char *>(address), text.size())), giveBack));
    return made;
}

qint64 LogSpill::bytes() const
{
    const QMutexLocker locker(&m_file->mutex);
    return m_file->end;
}

QString LogSpill::problem() const
{
    const QMutexLocker locker(&m_file->mutex);
    return m_file->problem;
}

int LogSpill::handle() const
{
    const QMutexLocker locker(&m_file->mutex);
    return m_file->file.handle();
}

} // namespace longshore
