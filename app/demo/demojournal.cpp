// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demojournal.h"

#include <QMutexLocker>

namespace longshore::demo {

void Journal::note(const QByteArray &method, const QByteArray &route, bool isWrite)
{
    const QMutexLocker lock(&m_mutex);
    ++m_counts[method + ' ' + route];
    m_writes += isWrite;
}

int Journal::count(const QByteArray &method, const QByteArray &route) const
{
    const QMutexLocker lock(&m_mutex);
    return m_counts.value(method + ' ' + route);
}

int Journal::writes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_writes;
}

void Journal::noteMisusedSignOut()
{
    const QMutexLocker lock(&m_mutex);
    m_signOutMisused = true;
}

bool Journal::wasSignOutMisused() const
{
    const QMutexLocker lock(&m_mutex);
    return m_signOutMisused;
}

} // namespace longshore::demo
