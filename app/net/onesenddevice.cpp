// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/onesenddevice.h"

#include <algorithm>
#include <cstring>

namespace longshore {

OneSendDevice::OneSendDevice(QByteArray body, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneSendDevice::bytesAvailable() const
{
    return m_body.size() - m_read + QIODevice::bytesAvailable();
}

qint64 OneSendDevice::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min<qint64>(maxSize, m_body.size() - m_read);
    if (count == 0 && maxSize > 0)
        return -1;
    std::memcpy(data, m_body.constData() + m_read, std::size_t(count));
    m_read += count;
    return count;
}

} // namespace longshore
