// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace longshore {

/// A body that can be read once only. Qt resends a request by itself when its connection dies before the answer, up to
/// four times, writes too; a body it cannot rewind is the one thing that stops it (measured with Qt 6.4.2).
class OneSendDevice : public QIODevice
{
    Q_OBJECT
public:
    explicit OneSendDevice(QByteArray body, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } ///< Qt tries, and would warn about it in the log.
    bool atEnd() const override { return bytesAvailable() == 0; }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_body;
    qint64 m_read = 0;
};

} // namespace longshore
